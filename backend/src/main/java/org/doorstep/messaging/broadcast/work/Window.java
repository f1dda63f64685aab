package org.doorstep.messaging.broadcast.work;

import org.doorstep.kernel.London;
import org.doorstep.messaging.Broadcast;
import org.doorstep.messaging.ChannelName;
import org.doorstep.messaging.MessageState;
import org.doorstep.messaging.RecipientRef;
import org.doorstep.messaging.broadcast.BroadcastStore;
import org.doorstep.messaging.broadcast.Folding;
import org.doorstep.messaging.broadcast.Ledger;
import org.doorstep.messaging.broadcast.Message;
import org.doorstep.messaging.broadcast.Settling;
import org.doorstep.messaging.broadcast.Wording;
import org.doorstep.messaging.broadcast.gate.About;
import org.doorstep.messaging.broadcast.gate.Gates;
import org.doorstep.messaging.broadcast.gate.Verdict;
import org.doorstep.messaging.channel.Channel;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.Lock;
import java.util.function.UnaryOperator;

/// Sends one window of claimed messages: read again, ask the gates, write the attempts down, call,
/// write down what came of it. Six reads and four bulk writes at most, whatever the number of
/// messages. Safe for use by many threads.
public final class Window {

    private static final Verdict TOO_LONG =
            new Verdict.Refuse(
                    "longer than %d segments for this person".formatted(Wording.MOST_SEGMENTS),
                    Verdict.Closed.CHANNEL);

    private final Ledger ledger;
    private final BroadcastStore broadcasts;
    private final Settling settling;
    private final Gates gates;
    private final WindowReading reading;
    private final LauncherRight right;
    private final Dispatching dispatching;

    public Window(
            Ledger ledger,
            BroadcastStore broadcasts,
            Settling settling,
            Gates gates,
            WindowReading reading,
            LauncherRight right,
            Dispatching dispatching) {
        this.ledger = ledger;
        this.broadcasts = broadcasts;
        this.settling = settling;
        this.gates = gates;
        this.reading = reading;
        this.right = right;
        this.dispatching = dispatching;
    }

    /// Sends these messages of one broadcast, all on one channel.
    ///
    /// @param floor held from the reading to the last call, so that of the windows of one channel
    ///   one is in flight while the next is claimed and, of pushes, the last one written down
    /// @return whether the broadcast may go on with this sender
    boolean send(Broadcast known, Route route, Claim claim, List<Message> claimed, Lock floor)
            throws InterruptedException {
        var waiting = claimed.stream().filter(one -> one.standing().behind() != null).toList();
        if (!waiting.isEmpty()) {
            judge(waiting);
        }
        var rest = claimed.stream().filter(one -> one.standing().behind() == null).toList();
        if (rest.isEmpty()) {
            return true;
        }
        var one = new One(known, route, claim, floor);
        var first = sendNow(one, rest, false);
        if (!first.goesOn()) {
            giveBack(first.crowded(), London.now(dispatching.clock()));
        }
        return first.goesOn()
                && (first.crowded().isEmpty() || sendNow(one, first.crowded(), true).goesOn());
    }

    /// What a window and its careful twin have in common.
    private record One(Broadcast known, Route route, Claim claim, Lock floor) {}

    /// How a window ended.
    ///
    /// @param goesOn whether the broadcast may go on
    /// @param crowded claimed messages that need a careful window of their own
    private record Sent(boolean goesOn, List<Message> crowded) {}

    /// Those who wait for somebody with their address are looked at apart, so that a window keeps
    /// to its number of reads.
    private void judge(List<Message> waiting) {
        var changes = new HashMap<String, UnaryOperator<Message>>();
        var judged = dispatching.judge(waiting);
        for (var message : waiting) {
            var change = judged.get(message.id());
            if (change != null) {
                changes.put(message.id(), holding(message, change));
            }
        }
        new Folding(ledger).each(waiting, changes);
    }

    private Sent sendNow(One one, List<Message> claimed, boolean careful)
            throws InterruptedException {
        Called called;
        one.floor().lockInterruptibly();
        try {
            called = call(one, claimed, careful);
            if (!mayBeInDoubtTogether(one.route().name())) {
                dispatching.record(called.calls(), called.sorted());
            }
        } finally {
            one.floor().unlock();
        }
        if (mayBeInDoubtTogether(one.route().name())) {
            dispatching.record(called.calls(), called.sorted());
        }
        var halted = called.sorted().haltedBecause();
        if (halted != null) {
            dispatching.halt(one.known(), halted);
        }
        return new Sent(halted == null && !called.calls().haltedSender(), called.calls().crowded());
    }

    /// A window whose calls are made.
    private record Called(Sorted sorted, Dispatching.Called calls) {}

