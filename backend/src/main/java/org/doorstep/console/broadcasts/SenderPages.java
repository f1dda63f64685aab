package org.doorstep.console.broadcasts;

import org.doorstep.console.frame.CurrentBranch;
import org.doorstep.console.frame.Wording;
import org.doorstep.kernel.Outcome;
import org.doorstep.messaging.SenderState;
import org.doorstep.messaging.SenderWatch;
import org.doorstep.security.Actor;
import org.doorstep.security.Branch;
import org.doorstep.security.BranchId;
import org.doorstep.security.Branches;
import org.doorstep.security.CurrentActor;
import org.doorstep.security.Permissions;
import org.doorstep.security.Permitted;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// The senders of a branch, how each stands, and letting a halted one send again. What the table
/// lets only a fresh second factor do is asked for there first.
@Controller
class SenderPages {

    private static final String SEE = "senders";
    private static final String RELEASE = "release-sender";
    private static final String HOME = "redirect:/console/senders";

    private final CurrentActor current;
    private final CurrentBranch branch;
    private final Branches branches;
    private final Permissions permissions;
    private final SenderWatch senders;
    private final Wording wording;

    SenderPages(
            CurrentActor current,
            CurrentBranch branch,
            Branches branches,
            Permissions permissions,
            SenderWatch senders,
            Wording wording) {
        this.current = current;
        this.branch = branch;
        this.branches = branches;
        this.permissions = permissions;
        this.senders = senders;
        this.wording = wording;
    }

    /// A sender with its owner's name.
    record Row(SenderState state, String owner) {}

    @GetMapping("/console/senders")
    @Permitted(SEE)
    String list(Model model) {
        var actor = current.get();
        var here = branch.get(actor, SEE);
        var rows =
                senders.list(here.id(), actor).orThrow().stream()
                        .map(one -> new Row(one, owner(one.owner())))
                        .toList();
        model.addAttribute("branchName", here.name());
        model.addAttribute("rows", rows);
        model.addAttribute("room", permissions.mayAnywhere(actor, RELEASE) ? SEE : "broadcasts");
        model.addAttribute(
                "stale",
                rows.stream().anyMatch(row -> row.state().mayRelease()) && isStale(actor, here));
        return "console/senders";
    }

    /// Asks for the second factor first and then shows the list.
    @GetMapping("/console/senders/confirm")
    @Permitted(RELEASE)
    String confirm() {
        var actor = current.get();
        permissions.check(actor, RELEASE, branch.get(actor).id()).orThrow();
        return HOME;
    }

    @PostMapping("/console/senders/release")
    @Permitted(RELEASE)
    String release(@RequestParam(defaultValue = "") String sender, RedirectAttributes next) {
        var actor = current.get();
        var released = senders.release(branch.get(actor).id(), sender, actor).orThrow();
        next.addFlashAttribute(
                "said", wording.of(released ? "senders.released" : "senders.sends-already"));
        return HOME;
    }

    private boolean isStale(Actor actor, Branch here) {
        return permissions.check(actor, RELEASE, here.id())
                        instanceof Outcome.Refused<Actor>(var refusal)
                && refusal.code().equals(Permissions.FACTOR_STALE);
    }

    private String owner(@Nullable BranchId owner) {
        return owner == null
                ? wording.of("senders.party")
                : branches.find(owner).map(Branch::name).orElse("–");
    }
}
