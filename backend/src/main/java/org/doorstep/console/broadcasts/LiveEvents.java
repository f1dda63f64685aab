package org.doorstep.console.broadcasts;

import org.doorstep.kernel.Outcome;
import org.doorstep.messaging.BroadcastId;
import org.doorstep.messaging.BroadcastTotals;
import org.doorstep.messaging.Broadcasts;
import org.doorstep.security.AccountId;
import org.doorstep.security.Actor;
import org.doorstep.security.CurrentActor;
import org.doorstep.security.Permitted;
import org.doorstep.security.RoleSource;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

import java.io.IOException;
import java.time.Duration;

/// Tells a page that watches a broadcast when there is something new, as server-sent events. An
/// event carries no numbers: the page fetches its live part, through the same checks as ever. What
/// the reader may do is looked up anew at every look, so a role taken away ends the stream within
/// seconds.
@Controller
class LiveEvents {

    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    /// A look may take a tenth of the time at the most.
    private static final int PATIENCE = 9;

    private final CurrentActor current;
    private final Broadcasts broadcasts;
    private final RoleSource roles;
    private volatile boolean closing;

    LiveEvents(CurrentActor current, Broadcasts broadcasts, RoleSource roles) {
        this.current = current;
        this.broadcasts = broadcasts;
        this.roles = roles;
    }

    /// Open streams must not hold up the end of the process.
    @EventListener(ContextClosedEvent.class)
    void close() {
        closing = true;
    }

    @GetMapping(
            path = "/console/broadcasts/{id}/events",
            produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Permitted("broadcast-outcomes")
    SseEmitter events(@PathVariable String id) {
        var actor = current.get();
        var broadcast = broadcasts.find(BroadcastPaths.read(id), actor).orThrow();
        var emitter = new SseEmitter(LONGEST.toMillis());
        var watch =
                Thread.ofVirtual().unstarted(() -> watch(emitter, broadcast.id(), actor.account()));
        emitter.onTimeout(emitter::complete);
        emitter.onCompletion(watch::interrupt);
        emitter.onError(gone -> watch.interrupt());
        watch.start();
        return emitter;
    }

    private void watch(SseEmitter emitter, BroadcastId id, AccountId reader) {
        try {
            @Nullable Look shown = null;
            for (var looks = 0; !closing; looks++) {
                var began = System.nanoTime();
                var seen = look(id, new Actor(reader, roles.grantsOf(reader)));
                if (!(seen instanceof Outcome.Done<Look>(var look))) {
                    emitter.complete();
                    return;
                }
                if (!look.equals(shown)) {
                    emitter.send(SseEmitter.event().name("progress").data(looks));
                    shown = look;
                }
                if (look.over()) {
                    emitter.send(SseEmitter.event().name("over").data(looks));
                    emitter.complete();
                    return;
                }
                var took = Duration.ofNanos(System.nanoTime() - began).multipliedBy(PATIENCE);
                Thread.sleep(took.compareTo(BETWEEN_LOOKS) > 0 ? took : BETWEEN_LOOKS);
            }
            emitter.complete();
        } catch (InterruptedException | IOException | IllegalStateException gone) {
            emitter.complete();
        }
    }

    /// What a look shows, to tell it from the one before.
    private record Look(long version, BroadcastTotals totals, boolean over) {}

    private Outcome<Look> look(BroadcastId id, Actor reader) {
        return broadcasts
                .find(id, reader)
                .then(broadcast ->
                        broadcasts
                                .totals(id, reader)
                                .map(totals ->
                                        new Look(
                                                broadcast.version(),
                                                totals,
                                                broadcast.state().isOver()
                                                        && totals.settled() == totals.messages())));
    }
}
