package org.doorstep.console.actions;

import org.doorstep.campaigns.ActionId;
import org.doorstep.campaigns.Shift;
import org.doorstep.campaigns.ShiftId;
import org.doorstep.campaigns.Shifts;
import org.doorstep.console.frame.Answers;
import org.doorstep.console.frame.Asked;
import org.doorstep.console.frame.Wording;
import org.doorstep.kernel.Outcome;
import org.doorstep.kernel.RefusedException;
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

/// Shifts: adding one to an action, moving one, calling one off.
@Controller
class ShiftPages {

    private static final String ROW = "edit-actions";
    private static final String VIEW = "console/shift";

    private final CurrentActor current;
    private final Plans plans;
    private final Shifts shifts;
    private final Wording wording;

    ShiftPages(CurrentActor current, Plans plans, Shifts shifts, Wording wording) {
        this.current = current;
        this.plans = plans;
        this.shifts = shifts;
        this.wording = wording;
    }

    @PostMapping("/console/actions/{id}/shifts")
    @Permitted(ROW)
    ModelAndView add(
            @PathVariable String id,
            @ModelAttribute("form") ShiftForm form,
            Model model,
            RedirectAttributes next) {
        var actor = current.get();
        var action = plans.action(Asked.idInPath(id, ActionId::of), actor);
        return switch (form.read().then(wish -> shifts.add(action.id(), wish, actor))) {
            case Outcome.Done<Shift>(var shift) -> done("actions.shift-added", shift, next);
            case Outcome.Refused<Shift>(var refusal) -> {
                if (!Answers.isOfForm(refusal)) {
                    throw new RefusedException(refusal);
                }
                plans.fill(model, action.id(), actor);
                yield Answers.again("console/action", model, refusal);
            }
        };
    }

    @GetMapping("/console/shifts/{id}")
    @Permitted(ROW)
    String show(@PathVariable String id, Model model) {
        var shift = fill(model, id);
        model.addAttribute(
                "form",
                new ShiftForm(
                        wording.field(shift.startsAt()), wording.field(shift.endsAt()), null));
        return VIEW;
    }

    /// Moves a shift.
    ///
    /// @param version the [Shift#version()] the page showed
    @PostMapping("/console/shifts/{id}/move")
    @Permitted(ROW)
    ModelAndView move(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String version,
            @ModelAttribute("form") ShiftForm form,
            Model model,
            RedirectAttributes next) {
        var shift = fill(model, id);
        var moved =
                form.times()
                        .then(to ->
                                shifts.move(
                                        shift.id(),
                                        version,
                                        to.starts(),
                                        to.ends(),
                                        current.get()));
        return answer(moved, "actions.shift-moved", model, next);
    }

    @PostMapping("/console/shifts/{id}/cancel")
    @Permitted(ROW)
    ModelAndView callOff(
            @PathVariable String id,
            @ModelAttribute("form") ShiftForm form,
            Model model,
            RedirectAttributes next) {
        var shift = fill(model, id);
        return answer(
                shifts.cancel(shift.id(), current.get()), "actions.shift-is-off", model, next);
    }

    private ModelAndView answer(
            Outcome<Shift> changed, String word, Model model, RedirectAttributes next) {
        return switch (changed) {
            case Outcome.Done<Shift>(var shift) -> done(word, shift, next);
            case Outcome.Refused<Shift>(var refusal) -> {
                if (!Answers.isOfForm(refusal)) {
                    throw new RefusedException(refusal);
                }
                yield Answers.again(VIEW, model, refusal);
            }
        };
    }

    private ModelAndView done(String word, Shift shift, RedirectAttributes next) {
        next.addFlashAttribute(
                "said", wording.of(word, wording.span(shift.startsAt(), shift.endsAt())));
        return new ModelAndView("redirect:/console/actions/" + shift.action());
    }

    private Shift fill(Model model, String id) {
        var actor = current.get();
        var taken = shifts.find(Asked.idInPath(id, ShiftId::of), actor).orThrow();
        var action = plans.action(taken.shift().action(), actor);
        model.addAttribute("action", action);
        model.addAttribute("row", plans.shift(action, taken));
        return taken.shift();
    }
}
