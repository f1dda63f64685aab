package org.doorstep.console.people;

import org.doorstep.console.frame.Answers;
import org.doorstep.console.frame.Asked;
import org.doorstep.console.frame.CurrentBranch;
import org.doorstep.console.frame.Wording;
import org.doorstep.kernel.Outcome;
import org.doorstep.kernel.PageRequest;
import org.doorstep.kernel.Refusal;
import org.doorstep.kernel.RefusedException;
import org.doorstep.membership.Tags;
import org.doorstep.membership.VolunteerId;
import org.doorstep.membership.VolunteerName;
import org.doorstep.membership.VolunteerProfile;
import org.doorstep.membership.VolunteerStatus;
import org.doorstep.membership.Volunteers;
import org.doorstep.security.CurrentActor;
import org.doorstep.security.Permissions;
import org.doorstep.security.Permitted;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import java.util.Map;

/// Who waits for approval; approving, and blocking with a reason on a page of its own. And the list
/// of those who may take part.
@Controller
class PeoplePages {

    private static final String APPROVE = "approve-volunteer";
    private static final String BLOCK_VIEW = "console/people-block";
    private static final int ON_A_PAGE = 50;

    private final CurrentActor current;
    private final CurrentBranch branch;
    private final Permissions permissions;
    private final Volunteers volunteers;
    private final WaitingPeople waiting;
    private final Tags tags;
    private final Wording wording;

    PeoplePages(
            CurrentActor current,
            CurrentBranch branch,
            Permissions permissions,
            Volunteers volunteers,
            WaitingPeople waiting,
            Tags tags,
            Wording wording) {
        this.current = current;
        this.branch = branch;
        this.permissions = permissions;
        this.volunteers = volunteers;
        this.waiting = waiting;
        this.tags = tags;
        this.wording = wording;
    }

    @GetMapping("/console/people/waiting")
    @Permitted(APPROVE)
    String waiting(@RequestParam(required = false) @Nullable String cursor, Model model) {
        var actor = current.get();
        model.addAttribute("count", volunteers.countWaiting(actor));
        model.addAttribute(
                "page", waiting.page(actor, new PageRequest(ON_A_PAGE, Asked.cursor(cursor))));
        return "console/people-waiting";
    }

    @GetMapping("/console/people")
    @Permitted("volunteer-details")
    String all(@RequestParam(required = false) @Nullable String cursor, Model model) {
        var actor = current.get();
        var here = branch.get(actor);
        model.addAttribute("branchName", here.name());
        model.addAttribute("mayApprove", permissions.mayAnywhere(actor, APPROVE));
        var page =
                volunteers
                        .list(here.id(), actor, new PageRequest(ON_A_PAGE, Asked.cursor(cursor)))
                        .orThrow();
        var mayTag = permissions.may(actor, APPROVE, here.id());
        model.addAttribute("page", page);
        model.addAttribute("mayTag", mayTag);
        model.addAttribute("mayInvite", permissions.may(actor, "invite-people", here.id()));
        model.addAttribute(
                "mayReset", permissions.reach(actor, "reset-factors").contains(here.id()));
        model.addAttribute(
                "tags",
                mayTag ? tags.of(page.items().stream().map(VolunteerName::id).toList()) : Map.of());
        return "console/people";
    }

    @PostMapping("/console/people/{id}/approve")
    @Permitted(APPROVE)
    String approve(@PathVariable String id, RedirectAttributes next) {
        var actor = current.get();
        switch (volunteers.approve(read(id), actor)) {
            case Outcome.Done<VolunteerProfile>(var profile) ->
                    next.addFlashAttribute(
                            "said", wording.of("people.approved", profile.name().name()));
            case Outcome.Refused<VolunteerProfile>(var refusal) -> {
                if (!Answers.isOfForm(refusal)) {
                    throw new RefusedException(refusal);
                }
                next.addFlashAttribute("refusal", refusal);
            }
        }
        return "redirect:/console/people/waiting";
    }

    @GetMapping("/console/people/{id}/block")
    @Permitted(APPROVE)
    String askWhy(@PathVariable String id, Model model) {
        model.addAttribute("profile", find(id));
        model.addAttribute("reason", "");
        return BLOCK_VIEW;
    }

    @PostMapping("/console/people/{id}/block")
    @Permitted(APPROVE)
    ModelAndView block(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            RedirectAttributes next) {
        var profile = find(id);
        return switch (volunteers.block(profile.id(), reason.strip(), current.get())) {
            case Outcome.Done<VolunteerProfile>(var blocked) -> {
                next.addFlashAttribute("said", wording.of("people.blocked", blocked.name().name()));
                yield new ModelAndView("redirect:/console/people/waiting");
            }
            case Outcome.Refused<VolunteerProfile>(var refusal) -> {
                if (!Answers.isOfForm(refusal)) {
                    throw new RefusedException(refusal);
                }
                model.addAttribute("profile", profile);
                model.addAttribute("reason", reason);
                yield Answers.again(BLOCK_VIEW, model, refusal);
            }
        };
    }

    /// Somebody this person may approve or block; everybody else does not exist here.
    private VolunteerProfile find(String id) {
        var actor = current.get();
        return volunteers
                .find(read(id))
                .filter(one -> permissions.may(actor, APPROVE, one.name().branch()))
                .filter(one -> one.name().status() != VolunteerStatus.UNVERIFIED)
                .orElseThrow(() -> new RefusedException(Refusal.notFound()));
    }

    private static VolunteerId read(String id) {
        return Asked.idInPath(id, VolunteerId::of);
    }
}
