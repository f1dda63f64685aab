package org.doorstep.console.broadcasts;

import org.doorstep.console.frame.Answers;
import org.doorstep.console.frame.CurrentBranch;
import org.doorstep.console.frame.Wording;
import org.doorstep.kernel.Outcome;
import org.doorstep.kernel.RefusedException;
import org.doorstep.messaging.Audiences;
import org.doorstep.messaging.Broadcasts;
import org.doorstep.security.CurrentActor;
import org.doorstep.security.Permitted;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import java.util.UUID;

/// A second person's approval of a broadcast, and audiences kept under a name.
@Controller
class ApprovePages {

    private static final String DRAFT = "draft-broadcast";

    private final CurrentActor current;
    private final CurrentBranch branch;
    private final Broadcasts broadcasts;
    private final Audiences audiences;
    private final AudienceWords words;
    private final Wording wording;

    ApprovePages(
            CurrentActor current,
            CurrentBranch branch,
            Broadcasts broadcasts,
            Audiences audiences,
            AudienceWords words,
            Wording wording) {
        this.current = current;
        this.branch = branch;
        this.broadcasts = broadcasts;
        this.audiences = audiences;
        this.words = words;
        this.wording = wording;
    }

    @PostMapping("/console/broadcasts/{id}/approve")
    @Permitted("approve-broadcast")
    String approve(
            @PathVariable String id,
            @RequestParam(defaultValue = "0") long version,
            RedirectAttributes next) {
        var broadcast = BroadcastPaths.read(id);
        tell(broadcasts.approve(broadcast, version, current.get()), "broadcast.approved", next);
        return BroadcastPaths.page(broadcast);
    }

    /// Keeps the audience of a broadcast under a name.
    @PostMapping("/console/broadcasts/{id}/audience")
    @Permitted(DRAFT)
    String keep(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String name,
            RedirectAttributes next) {
        var actor = current.get();
        var broadcast = broadcasts.find(BroadcastPaths.read(id), actor).orThrow();
        var plan = broadcast.plan();
        tell(audiences.save(plan.branch(), name, plan.audience(), actor), "audience.kept", next);
        return BroadcastPaths.page(broadcast.id());
    }

    @GetMapping("/console/audiences")
    @Permitted(DRAFT)
    String list(Model model) {
        var actor = current.get();
        var here = branch.get(actor, DRAFT);
        model.addAttribute("branchName", here.name());
        model.addAttribute("branchId", here.id());
        model.addAttribute(
                "kept",
                audiences.list(here.id(), actor).orThrow().stream()
                        .map(one ->
                                new Kept(
                                        one.id(),
                                        one.name(),
                                        words.of(one.query()),
                                        audiences.count(here.id(), one.query(), actor).orThrow()))
                        .toList());
        return "console/audiences";
    }

    /// An audience as the list shows it.
    ///
    /// @param people how many it has now
    record Kept(UUID id, String name, String words, long people) {}

    @PostMapping("/console/audiences/{id}/remove")
    @Permitted(DRAFT)
    String remove(@PathVariable String id, RedirectAttributes next) {
        var actor = current.get();
        var here = branch.get(actor, DRAFT);
        var audience = org.doorstep.console.frame.Asked.idInPath(id, UUID::fromString);
        tell(audiences.remove(here.id(), audience, actor), "audience.removed", next);
        return "redirect:/console/audiences";
    }

    private void tell(Outcome<?> done, String word, RedirectAttributes next) {
        switch (done) {
            case Outcome.Done<?> well -> next.addFlashAttribute("said", wording.of(word));
            case Outcome.Refused<?>(var refusal) -> {
                if (!Answers.isOfForm(refusal)) {
                    throw new RefusedException(refusal);
                }
                next.addFlashAttribute("refusal", refusal);
            }
        }
    }
}
