package org.doorstep.console.turf;

import org.doorstep.canvassing.KeptCut;
import org.doorstep.canvassing.TurfCutId;
import org.doorstep.canvassing.TurfPlan;
import org.doorstep.canvassing.Turfs;
import org.doorstep.console.ConsoleSettings;
import org.doorstep.console.frame.Answers;
import org.doorstep.console.frame.Asked;
import org.doorstep.console.frame.CurrentBranch;
import org.doorstep.console.ground.BranchGround;
import org.doorstep.console.ground.StreetRow;
import org.doorstep.kernel.Outcome;
import org.doorstep.kernel.Refusal;
import org.doorstep.kernel.RefusedException;
import org.doorstep.security.Actor;
import org.doorstep.security.Branch;
import org.doorstep.security.CurrentActor;
import org.doorstep.security.Permitted;
import org.doorstep.territory.Ward;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;

import java.util.List;

/// Cutting: choose a ward and a size, look at the cut on the map and in the list, keep it.
@Controller
class TurfPages {

    static final String ROW = "cut-turf";
    private static final String VIEW = "console/turfs";
    private static final int MOST_WARDS = 20;

    private final CurrentActor current;
    private final CurrentBranch branch;
    private final BranchGround ground;
    private final TurfWork work;
    private final Turfs turfs;
    private final ConsoleSettings settings;

    TurfPages(
            CurrentActor current,
            CurrentBranch branch,
            BranchGround ground,
            TurfWork work,
            Turfs turfs,
            ConsoleSettings settings) {
        this.current = current;
        this.branch = branch;
        this.ground = ground;
        this.work = work;
        this.turfs = turfs;
        this.settings = settings;
    }

    @ModelAttribute("form")
    TurfForm form(
            @RequestParam(defaultValue = "") List<String> ward,
            @RequestParam(defaultValue = "") List<String> street,
            @RequestParam(defaultValue = "") String area,
            @RequestParam(defaultValue = "") String bbox,
            @RequestParam(defaultValue = "") String doors,
            @RequestParam(defaultValue = "") String style,
            @RequestParam(defaultValue = "false") boolean split,
            @RequestParam(defaultValue = "false") boolean out) {
        return new TurfForm(ward, street, area, bbox, doors, style, split, out);
    }

    @GetMapping("/console/turfs")
    @Permitted(ROW)
    ModelAndView show(@ModelAttribute(name = "form", binding = false) TurfForm form, Model model) {
        var actor = current.get();
        var here = branch.get(actor, ROW);
        fill(model, here, form);
        if (!form.asks()) {
            return new ModelAndView(VIEW, model.asMap());
        }
        return switch (plan(here, form, actor)) {
            case Outcome.Done<TurfPlan>(var plan) -> {
                shown(model, form, plan);
                yield new ModelAndView(VIEW, model.asMap());
            }
            case Outcome.Refused<TurfPlan>(var refusal) -> again(model, refusal);
        };
    }

    private Outcome<TurfPlan> plan(Branch here, TurfForm form, Actor actor) {
        try {
            return turfs.plan(work.wish(here.id(), form), actor);
        } catch (RefusedException unreadable) {
            return Outcome.refused(unreadable.refusal());
        }
    }

    @PostMapping("/console/turfs")
    @Permitted(ROW)
    ModelAndView keep(
            @ModelAttribute(name = "form", binding = false) TurfForm form,
            @RequestParam(defaultValue = "") String cut,
            Model model) {
        var actor = current.get();
        var here = branch.get(actor, ROW);
        var seen = Asked.field("cut", cut, "The cut that was looked at.", TurfCutId::of);
        return switch (turfs.keep(seen, work.wish(here.id(), form), actor)) {
            case Outcome.Done<KeptCut>(var kept) ->
                    new ModelAndView("redirect:/console/turfs/" + kept.id());
            case Outcome.Refused<KeptCut>(var refusal) -> {
                fill(model, here, form);
                if (plan(here, form, actor) instanceof Outcome.Done<TurfPlan>(var plan)) {
                    shown(model, form, plan);
                }
                yield again(model, refusal);
            }
        };
    }

    private static ModelAndView again(Model model, Refusal refusal) {
        if (!Answers.isOfForm(refusal)) {
            throw new RefusedException(refusal);
        }
        return Answers.again(VIEW, model, refusal);
    }

    private static void shown(Model model, TurfForm form, TurfPlan plan) {
        model.addAttribute("plan", plan);
        model.addAttribute(
                "turfsAt",
                UriComponentsBuilder.fromPath("/console/turfs/plan.json")
                        .queryParam("ward", form.wards())
                        .queryParam("street", form.streets())
                        .queryParam("area", "{area}")
                        .queryParam("bbox", "{bbox}")
                        .queryParam("doors", "{doors}")
                        .queryParam("style", "{style}")
                        .queryParam("split", form.split())
                        .queryParam("out", "{out}")
                        .encode()
                        .buildAndExpand(
                                form.area(), form.bbox(), form.doors(), form.style(), form.out())
                        .toUriString());
    }

    private void fill(Model model, Branch here, TurfForm form) {
        model.addAttribute("branchId", here.id().value());
        model.addAttribute("branchName", here.name());
        model.addAttribute("allWards", ground.wards(here.id()));
        model.addAttribute("streets", toChooseFrom(here, form));
        model.addAttribute("kept", turfs.list(here.id()));
        model.addAttribute("settings", settings);
        model.addAttribute("plan", null);
        model.addAttribute("turfsAt", "");
    }

    /// The streets of the wards chosen, where they are not too many to look through.
    private List<StreetRow> toChooseFrom(Branch here, TurfForm form) {
        try {
            var wards = form.asks() ? work.wards(here.id(), form) : List.<Ward>of();
            return wards.size() > MOST_WARDS ? List.of() : work.streets(here.id(), wards);
        } catch (RefusedException unreadable) {
            return List.of();
        }
    }
}
