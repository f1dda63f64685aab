package org.doorstep.console.grants;

import org.doorstep.console.frame.Answers;
import org.doorstep.console.frame.Asked;
import org.doorstep.console.frame.CurrentBranch;
import org.doorstep.console.frame.Wording;
import org.doorstep.kernel.Outcome;
import org.doorstep.kernel.PageRequest;
import org.doorstep.kernel.Refusal;
import org.doorstep.kernel.RefusedException;
import org.doorstep.membership.Roles;
import org.doorstep.membership.VolunteerId;
import org.doorstep.membership.VolunteerName;
import org.doorstep.membership.Volunteers;
import org.doorstep.security.AccountId;
import org.doorstep.security.Actor;
import org.doorstep.security.Branch;
import org.doorstep.security.BranchId;
import org.doorstep.security.Branches;
import org.doorstep.security.CurrentActor;
import org.doorstep.security.Grant;
import org.doorstep.security.Permissions;
import org.doorstep.security.Permitted;
import org.doorstep.security.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/// Who has which role at a branch; giving and ending one. What the table lets only a fresh second
/// factor do is asked for there first.
@Controller
class GrantPages {

    private static final String ROW = "role-grants";
    private static final String VIEW = "console/grants";
    private static final String HOME = "redirect:/console/grants";

    private final CurrentActor current;
    private final CurrentBranch branch;
    private final Branches branches;
    private final Permissions permissions;
    private final Roles roles;
    private final Volunteers volunteers;
    private final Wording wording;

    GrantPages(
            CurrentActor current,
            CurrentBranch branch,
            Branches branches,
            Permissions permissions,
            Roles roles,
            Volunteers volunteers,
            Wording wording) {
        this.current = current;
        this.branch = branch;
        this.branches = branches;
        this.permissions = permissions;
        this.roles = roles;
        this.volunteers = volunteers;
        this.wording = wording;
    }

    /// What was typed into the form.
    record Typed(String volunteer, String role, String until) {}

    @GetMapping("/console/grants")
    @Permitted(ROW)
    ModelAndView list(Model model) {
        return new ModelAndView(VIEW, page(model, new Typed("", "", "")).asMap());
    }

    @PostMapping("/console/grants")
    @Permitted(ROW)
    ModelAndView give(
            @RequestParam(defaultValue = "") String volunteer,
            @RequestParam(defaultValue = "") String role,
            @RequestParam(defaultValue = "") String until,
            Model model,
            RedirectAttributes next) {
        var actor = current.get();
        var here = branch.get(actor);
        var given =
                roles.grant(
                        Asked.field("volunteer", volunteer, "One of the list.", VolunteerId::of),
                        Asked.field("role", role, "One of the list.", Role::valueOf),
                        here.id(),
                        Asked.momentOrNone("until", until),
                        actor);
        return switch (given) {
            case Outcome.Done<Grant>(var grant) -> {
                next.addFlashAttribute(
                        "said", wording.of("grants.given", wording.of(grant.role()), here.name()));
                yield new ModelAndView(HOME);
            }
            case Outcome.Refused<Grant>(var refusal) -> {
                if (!Answers.isOfForm(refusal) && !isStale(refusal)) {
                    throw new RefusedException(refusal);
                }
                yield Answers.again(VIEW, page(model, new Typed(volunteer, role, until)), refusal);
            }
        };
    }

    /// Asks for the second factor first and then shows the list.
    @GetMapping("/console/grants/confirm")
    @Permitted(ROW)
    String confirm() {
        var actor = current.get();
        permissions.check(actor, ROW, branch.get(actor).id()).orThrow();
        return HOME;
    }

    @PostMapping("/console/grants/end")
    @Permitted(ROW)
    String end(
            @RequestParam(defaultValue = "") String volunteer,
            @RequestParam(defaultValue = "") String role,
            @RequestParam(defaultValue = "") String at,
            RedirectAttributes next) {
        var ended = Asked.field("role", role, "One of the list.", Role::valueOf);
        roles.end(
                        Asked.field("volunteer", volunteer, "One of the list.", VolunteerId::of),
                        ended,
                        Asked.field("at", at, "One of the list.", BranchId::of),
                        current.get())
                .orThrow();
        next.addFlashAttribute("said", wording.of("grants.ended", wording.of(ended)));
        return HOME;
    }

    private Model page(Model model, Typed typed) {
        var actor = current.get();
        var here = branch.get(actor);
        var held = roles.list(here.id(), actor).orThrow();
        var givable = roles.givable(here.id(), actor);
        model.addAttribute("branchName", here.name());
        model.addAttribute("typed", typed);
        model.addAttribute("rows", rows(held));
        model.addAttribute(
                "stale",
                permissions.check(actor, ROW, here.id())
                                instanceof Outcome.Refused<Actor>(var refusal)
                        && isStale(refusal));
        model.addAttribute(
                "roles", Arrays.stream(Role.values()).filter(givable::contains).toList());
        model.addAttribute("people", givable.isEmpty() ? List.of() : people(here, actor));
        return model;
    }

    private static boolean isStale(Refusal refusal) {
        return refusal.code().equals(Permissions.FACTOR_STALE);
    }

    private List<VolunteerName> people(Branch here, Actor actor) {
        var page = volunteers.list(here.id(), actor, PageRequest.first(PageRequest.MOST));
        return page instanceof Outcome.Done<org.doorstep.kernel.Page<VolunteerName>>(var found)
                ? found.items().stream().sorted(Comparator.comparing(VolunteerName::name)).toList()
                : List.of();
    }

    private List<GrantRow> rows(List<Roles.Held> held) {
        var ids = new HashSet<VolunteerId>();
        held.forEach(one -> {
            ids.add(one.who());
            var by = one.by();
            if (by != null) {
                ids.add(VolunteerId.of(by));
            }
        });
        var names = volunteers.names(ids);
        return held.stream()
                .map(one ->
                        new GrantRow(
                                one.who().toString(),
                                name(names, one.who()),
                                one.grant(),
                                branches.find(one.grant().branch()).map(Branch::name).orElse("–"),
                                giver(names, one.by()),
                                one.mayEnd()))
                .toList();
    }

    private static String giver(
            Map<VolunteerId, VolunteerName> names, @Nullable AccountId account) {
        return account == null ? "" : name(names, VolunteerId.of(account));
    }

    private static String name(Map<VolunteerId, VolunteerName> names, VolunteerId id) {
        var known = names.get(id);
        return known == null ? "–" : known.name();
    }
}
