package org.doorstep.console.actions;

import org.doorstep.campaigns.Action;
import org.doorstep.campaigns.ActionId;
import org.doorstep.campaigns.Actions;
import org.doorstep.console.frame.Answers;
import org.doorstep.console.frame.Asked;
import org.doorstep.console.frame.CurrentBranch;
import org.doorstep.console.frame.Wording;
import org.doorstep.kernel.Outcome;
import org.doorstep.kernel.Refusal;
import org.doorstep.kernel.Refusal.FieldFault;
import org.doorstep.kernel.RefusedException;
import org.doorstep.security.AuditTrail;
import org.doorstep.security.CurrentActor;
import org.doorstep.security.Permitted;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import java.util.ArrayList;

/// The list of a branch's actions, one of them with who has signed up, and calling it off, which
/// cannot be undone and so has a page of its own with the number of people, the reason and the
/// title typed once.
@Controller
class ActionPages {

    private static final String ROW = "edit-actions";
    private static final String CALL_OFF_VIEW = "console/action-cancel";
    private static final int LONGEST_REASON = 500;

    private final CurrentActor current;
    private final CurrentBranch branch;
    private final Plans plans;
    private final Actions actions;
    private final AuditTrail audit;
    private final Wording wording;

    ActionPages(
            CurrentActor current,
            CurrentBranch branch,
            Plans plans,
            Actions actions,
            AuditTrail audit,
            Wording wording) {
        this.current = current;
        this.branch = branch;
        this.plans = plans;
        this.actions = actions;
        this.audit = audit;
        this.wording = wording;
    }

    @GetMapping("/console/actions")
    @Permitted(ROW)
    String list(@RequestParam(defaultValue = "") String when, Model model) {
        var here = branch.get(current.get(), ROW);
        var past = when.equals("past");
        model.addAttribute("branchName", here.name());
        model.addAttribute("branchId", here.id().value());
        model.addAttribute("past", past);
        model.addAttribute("rows", past ? plans.past(here.id()) : plans.coming(here.id()));
        return "console/actions";
    }

    @GetMapping("/console/actions/{id}")
    @Permitted(ROW)
    String show(@PathVariable String id, @ModelAttribute("form") ShiftForm form, Model model) {
        plans.fill(model, read(id), current.get());
        return "console/action";
    }

    @GetMapping("/console/actions/{id}/cancel")
    @Permitted(ROW)
    String askWhy(@PathVariable String id, Model model) {
        fill(model, id, "", "");
        return CALL_OFF_VIEW;
    }

    @PostMapping("/console/actions/{id}/cancel")
    @Permitted(ROW)
    ModelAndView callOff(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String title,
            Model model,
            RedirectAttributes next) {
        var action = fill(model, id, reason, title);
        var actor = current.get();
        return switch (sure(action, reason.strip(), title.strip())
                .then(sure -> actions.cancel(action.id(), actor))) {
            case Outcome.Done<Action>(var off) -> {
                audit.record("action-cancel-reason", actor, off.id().toString(), reason.strip());
                next.addFlashAttribute("said", wording.of("actions.is-off", off.title()));
                yield new ModelAndView("redirect:/console/actions/" + off.id());
            }
            case Outcome.Refused<Action>(var refusal) -> {
                if (!Answers.isOfForm(refusal)) {
                    throw new RefusedException(refusal);
                }
                yield Answers.again(CALL_OFF_VIEW, model, refusal);
            }
        };
    }

    private Action fill(Model model, String id, String reason, String title) {
        var action = plans.action(read(id), current.get());
        model.addAttribute("action", action);
        model.addAttribute("people", plans.people(action, current.get()));
        model.addAttribute("reason", reason);
        model.addAttribute("typedTitle", title);
        return action;
    }

    private static Outcome<Action> sure(Action action, String reason, String title) {
        var faults = new ArrayList<FieldFault>();
        if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
            faults.add(Asked.fault("reason", "Why, in 1 to 500 characters."));
        }
        if (!title.equalsIgnoreCase(action.title().strip())) {
            faults.add(Asked.fault("title", "The name as it stands above."));
        }
        return faults.isEmpty() ? Outcome.done(action) : Outcome.refused(Refusal.ofFields(faults));
    }

    private static ActionId read(String id) {
        return Asked.idInPath(id, ActionId::of);
    }
}
