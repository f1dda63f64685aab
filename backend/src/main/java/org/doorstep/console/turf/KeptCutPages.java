package org.doorstep.console.turf;

import org.doorstep.canvassing.Assignee;
import org.doorstep.canvassing.Assignment;
import org.doorstep.canvassing.KeptCut;
import org.doorstep.canvassing.TurfCutId;
import org.doorstep.canvassing.Turfs;
import org.doorstep.console.ConsoleSettings;
import org.doorstep.console.frame.Answers;
import org.doorstep.console.frame.Asked;
import org.doorstep.console.frame.Wording;
import org.doorstep.kernel.London;
import org.doorstep.kernel.Outcome;
import org.doorstep.kernel.Refusal;
import org.doorstep.kernel.RefusedException;
import org.doorstep.security.Actor;
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

/// A kept cut: its turfs on the map and in the list, each handed out from here.
@Controller
class KeptCutPages {

    private static final String VIEW = "console/turf-cut";

    private final CurrentActor current;
    private final Turfs turfs;
    private final TurfWork work;
    private final CutPeople people;
    private final Wording wording;
    private final ConsoleSettings settings;
    private final Clock clock;

    KeptCutPages(
            CurrentActor current,
            Turfs turfs,
            TurfWork work,
            CutPeople people,
            Wording wording,
            ConsoleSettings settings,
            Clock clock) {
        this.current = current;
        this.turfs = turfs;
        this.work = work;
        this.people = people;
        this.wording = wording;
        this.settings = settings;
        this.clock = clock;
    }

    /// Who gets a turf, as typed.
    record GiveForm(String volunteer, String team, String until) {}

    @GetMapping("/console/turfs/{id}")
    @Permitted(TurfPages.ROW)
    String show(@PathVariable String id, Model model) {
        var actor = current.get();
        fill(model, find(id, actor), actor, new GiveForm("", "", usualEnd()));
        return VIEW;
    }

    @PostMapping("/console/turfs/{id}")
    @Permitted("give-assignment")
    ModelAndView give(
            @PathVariable String id,
            @RequestParam(defaultValue = "0") int turf,
            @RequestParam(defaultValue = "") String volunteer,
            @RequestParam(defaultValue = "") String team,
            @RequestParam(defaultValue = "") String until,
            Model model,
            RedirectAttributes next) {
        var actor = current.get();
        var cut = find(id, actor);
        var form = new GiveForm(volunteer, team, until);
        return switch (give(cut, turf, form, actor)) {
            case Outcome.Done<Assignment>(var given) -> {
                next.addFlashAttribute(
                        "said",
                        wording.of("turfs.given", turf, given.name(), wording.at(given.until())));
                yield new ModelAndView("redirect:/console/turfs/" + cut.id());
            }
            case Outcome.Refused<Assignment>(var refusal) -> {
                if (!Answers.isOfForm(refusal)) {
                    throw new RefusedException(refusal);
                }
                fill(model, cut, actor, form);
                yield Answers.again(VIEW, model, refusal);
            }
        };
    }

    private Outcome<Assignment> give(KeptCut cut, int turf, GiveForm form, Actor actor) {
        if (form.volunteer().isBlank() == form.team().isBlank()) {
            return Outcome.refused(
                    Asked.wrong("volunteer", "Either a volunteer or the name of a team."));
        }
        try {
            Assignee who =
                    form.volunteer().isBlank()
                            ? new Assignee.OfTeam(form.team().strip())
                            : new Assignee.OfVolunteer(CutPeople.account(form.volunteer()));
            return turfs.give(cut.id(), turf, who, Asked.moment("until", form.until()), actor);
        } catch (RefusedException unreadable) {
            return Outcome.refused(unreadable.refusal());
        }
    }

    private KeptCut find(String id, Actor actor) {
        return switch (turfs.find(Asked.idInPath(id, TurfCutId::of), actor)) {
            case Outcome.Done<KeptCut>(var cut) -> cut;
            case Outcome.Refused<KeptCut>(Refusal refusal) -> throw new RefusedException(refusal);
        };
    }

    private String usualEnd() {
        return wording.field(
                London.today(clock).plusDays(1).atTime(21, 0).atZone(London.ZONE).toInstant());
    }

    private void fill(Model model, KeptCut cut, Actor actor, GiveForm form) {
        model.addAttribute("branchId", cut.branch().value());
        model.addAttribute("cut", cut);
        model.addAttribute("out", work.out(cut));
        model.addAttribute("people", people.of(cut.branch(), actor));
        model.addAttribute("form", form);
        model.addAttribute("settings", settings);
    }
}