    private Called call(One one, List<Message> claimed, boolean careful)
            throws InterruptedException {
        var readNanos = dispatching.ticker().nanos();
        var readAt = London.now(dispatching.clock());
        var broadcast = broadcasts.find(one.known().id()).orElseThrow();
        var route = one.route();
        var about =
                reading.about(
                        broadcast, route.name(), route.channel() != null, right.holds(broadcast));
        var sorted = sort(about, route.channel(), claimed, readAt);
        if (sorted.ready().isEmpty()) {
            return new Called(sorted, Dispatching.Called.NOBODY);
        }
        var bounds = dispatching.bounds(broadcast, route.name(), one.claim(), readNanos, readAt);
        return new Called(sorted, dispatching.call(broadcast, route, sorted, bounds, careful));
    }

    /// A process that dies leaves in doubt what was called and not yet written down. A push in
    /// doubt is simply repeated, so that two windows of them may be; of texts and e-mails, which
    /// would wait or never be known, no more than one window.
    private static boolean mayBeInDoubtTogether(ChannelName channel) {
        return channel == ChannelName.PUSH;
    }

    /// Ends a batch of windows.
    void endBatch() {
        dispatching.endBatch();
    }

    /// Gives claimed messages back to be taken up again.
    void giveBack(List<Message> claimed, Instant now) {
        new Folding(ledger).each(claimed, givingBack(claimed, now));
    }

    private Sorted sort(
            About about, @Nullable Channel channel, List<Message> claimed, Instant now) {
        var refs = claimed.stream().map(one -> one.envelope().ref()).toList();
        var people = reading.people(about.broadcast(), refs);
        var allowed = reading.allowed(about.broadcast(), about.channel(), people);
        var sorted = new Sorted(new ArrayList<>(), new ArrayList<>(), new HashMap<>(), null);
        for (var message : claimed) {
            RecipientRef ref = message.envelope().ref();
            var person = people.get(ref);
            var verdict = gates.ask(allowed.question(about, ref, person, now));
            if (verdict instanceof Verdict.Refuse(var reason, var closed)
                    && closed == Verdict.Closed.BROADCAST) {
                return new Sorted(List.of(), claimed, givingBack(claimed, now), reason);
            }
            if (isPastRepeating(message, now)) {
                sorted.change(message, one -> settling.tick(one, now));
            } else if (verdict instanceof Verdict.Allow && person != null && channel != null) {
                dispatching
                        .prepare(about.broadcast(), message, person, channel.isSandbox(), now)
                        .ifPresentOrElse(
                                one -> ready(sorted, one, now),
                                () ->
                                        sorted.change(
                                                message,
                                                one ->
                                                        settling.skipping(
                                                                one,
                                                                "no device left to repeat on",
                                                                true,
                                                                now)));
            } else {
                sorted.change(message, one -> dispatching.follow(one, verdict, now));
            }
        }
        return sorted;
    }

    /// A name may have made a text longer than any may be: nobody is called with it.
    private void ready(Sorted sorted, Prepared one, Instant now) {
        var attempt = Objects.requireNonNull(one.message().latest());
        if (attempt.trace().segments() <= Wording.MOST_SEGMENTS) {
            sorted.ready().add(one);
        } else {
            sorted.change(one.claimed(), message -> dispatching.follow(message, TOO_LONG, now));
        }
    }

    private Map<String, UnaryOperator<Message>> givingBack(List<Message> claimed, Instant now) {
        var changes = new HashMap<String, UnaryOperator<Message>>();
        for (var message : claimed) {
            changes.put(message.id(), holding(message, one -> settling.waiting(one, now, null)));
        }
        return changes;
    }

    private static boolean isPastRepeating(Message message, Instant now) {
        var repeat = message.toRepeat();
        return repeat != null && !now.isBefore(repeat.expiry());
    }

    private static boolean isClaimed(Message message) {
        return message.state() == MessageState.CLAIMED && !message.isOpen();
    }

    /// A change that is made only while the message is in hand under the same claim.
    private static UnaryOperator<Message> holding(Message claimed, UnaryOperator<Message> change) {
        var fence = claimed.standing().fence();
        return one -> isClaimed(one) && one.standing().fence() == fence ? change.apply(one) : one;
    }

    /// What becomes of the messages of a window.
    ///
    /// @param ready those that may be sent
    /// @param others those that are not
    /// @param changes what becomes of the others, by id
    /// @param haltedBecause why the whole broadcast stops, or null
    record Sorted(
            List<Prepared> ready,
            List<Message> others,
            Map<String, UnaryOperator<Message>> changes,
            @Nullable String haltedBecause) {

        /// Notes what becomes of a message while it is in hand under the same claim.
        void change(Message message, UnaryOperator<Message> change) {
            others.add(message);
            changes.put(message.id(), holding(message, change));
        }
    }
}
