package org.doorstep.messaging.broadcast.work;

import org.doorstep.messaging.AudienceSource;
import org.doorstep.messaging.Broadcast;
import org.doorstep.messaging.Candidate;
import org.doorstep.messaging.ChannelName;
import org.doorstep.messaging.ChannelStep;
import org.doorstep.messaging.Reachable;
import org.doorstep.messaging.RecipientRef;
import org.doorstep.messaging.audience.AudienceSources;
import org.doorstep.messaging.broadcast.BroadcastStore;
import org.doorstep.messaging.broadcast.BroadcastStore.FrozenPage;
import org.doorstep.messaging.broadcast.Changing;
import org.doorstep.messaging.broadcast.Ledger;
import org.doorstep.messaging.broadcast.Message;
import org.doorstep.messaging.broadcast.Wording;
import org.doorstep.security.Keyring;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Freezes the audience of a launched broadcast: pages first, of which the first writer wins, then
/// one message for each person out of the stored pages. It can be broken off anywhere and run again
/// or by several nodes at once; nobody is added twice. Nothing can be claimed before the count
/// stands on the broadcast. Safe for use by many threads.
public final class Expansion {

    private final Ledger ledger;
    private final BroadcastStore broadcasts;
    private final Changing changing;
    private final AudienceSources sources;
    private final Wording wording;
    private final Keyring keyring;
    private final Dispatching.Time time;

    public Expansion(
            Ledger ledger,
            BroadcastStore broadcasts,
            Changing changing,
            AudienceSources sources,
            Wording wording,
            Keyring keyring,
            Dispatching.Time time) {
        this.ledger = ledger;
        this.broadcasts = broadcasts;
        this.changing = changing;
        this.sources = sources;
        this.wording = wording;
        this.keyring = keyring;
        this.time = time;
    }

    /// Freezes what is not frozen yet and lets the broadcast run.
    ///
    /// @return how many messages were added by this run
    public int run(Broadcast broadcast, Lane.Running running) {
        var source = sources.of(broadcast.plan().audience());
        var added = 0;
        String after = null;
        for (var number = 0; ; number++) {
            if (!running.goesOn() || !isExpanding(broadcast)) {
                return added;
            }
            var page = frozen(broadcast, source, number, after);
            if (!page.written()) {
                added += write(broadcast, source, page);
            }
            if (page.isLast()) {
                break;
            }
            after = page.people().getLast().ref().text();
        }
        count(broadcast);
        return added;
    }

    private boolean isExpanding(Broadcast broadcast) {
        return broadcasts
                .find(broadcast.id())
                .filter(one -> one.state() == Broadcast.State.EXPANDING)
                .isPresent();
    }

    private FrozenPage frozen(
            Broadcast broadcast, AudienceSource source, int number, @Nullable String after) {
        return broadcasts
                .page(broadcast.id(), number)
                .orElseGet(() -> {
                    var limit = time.settings().freezePage();
                    var people = source.page(broadcast.plan().audience(), after, limit);
                    return broadcasts.freeze(
                            new FrozenPage(
                                    broadcast.id(), number, people, people.size() < limit, false));
                });
    }

    private int write(Broadcast broadcast, AudienceSource source, FrozenPage page) {
        if (page.people().isEmpty()) {
            return 0;
        }
        var hasText =
                broadcast.plan().steps().stream()
                        .anyMatch(step -> step.channel() == ChannelName.SMS);
        var people =
                hasText
                        ? source.addresses(
                                broadcast.plan().audience(),
                                page.people().stream().map(Candidate::ref).toList())
                        : Map.<RecipientRef, Reachable>of();
        var messages =
                page.people().stream()
                        .map(one -> fresh(broadcast, one, people.get(one.ref())))
                        .toList();
        var added = ledger.add(messages);
        broadcasts.written(broadcast.id(), page.number());
        return added;
    }

    private Message fresh(Broadcast broadcast, Candidate candidate, @Nullable Reachable person) {
        var steps = steps(broadcast, candidate);
        var id = Message.id(broadcast.id(), candidate.personKey());
        var launched = Objects.requireNonNull(broadcast.launchedAt());
        var scheduled = broadcast.plan().scheduledFor();
        var envelope =
                new Message.Envelope(
                        broadcast.id(),
                        candidate.personKey(),
                        keyring.handle(id),
                        candidate.ref(),
                        steps,
                        Objects.requireNonNull(broadcast.deadline()),
                        planned(broadcast, steps, person),
                        launched);
        return Message.fresh(
                envelope, scheduled == null || scheduled.isBefore(launched) ? launched : scheduled);
    }

    /// The person's own order where the source gives one, of the channels the broadcast uses.
    private static List<ChannelStep> steps(Broadcast broadcast, Candidate candidate) {
        var all = broadcast.plan().steps();
        var own =
                candidate.channels().stream()
                        .flatMap(name -> all.stream().filter(step -> step.channel() == name))
                        .distinct()
                        .toList();
        return own.isEmpty() ? all : own;
    }

    private int planned(Broadcast broadcast, List<ChannelStep> steps, @Nullable Reachable person) {
        var texts = steps.stream().anyMatch(step -> step.channel() == ChannelName.SMS);
        if (!texts || person == null || person.phone() == null) {
            return 0;
        }
        return wording.segments(
                wording.render(
                        broadcast.plan().template(),
                        broadcast.plan().branch(),
                        ChannelName.SMS,
                        person.language(),
                        person.mergeValues()));
    }

    /// The last step: the size of the frozen audience is written down, and only from here on can
    /// anything be claimed. (An approval is compared with it here.)
    private void count(Broadcast broadcast) {
        var size = ledger.size(broadcast.id());
        changing.change(
                broadcast.id(),
                one ->
                        one.state() == Broadcast.State.EXPANDING
                                ? one.counted(size.messages(), size.plannedSegments())
                                : one);
    }
}
