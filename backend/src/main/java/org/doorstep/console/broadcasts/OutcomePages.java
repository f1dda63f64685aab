package org.doorstep.console.broadcasts;

import org.doorstep.console.frame.Asked;
import org.doorstep.kernel.PageRequest;
import org.doorstep.messaging.Broadcasts;
import org.doorstep.messaging.MessageState;
import org.doorstep.messaging.SandboxOutbox;
import org.doorstep.security.CurrentActor;
import org.doorstep.security.Permitted;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

import java.util.List;

/// What became of each person, why one did or did not get it, and what the sandbox holds.
@Controller
class OutcomePages {

    private static final int ON_A_PAGE = 50;

    private final CurrentActor current;
    private final Broadcasts broadcasts;
    private final SandboxOutbox outbox;

    OutcomePages(CurrentActor current, Broadcasts broadcasts, SandboxOutbox outbox) {
        this.current = current;
        this.broadcasts = broadcasts;
        this.outbox = outbox;
    }

    @GetMapping("/console/broadcasts/{id}/people")
    @Permitted("broadcast-outcomes")
    String people(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(required = false) @Nullable String cursor,
            Model model) {
        var actor = current.get();
        var broadcast = broadcasts.find(BroadcastPaths.read(id), actor).orThrow();
        var only =
                state.isBlank()
                        ? null
                        : Asked.field(
                                "state", state, "A state from the list.", MessageState::valueOf);
        var request = new PageRequest(ON_A_PAGE, Asked.cursor(cursor));
        var totals = broadcasts.totals(broadcast.id(), actor).orThrow();
        model.addAttribute("broadcast", broadcast);
        model.addAttribute("state", only);
        model.addAttribute("totals", totals);
        model.addAttribute(
                "states",
                List.of(MessageState.values()).stream().filter(s -> totals.in(s) > 0).toList());
        model.addAttribute(
                "page", broadcasts.outcomes(broadcast.id(), only, request, actor).orThrow());
        return "console/broadcast-people";
    }

    @GetMapping("/console/messages/{handle}")
    @Permitted("broadcast-outcomes")
    String timeline(@PathVariable String handle, Model model) {
        model.addAttribute("timeline", broadcasts.timeline(handle, current.get()).orThrow());
        return "console/message";
    }

    @GetMapping("/console/outbox")
    @Permitted("sandbox-outbox")
    String outbox(@RequestParam(required = false) @Nullable String cursor, Model model) {
        model.addAttribute(
                "page",
                outbox.list(current.get(), new PageRequest(ON_A_PAGE, Asked.cursor(cursor)))
                        .orThrow());
        return "console/outbox";
    }
}
