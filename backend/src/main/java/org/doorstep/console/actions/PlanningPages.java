package org.doorstep.console.actions;

import org.doorstep.campaigns.Action;
import org.doorstep.campaigns.ActionKind;
import org.doorstep.campaigns.Actions;
import org.doorstep.campaigns.Campaigns;
import org.doorstep.console.ConsoleSettings;
import org.doorstep.console.frame.Answers;
import org.doorstep.console.frame.CurrentBranch;
import org.doorstep.console.frame.Wording;
import org.doorstep.kernel.Outcome;
import org.doorstep.kernel.RefusedException;
import org.doorstep.membership.Skill;
import org.doorstep.security.Branch;
import org.doorstep.security.CurrentActor;
import org.doorstep.security.Permitted;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import java.util.List;

/// Creating an action: what, where on the map, and its first shift.
@Controller
class PlanningPages {

    private static final String ROW = "edit-actions";
    private static final String VIEW = "console/action-form";

    private final CurrentActor current;
    private final CurrentBranch branch;
    private final Actions actions;
    private final Campaigns campaigns;
    private final Wording wording;
    private final ConsoleSettings settings;

    PlanningPages(
            CurrentActor current,
            CurrentBranch branch,
            Actions actions,
            Campaigns campaigns,
            Wording wording,
            ConsoleSettings settings) {
        this.current = current;
        this.branch = branch;
        this.actions = actions;
        this.campaigns = campaigns;
        this.wording = wording;
        this.settings = settings;
    }

    @GetMapping("/console/actions/new")
    @Permitted(ROW)
    String empty(@ModelAttribute("form") ActionForm form, Model model) {
        fill(model, branch.get(current.get(), ROW));
        return VIEW;
    }

    @PostMapping("/console/actions")
    @Permitted(ROW)
    ModelAndView create(
            @ModelAttribute("form") ActionForm form, Model model, RedirectAttributes next) {
        var actor = current.get();
        var here = branch.get(actor, ROW);
        return switch (form.read(here.id()).then(wish -> actions.create(wish, actor))) {
            case Outcome.Done<Action>(var action) -> {
                next.addFlashAttribute("said", wording.of("actions.created", action.title()));
                yield new ModelAndView("redirect:/console/actions/" + action.id());
            }
            case Outcome.Refused<Action>(var refusal) -> {
                if (!Answers.isOfForm(refusal)) {
                    throw new RefusedException(refusal);
                }
                fill(model, here);
                yield Answers.again(VIEW, model, ActionForm.inFormNames(refusal));
            }
        };
    }

    private void fill(Model model, Branch here) {
        model.addAttribute("branchId", here.id().value());
        model.addAttribute("branchName", here.name());
        model.addAttribute("kinds", List.of(ActionKind.values()));
        model.addAttribute("skills", List.of(Skill.values()));
        model.addAttribute("campaigns", campaigns.list(here.id()));
        model.addAttribute("settings", settings);
    }
}
