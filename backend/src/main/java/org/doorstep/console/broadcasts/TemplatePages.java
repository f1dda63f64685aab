package org.doorstep.console.broadcasts;

import org.doorstep.console.frame.Answers;
import org.doorstep.console.frame.Asked;
import org.doorstep.console.frame.CurrentBranch;
import org.doorstep.console.frame.Wording;
import org.doorstep.kernel.Outcome;
import org.doorstep.kernel.Refusal;
import org.doorstep.kernel.RefusedException;
import org.doorstep.messaging.Occasions;
import org.doorstep.messaging.Purpose;
import org.doorstep.messaging.Template;
import org.doorstep.messaging.TemplateClass;
import org.doorstep.messaging.TemplateId;
import org.doorstep.messaging.Templates;
import org.doorstep.security.Actor;
import org.doorstep.security.BranchId;
import org.doorstep.security.Branches;
import org.doorstep.security.CurrentActor;
import org.doorstep.security.Permissions;
import org.doorstep.security.Permitted;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import java.util.List;

/// Templates: the list, a new one, the next version of one, approval by a second person.
@Controller
class TemplatePages {

    private static final String ROW = "draft-broadcast";
    private static final String VIEW = "console/template-form";

    private final CurrentActor current;
    private final CurrentBranch branch;
    private final Access access;
    private final Templates templates;
    private final Occasions occasions;
    private final TemplateLook look;
    private final Wording wording;

    TemplatePages(
            CurrentActor current,
            CurrentBranch branch,
            Access access,
            Templates templates,
            Occasions occasions,
            TemplateLook look,
            Wording wording) {
        this.current = current;
        this.branch = branch;
        this.access = access;
        this.occasions = occasions;
        this.templates = templates;
        this.look = look;
        this.wording = wording;
    }

    /// Who may see a template.
    @Component
    record Access(Branches branches, Permissions permissions) {}

    @GetMapping("/console/templates")
    @Permitted(ROW)
    String list(Model model) {
        var here = branch.get(current.get(), ROW);
        model.addAttribute("branchName", here.name());
        model.addAttribute("templates", templates.list(here.id()));
        model.addAttribute("missing", occasions.missing(here.id()));
        return "console/templates";
    }

    @GetMapping("/console/templates/new")
    @Permitted(ROW)
    String empty(@ModelAttribute("form") TemplateForm form, Model model) {
        branch.get(current.get(), ROW);
        fill(model, null);
        return VIEW;
    }

    @PostMapping("/console/templates")
    @Permitted(ROW)
    ModelAndView draft(
            @ModelAttribute("form") TemplateForm form, Model model, RedirectAttributes next) {
        var actor = current.get();
        var here = branch.get(actor, ROW).id();
        return answer(
                form.read(here).then(draft -> templates.draft(draft, actor)), model, next, null);
    }

    @GetMapping("/console/templates/{id}")
    @Permitted(ROW)
    String show(@PathVariable String id, Model model) {
        var actor = current.get();
        var template = find(id, actor);
        model.addAttribute("template", template);
        model.addAttribute("mine", template.draftedBy().equals(actor.account()));
        model.addAttribute("mayRevise", access.permissions().may(actor, ROW, template.branch()));
        model.addAttribute("looks", look.of(template, template.branch(), actor));
        model.addAttribute("kinds", occasions.kinds());
        model.addAttribute("uses", uses(template, branch.get(actor, ROW).id()));
        return "console/template";
    }

    @GetMapping("/console/templates/{id}/edit")
    @Permitted(ROW)
    String edit(@PathVariable String id, Model model) {
        var template = find(id, current.get());
        model.addAttribute("form", TemplateForm.of(template));
        fill(model, template);
        return VIEW;
    }

    @PostMapping("/console/templates/{id}/edit")
    @Permitted(ROW)
    ModelAndView revise(
            @PathVariable String id,
            @RequestParam(defaultValue = "0") int version,
            @ModelAttribute("form") TemplateForm form,
            Model model,
            RedirectAttributes next) {
        var actor = current.get();
        var template = find(id, actor);
        var revised =
                form.read(template.branch())
                        .then(draft -> templates.revise(template.id(), version, draft, actor));
        return answer(revised, model, next, template);
    }

    @PostMapping("/console/templates/{id}/approve")
    @Permitted("approve-broadcast")
    String approve(
            @PathVariable String id,
            @RequestParam(defaultValue = "0") int version,
            RedirectAttributes next) {
        var actor = current.get();
        var template = find(id, actor);
        switch (templates.approve(template.id(), version, actor)) {
            case Outcome.Done<Template>(var approved) ->
                    next.addFlashAttribute("said", wording.of("template.approved"));
            case Outcome.Refused<Template>(var refusal) -> {
                if (refusal.code().status() == 404) {
                    throw new RefusedException(refusal);
                }
                next.addFlashAttribute("refusal", refusal);
            }
        }
        return "redirect:/console/templates/" + template.id();
    }

    /// Uses a template for what is sent by itself, such as shift reminders.
    @PostMapping("/console/templates/{id}/use")
    @Permitted(ROW)
    String use(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String kind,
            RedirectAttributes next) {
        var actor = current.get();
        var template = find(id, actor);
        var here = branch.get(actor, ROW);
        switch (occasions.use(kind, here.id(), template.id(), actor)) {
            case Outcome.Done<Template>(var used) ->
                    next.addFlashAttribute(
                            "said",
                            wording.of(
                                    "template.used", wording.of("occasion." + kind), here.name()));
            case Outcome.Refused<Template>(var refusal) -> {
                if (!Answers.isOfForm(refusal)) {
                    throw new RefusedException(refusal);
                }
                next.addFlashAttribute("refusal", refusal);
            }
        }
        return "redirect:/console/templates/" + template.id();
    }

    private ModelAndView answer(
            Outcome<Template> written,
            Model model,
            RedirectAttributes next,
            @Nullable Template template) {
        return switch (written) {
            case Outcome.Done<Template>(var kept) -> {
                next.addFlashAttribute("said", wording.of("template.kept", kept.version()));
                yield new ModelAndView("redirect:/console/templates/" + kept.id());
            }
            case Outcome.Refused<Template>(var refusal) -> {
                if (!Answers.isOfForm(refusal)) {
                    throw new RefusedException(refusal);
                }
                fill(model, template);
                yield Answers.again(VIEW, model, refusal);
            }
        };
    }

    /// A template of a branch this person works in, or of one above it; others do not exist here.
    private Template find(String id, Actor actor) {
        var mine = access.permissions().reach(actor, ROW);
        return templates
                .find(Asked.idInPath(id, TemplateId::of))
                .filter(one ->
                        mine.stream()
                                .anyMatch(own -> access.branches().isWithin(own, one.branch())))
                .orElseThrow(() -> new RefusedException(Refusal.notFound()));
    }

    /// The kinds of occasion for which the branch uses a template.
    private List<String> uses(Template template, BranchId here) {
        return occasions.kinds().stream()
                .filter(kind ->
                        occasions
                                .templateFor(kind, here)
                                .filter(used -> used.id().equals(template.id()))
                                .isPresent())
                .toList();
    }

    private static void fill(Model model, @Nullable Template template) {
        model.addAttribute("template", template);
        model.addAttribute("kinds", List.of(TemplateClass.values()));
        model.addAttribute("purposes", List.of(Purpose.values()));
    }
}
