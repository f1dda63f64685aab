package org.doorstep.console.streets;

import org.doorstep.canvassing.AssignmentId;
import org.doorstep.canvassing.Assignments;
import org.doorstep.console.frame.Answers;
import org.doorstep.console.frame.Asked;
import org.doorstep.console.frame.Wording;
import org.doorstep.kernel.London;
import org.doorstep.kernel.RefusedException;
import org.doorstep.security.CurrentActor;
import org.doorstep.security.Permitted;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import java.time.Clock;
import java.time.Instant;

/// One assignment: how far it has come, its sheet for printing, giving it longer, taking it back.
@Controller
class AssignmentPages {

    private static final String ROW = "give-assignment";
    private static final String VIEW = "console/assignment";

    private final CurrentActor current;
    private final Assignments assignments;
    private final Handouts handouts;
    private final Wording wording;
    private final Clock clock;

    AssignmentPages(
            CurrentActor current,
            Assignments assignments,
            Handouts handouts,
            Wording wording,
            Clock clock) {
        this.current = current;
        this.assignments = assignments;
        this.handouts = handouts;
        this.wording = wording;
        this.clock = clock;
    }

    @GetMapping("/console/assignments/{id}")
    @Permitted(ROW)
    String show(@PathVariable String id, Model model) {
        var row = row(id);
        model.addAttribute("row", row);
        model.addAttribute("until", wording.field(row.assignment().until()));
        return VIEW;
    }

    /// Moves the time it lapses.
    ///
    /// @param seen when it lapsed as the page showed it, in milliseconds since 1970
    @PostMapping("/console/assignments/{id}/until")
    @Permitted(ROW)
    ModelAndView moveLapse(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String seen,
            @RequestParam(defaultValue = "") String until,
            Model model,
            RedirectAttributes next) {
        var row = row(id);
        model.addAttribute("row", row);
        model.addAttribute("until", until);
        try {
            var from = Asked.field("until", seen, "The time the page showed.", Long::valueOf);
            var moved =
                    assignments
                            .moveLapse(
                                    row.assignment().id(),
                                    Instant.ofEpochMilli(from),
                                    Asked.moment("until", until),
                                    current.get())
                            .orThrow();
            next.addFlashAttribute(
                    "said",
                    wording.of("streets.lapse-moved", moved.name(), wording.at(moved.until())));
            return new ModelAndView("redirect:/console/assignments/" + moved.id());
        } catch (RefusedException refused) {
            if (!Answers.isOfForm(refused.refusal())) {
                throw refused;
            }
            return Answers.again(VIEW, model, refused.refusal());
        }
    }

    @GetMapping("/console/assignments/{id}/sheet")
    @Permitted(ROW)
    String sheet(@PathVariable String id, Model model) {
        model.addAttribute("row", row(id));
        model.addAttribute("printedAt", London.now(clock));
        return "console/sheet";
    }

    @PostMapping("/console/assignments/{id}/take-back")
    @Permitted(ROW)
    String takeBack(@PathVariable String id, RedirectAttributes next) {
        var taken = assignments.takeBack(read(id), current.get()).orThrow();
        next.addFlashAttribute("said", wording.of("streets.taken-back", taken.name()));
        return "redirect:/console/streets#out";
    }

    private AssignmentRow row(String id) {
        return handouts.row(assignments.find(read(id), current.get()).orThrow());
    }

    private static AssignmentId read(String id) {
        return Asked.idInPath(id, AssignmentId::of);
    }
}
