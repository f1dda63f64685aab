package org.doorstep.console.people;

import org.doorstep.console.frame.Answers;
import org.doorstep.console.frame.Asked;
import org.doorstep.console.frame.Wording;
import org.doorstep.kernel.Outcome;
import org.doorstep.kernel.Refusal;
import org.doorstep.kernel.RefusedException;
import org.doorstep.membership.VolunteerId;
import org.doorstep.membership.VolunteerName;
import org.doorstep.membership.Volunteers;
import org.doorstep.security.CurrentActor;
import org.doorstep.security.FactorResets;
import org.doorstep.security.Permitted;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import java.util.List;

/// Takes lost second factors away from a volunteer, with a reason.
@Controller("peopleFactorPages")
class FactorPages {

    private static final String ROW = "reset-factors";
    private static final String VIEW = "console/people-factors";

    private final CurrentActor current;
    private final FactorResets resets;
    private final Volunteers volunteers;
    private final Wording wording;

    FactorPages(CurrentActor current, FactorResets resets, Volunteers volunteers, Wording wording) {
        this.current = current;
        this.resets = resets;
        this.volunteers = volunteers;
        this.wording = wording;
    }

    @GetMapping("/console/people/{id}/factors")
    @Permitted(ROW)
    String ask(@PathVariable String id, Model model) {
        model.addAttribute("person", find(id));
        model.addAttribute("reason", "");
        return VIEW;
    }

    @PostMapping("/console/people/{id}/factors")
    @Permitted(ROW)
    ModelAndView reset(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            RedirectAttributes next) {
        var person = find(id);
        return switch (resets.reset(person.id().account(), current.get(), reason)) {
            case Outcome.Done<Integer>(var told) -> {
                next.addFlashAttribute("said", wording.of("factors.done", person.name(), told));
                yield new ModelAndView("redirect:/console/people");
            }
            case Outcome.Refused<Integer>(var refusal) -> {
                if (!Answers.isOfForm(refusal)) {
                    throw new RefusedException(refusal);
                }
                model.addAttribute("person", person);
                model.addAttribute("reason", reason);
                yield Answers.again(VIEW, model, refusal);
            }
        };
    }

    /// Somebody within reach; everybody else does not exist here.
    private VolunteerName find(String typed) {
        var id = Asked.idInPath(typed, VolunteerId::of);
        var known = volunteers.names(List.of(id)).get(id);
        if (known == null || !resets.mayFor(current.get(), id.account())) {
            throw new RefusedException(Refusal.notFound());
        }
        return known;
    }
}
