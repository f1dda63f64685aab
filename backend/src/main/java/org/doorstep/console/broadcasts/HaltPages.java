package org.doorstep.console.broadcasts;

import org.doorstep.console.frame.Answers;
import org.doorstep.console.frame.Asked;
import org.doorstep.console.frame.CurrentBranch;
import org.doorstep.console.frame.Wording;
import org.doorstep.kernel.Outcome;
import org.doorstep.kernel.Refusal;
import org.doorstep.kernel.Refusal.FieldFault;
import org.doorstep.kernel.RefusedException;
import org.doorstep.messaging.Broadcast;
import org.doorstep.messaging.Broadcasts;
import org.doorstep.security.AuditTrail;
import org.doorstep.security.Branch;
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

import java.util.ArrayList;

/// Pausing and resuming, which can be undone, and stopping, which cannot and so has a page of its
/// own with the number of people, the reason and the title typed once.
@Controller
class HaltPages {

    private static final String STOP_VIEW = "console/broadcast-stop";
    private static final String STOP_ALL_VIEW = "console/stop-everything";
    private static final int LONGEST_REASON = 500;

    private final CurrentActor current;
    private final CurrentBranch branch;
    private final Broadcasts broadcasts;
    private final AuditTrail audit;
    private final Wording wording;

    HaltPages(
            CurrentActor current,
            CurrentBranch branch,
            Broadcasts broadcasts,
            AuditTrail audit,
            Wording wording) {
        this.current = current;
        this.branch = branch;
        this.broadcasts = broadcasts;
        this.audit = audit;
        this.wording = wording;
    }

    @PostMapping("/console/broadcasts/{id}/pause")
    @Permitted("launch-broadcast")
    String pause(@PathVariable String id, RedirectAttributes next) {
        return answer(id, broadcasts.pause(BroadcastPaths.read(id), current.get()), "paused", next);
    }

    @PostMapping("/console/broadcasts/{id}/resume")
    @Permitted("launch-broadcast")
    String resume(@PathVariable String id, RedirectAttributes next) {
        return answer(
                id, broadcasts.resume(BroadcastPaths.read(id), current.get()), "resumed", next);
    }

    @GetMapping("/console/broadcasts/{id}/stop")
    @Permitted("stop-broadcast")
    String askWhy(@PathVariable String id, Model model) {
        fill(model, id, "", "");
        return STOP_VIEW;
    }

    @PostMapping("/console/broadcasts/{id}/stop")
    @Permitted("stop-broadcast")
    ModelAndView stop(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String title,
            Model model,
            RedirectAttributes next) {
        var broadcast = fill(model, id, reason, title);
        var stopped =
                sure(broadcast.plan().title(), reason.strip(), title.strip())
                        .then(sure -> broadcasts.stop(broadcast.id(), current.get()));
        return switch (stopped) {
            case Outcome.Done<Broadcast>(var done) -> {
                audit.record(
                        "broadcast-stop-reason", current.get(), done.id().value(), reason.strip());
                next.addFlashAttribute("said", wording.of("broadcast.stopped"));
                yield new ModelAndView(BroadcastPaths.page(done.id()));
            }
            case Outcome.Refused<Broadcast>(var refusal) -> {
                if (!Answers.isOfForm(refusal)) {
                    throw new RefusedException(refusal);
                }
                yield Answers.again(STOP_VIEW, model, refusal);
            }
        };
    }

    @GetMapping("/console/broadcasts/stop-everything")
    @Permitted("stop-broadcast")
    String askWhyEverything(Model model) {
        fillAll(model, "", "");
        return STOP_ALL_VIEW;
    }

    /// Stops every broadcast of the branch and those below it.
    @PostMapping("/console/broadcasts/stop-everything")
    @Permitted("stop-broadcast")
    ModelAndView stopEverything(
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String title,
            Model model,
            RedirectAttributes next) {
        var here = fillAll(model, reason, title);
        var actor = current.get();
        var stopped =
                sure(here.name(), reason.strip(), title.strip())
                        .then(sure -> broadcasts.stopEverything(here.id(), actor));
        return switch (stopped) {
            case Outcome.Done<Integer>(var many) -> {
                audit.record("broadcasts-stop-reason", actor, here.id().toString(), reason.strip());
                next.addFlashAttribute("said", wording.of("stop-all.done", many));
                yield new ModelAndView("redirect:/console/broadcasts");
            }
            case Outcome.Refused<Integer>(var refusal) -> {
                if (!Answers.isOfForm(refusal)) {
                    throw new RefusedException(refusal);
                }
                yield Answers.again(STOP_ALL_VIEW, model, refusal);
            }
        };
    }

    private Branch fillAll(Model model, String reason, String title) {
        var actor = current.get();
        var here = branch.get(actor, "stop-broadcast");
        model.addAttribute("branch", here);
        model.addAttribute("open", broadcasts.countOpen(here.id(), actor).orThrow());
        model.addAttribute("reason", reason);
        model.addAttribute("typedTitle", title);
        return here;
    }

    private static Outcome<String> sure(String wanted, String reason, String title) {
        var faults = new ArrayList<FieldFault>();
        if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
            faults.add(Asked.fault("reason", "Why, in 1 to 500 characters."));
        }
        if (!title.equalsIgnoreCase(wanted.strip())) {
            faults.add(Asked.fault("title", "The name as it stands above."));
        }
        return faults.isEmpty() ? Outcome.done(wanted) : Outcome.refused(Refusal.ofFields(faults));
    }

    private Broadcast fill(Model model, String id, String reason, String title) {
        var actor = current.get();
        var broadcast = broadcasts.find(BroadcastPaths.read(id), actor).orThrow();
        var totals = broadcasts.totals(broadcast.id(), actor).orThrow();
        model.addAttribute("broadcast", broadcast);
        model.addAttribute("open", totals.messages() - totals.settled());
        model.addAttribute("reason", reason);
        model.addAttribute("typedTitle", title);
        return broadcast;
    }

    private String answer(
            String id, Outcome<Broadcast> done, String word, RedirectAttributes next) {
        switch (done) {
            case Outcome.Done<Broadcast> changed ->
                    next.addFlashAttribute("said", wording.of("broadcast." + word));
            case Outcome.Refused<Broadcast>(var refusal) -> {
                if (!Answers.isOfForm(refusal)) {
                    throw new RefusedException(refusal);
                }
                next.addFlashAttribute("refusal", refusal);
            }
        }
        return BroadcastPaths.page(BroadcastPaths.read(id));
    }
}
