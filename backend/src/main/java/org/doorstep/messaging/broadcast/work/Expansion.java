package org.doorstep.messaging.broadcast.work;

import org.doorstep.messaging.AudienceSource;
import org.doorstep.messaging.Broadcast;
import org.doorstep.messaging.Candidate;
import org.doorstep.messaging.ChannelName;
import org.doorstep.messaging.Reachable;
import org.doorstep.messaging.RecipientRef;
import org.doorstep.messaging.audience.AudienceSources;
import org.doorstep.messaging.broadcast.BroadcastStore;
import org.doorstep.messaging.broadcast.BroadcastStore.FrozenPage;
import org.doorstep.messaging.broadcast.Changing;
import org.doorstep.messaging.broadcast.Ledger;
import org.jspecify.annotations.Nullable;

import java.util.Map;

/// Freezes the audience of a launched broadcast: pages first, of which the first writer wins, then
/// one message for each person out of the stored pages. It can be broken off anywhere and run again
/// or by several nodes at once; nobody is added twice. Nothing can be claimed before the count
/// stands on the broadcast. Safe for use by many threads.
public final class Expansion {

    /// Pages whose messages are written at once: more would only wait for each other.
    private static final int AT_ONCE = 2;

    private final Ledger ledger;
    private final BroadcastStore broadcasts;
    private final Changing changing;
    private final AudienceSources sources;
    private final FreshMessages messages;
    private final Dispatching.Time time;

    public Expansion(
            Ledger ledger,
            BroadcastStore broadcasts,
            Changing changing,
            AudienceSources sources,
            FreshMessages messages,
            Dispatching.Time time) {
        this.ledger = ledger;
        this.broadcasts = broadcasts;
        this.changing = changing;
        this.sources = sources;
        this.messages = messages;
        this.time = time;
    }

    /// Freezes what is not frozen yet and lets the broadcast run. While the messages of some pages
    /// are being written the next page is frozen.
    ///
    /// @return how many messages were added by this run
    public int run(Broadcast broadcast, Lane.Running running) {
        var source = sources.of(broadcast.plan().audience());
        try (var writing = new PageWriting(AT_ONCE)) {
            String after = null;
            for (var number = 0; ; number++) {
                if (!running.goesOn() || !isExpanding(broadcast)) {
                    return writing.added();
                }
                var page = frozen(broadcast, source, number, after);
                if (!page.written()) {
                    writing.begin(() -> write(broadcast, source, page));
                }
                if (page.isLast()) {
                    break;
                }
                after = page.people().getLast().ref().text();
            }
            var added = writing.added();
            count(broadcast);
            return added;
        }
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
        var count = ledger.add(messages.of(broadcast, page.people(), people));
        broadcasts.written(broadcast.id(), page.number());
        return count;
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
