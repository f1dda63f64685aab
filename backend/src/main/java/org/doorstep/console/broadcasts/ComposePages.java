package org.doorstep.console.broadcasts;

import org.doorstep.console.frame.Answers;
import org.doorstep.console.frame.CurrentBranch;
import org.doorstep.console.frame.Wording;
import org.doorstep.kernel.Outcome;
import org.doorstep.kernel.RefusedException;
import org.doorstep.membership.Skill;
import org.doorstep.messaging.Broadcast;
import org.doorstep.messaging.Broadcasts;
import org.doorstep.messaging.Templates;
import org.doorstep.security.BranchId;
import org.doorstep.security.CurrentActor;
import org.doorstep.security.Permitted;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

import java.time.Duration;
import java.util.List;

/// Writing a broadcast, and changing one that is still a draft.
@Controller
class ComposePages {

    private static final String ROW = "draft-broadcast";
    private static final String VIEW = "console/broadcast-form";
    private static final Duration AHEAD = Duration.ofDays(14);

    private final CurrentActor current;
    private final CurrentBranch branch;
    private final Broadcasts broadcasts;
    private final Templates templates;
    private final Choices choices;
    private final Wording wording;

    ComposePages(
            CurrentActor current,
            CurrentBranch branch,
            Broadcasts broadcasts,
            Templates templates,
            Choices choices,
            Wording wording) {
        this.current = current;
        this.branch = branch;
        this.broadcasts = broadcasts;
        this.templates = templates;
        this.choices = choices;
        this.wording = wording;
    }

    @GetMapping("/console/broadcasts/new")
    @Permitted(ROW)
    String empty(@ModelAttribute("form") BroadcastForm form, Model model) {
        fill(model, branch.get(current.get(), ROW).id(), null);
        return VIEW;
    }

    @PostMapping("/console/broadcasts")
    @Permitted(ROW)
    ModelAndView draft(@ModelAttribute("form") BroadcastForm form, Model model) {
        var actor = current.get();
        var here = branch.get(actor, ROW).id();
        return answer(
                form.read(here).then(plan -> broadcasts.draft(plan, actor)), model, here, null);
    }

    @GetMapping("/console/broadcasts/{id}/edit")
    @Permitted(ROW)
    String edit(@PathVariable String id, Model model) {
        var draft = broadcasts.find(BroadcastPaths.read(id), current.get()).orThrow();
        if (draft.state() != Broadcast.State.DRAFT) {
            return "redirect:/console/broadcasts/" + draft.id();
        }
        model.addAttribute("form", BroadcastForm.of(draft, wording));
        fill(model, draft.plan().branch(), draft);
        return VIEW;
    }

    @PostMapping("/console/broadcasts/{id}/edit")
    @Permitted(ROW)
    ModelAndView change(
            @PathVariable String id,
            @RequestParam(defaultValue = "0") long version,
            @ModelAttribute("form") BroadcastForm form,
            Model model) {
        var actor = current.get();
        var draft = broadcasts.find(BroadcastPaths.read(id), actor).orThrow();
        var here = draft.plan().branch();
        return answer(
                form.read(here).then(plan -> broadcasts.edit(draft.id(), version, plan, actor)),
                model,
                here,
                draft);
    }

    private ModelAndView answer(
            Outcome<Broadcast> written, Model model, BranchId here, @Nullable Broadcast draft) {
        return switch (written) {
            case Outcome.Done<Broadcast>(var broadcast) ->
                    new ModelAndView("redirect:/console/broadcasts/" + broadcast.id());
            case Outcome.Refused<Broadcast>(var refusal) -> {
                if (!Answers.isOfForm(refusal)) {
                    throw new RefusedException(refusal);
                }
                fill(model, here, draft);
                yield Answers.again(VIEW, model, refusal);
            }
        };
    }

    private void fill(Model model, BranchId here, @Nullable Broadcast draft) {
        model.addAttribute("draft", draft);
        model.addAttribute("branchId", here.value());
        model.addAttribute("templates", templates.list(here));
        model.addAttribute("skills", List.of(Skill.values()));
        choices.fill(model, here, AHEAD);
    }
}
