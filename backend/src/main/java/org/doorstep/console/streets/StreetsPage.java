package org.doorstep.console.streets;

import org.doorstep.canvassing.Assignment;
import org.doorstep.canvassing.Assignments;
import org.doorstep.canvassing.Walk;
import org.doorstep.console.ConsoleSettings;
import org.doorstep.console.frame.Answers;
import org.doorstep.console.frame.CurrentBranch;
import org.doorstep.console.frame.Wording;
import org.doorstep.console.ground.BranchGround;
import org.doorstep.kernel.Outcome;
import org.doorstep.kernel.RefusedException;
import org.doorstep.security.Actor;
import org.doorstep.security.Branch;
import org.doorstep.security.CurrentActor;
import org.doorstep.security.Permitted;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import java.util.List;

/// Handing out: pick streets on the map or in the list, choose who and until when, give.
@Controller
class StreetsPage {

    private static final String ROW = "give-assignment";
    private static final String VIEW = "console/streets";
    private static final int MOST_WARDS_AT_ONCE = 20;

    private final CurrentActor current;
    private final CurrentBranch branch;
    private final BranchGround ground;
    private final Handouts handouts;
    private final Assignments assignments;
    private final Wording wording;
    private final ConsoleSettings settings;

    StreetsPage(
            CurrentActor current,
            CurrentBranch branch,
            BranchGround ground,
            Handouts handouts,
            Assignments assignments,
            Wording wording,
            ConsoleSettings settings) {
        this.current = current;
        this.branch = branch;
        this.ground = ground;
        this.handouts = handouts;
        this.assignments = assignments;
        this.wording = wording;
        this.settings = settings;
    }

    @GetMapping("/console/streets")
    @Permitted(ROW)
    String show(
            @RequestParam(defaultValue = "") String ward,
            @RequestParam(name = "street", defaultValue = "") List<String> street,
            @RequestParam(defaultValue = "") String volunteer,
            @RequestParam(defaultValue = "") String team,
            @RequestParam(defaultValue = "") String until,
            Model model) {
        var actor = current.get();
        var here = branch.get(actor, ROW);
        var end = until.isBlank() ? wording.field(handouts.usualEnd()) : until;
        fill(model, actor, here, ward, new HandoutForm(street, volunteer, team, end));
        return VIEW;
    }

    /// Doors and walking time of what is picked, as a piece of the page.
    @GetMapping("/console/streets/walk")
    @Permitted(ROW)
    String walk(
            @RequestParam(name = "street", defaultValue = "") List<String> street, Model model) {
        var actor = current.get();
        var here = branch.get(actor, ROW);
        look(model, actor, here, new HandoutForm(street, "", "", ""));
        return VIEW + " :: #walk";
    }

    @PostMapping("/console/streets")
    @Permitted(ROW)
    ModelAndView give(
            @RequestParam(defaultValue = "") String ward,
            @RequestParam(name = "street", defaultValue = "") List<String> street,
            @RequestParam(defaultValue = "") String volunteer,
            @RequestParam(defaultValue = "") String team,
            @RequestParam(defaultValue = "") String until,
            Model model,
            RedirectAttributes next) {
        var actor = current.get();
        var here = branch.get(actor, ROW);
        var form = new HandoutForm(street, volunteer, team, until);
        var given = form.read(here.id()).then(handout -> assignments.give(handout, actor));
        return switch (given) {
            case Outcome.Done<Assignment>(var assignment) -> {
                var walk = assignment.walk();
                next.addFlashAttribute(
                        "said",
                        wording.of(
                                "streets.given",
                                assignment.name(),
                                handouts.row(assignment).who(),
                                walk.doors(),
                                wording.at(assignment.until())));
                yield new ModelAndView("redirect:/console/streets#out");
            }
            case Outcome.Refused<Assignment>(var refusal) -> {
                if (!Answers.isOfForm(refusal)) {
                    throw new RefusedException(refusal);
                }
                fill(model, actor, here, ward, form);
                yield Answers.again(VIEW, model, refusal);
            }
        };
    }

    private void fill(Model model, Actor actor, Branch here, String ward, HandoutForm form) {
        var wards = ground.wards(here.id());
        var only = ground.ward(here.id(), ward);
        var shown = only == null ? wards : List.of(only);
        var tooMany = shown.size() > MOST_WARDS_AT_ONCE;
        model.addAttribute("branchId", here.id().value());
        model.addAttribute("branchName", here.name());
        model.addAttribute("allWards", wards);
        model.addAttribute("only", only);
        model.addAttribute("tooMany", tooMany);
        model.addAttribute("streets", tooMany ? List.of() : ground.streets(here.id(), shown));
        model.addAttribute("people", handouts.people(here.id(), actor));
        model.addAttribute("rows", handouts.rows(here.id()));
        model.addAttribute("form", form);
        model.addAttribute("settings", settings);
        try {
            look(model, actor, here, form);
        } catch (RefusedException unreadable) {
            // Said beside the field; the page itself still shows.
            model.addAttribute("walk", null);
        }
    }

    private void look(Model model, Actor actor, Branch here, HandoutForm form) {
        model.addAttribute("walk", null);
        model.addAttribute("walkRefusal", null);
        if (form.streets().isEmpty()) {
            return;
        }
        switch (handouts.preview(here.id(), form, actor)) {
            case Outcome.Done<Walk>(var walk) -> model.addAttribute("walk", walk);
            case Outcome.Refused<Walk>(var refusal) -> model.addAttribute("walkRefusal", refusal);
        }
    }
}
