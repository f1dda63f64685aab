package org.doorstep.messaging.broadcast.work;

import org.doorstep.messaging.ChannelName;
import org.doorstep.messaging.MessageState;
import org.doorstep.messaging.broadcast.AddressClaims;
import org.doorstep.messaging.broadcast.AddressClaims.Held;
import org.doorstep.messaging.broadcast.Attempt;
import org.doorstep.messaging.broadcast.AttemptState;
import org.doorstep.messaging.broadcast.Call;
import org.doorstep.messaging.broadcast.Ledger;
import org.doorstep.messaging.broadcast.Message;
import org.doorstep.messaging.broadcast.Settling;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// People who share a number or a mailbox get one message there: before a text or an e-mail is
/// tried its message takes the claim to the address, and whoever comes second tries the next
/// channel, or waits to see what becomes of the first. Safe for use by many threads.
public final class Households {

    /// The reason people read; whose message it is stays in the claim.
    static final String REASON = "same address as another person";

    private static final Duration LOOK_AGAIN = Duration.ofSeconds(60);

    private final AddressClaims claims;
    private final Ledger ledger;
    private final Settling settling;
    private final Queue<Held> released = new ConcurrentLinkedQueue<>();

    public Households(AddressClaims claims, Ledger ledger, Settling settling) {
        this.claims = claims;
        this.ledger = ledger;
        this.settling = settling;
    }

    /// Takes the claims for a window, in one write.
    ///
    /// @param lost is told what becomes of each message that came second
    /// @return those that may go on
    List<Prepared> admit(List<Prepared> prepared, Instant now, Lost lost) {
        var wanted = new ArrayList<Held>();
        prepared.forEach(one -> {
            var claim = claim(one.message());
            if (claim != null) {
                wanted.add(claim);
            }
        });
        var taken = claims.take(wanted);
        var admitted = new ArrayList<Prepared>();
        for (var one : prepared) {
            var holder = taken.get(one.message().id());
            if (holder == null) {
                admitted.add(one);
            } else {
                lost.change(one.claimed(), message -> second(message, holder.id(), now));
            }
        }
        return admitted;
    }

    /// Told what becomes of a message that came second.
    interface Lost {

        void change(Message message, UnaryOperator<Message> change);
    }

    /// What becomes of messages that have waited for somebody with their address, in two reads.
    Map<String, UnaryOperator<Message>> judge(Collection<Message> waiting, Instant now) {
        var held = claims.byIds(waiting.stream().map(Households::behind).toList());
        var holders =
                ledger.byIds(held.values().stream().map(Held::message).toList()).stream()
                        .collect(Collectors.toMap(Message::id, Function.identity()));
        var changes = new HashMap<String, UnaryOperator<Message>>();
        var stale = new ArrayList<Held>();
        for (var message : waiting) {
            var claim = held.get(behind(message));
            var holder = claim == null ? null : holders.get(claim.message());
            var fate = claim == null ? Fate.FREE : fate(claim, holder);
            if (claim != null && fate == Fate.FREE) {
                stale.add(claim);
            }
            changes.put(
                    message.id(),
                    switch (fate) {
                        case FREE -> one -> settling.waiting(one, now, null);
                        case UNDECIDED ->
                                one ->
                                        settling.waitingBehind(
                                                one, behind(one), now.plus(LOOK_AGAIN), REASON);
                        case REACHED ->
                                one -> settling.ending(one, MessageState.SUPPRESSED, REASON, now);
                    });
        }
        claims.giveUp(stale);
        return changes;
    }

    /// Notes which claims are to be given up: those of messages that were not called, or were
    /// refused. Until [#flush] whoever comes second waits a little longer, which does no harm.
    ///
    /// @param prepared what was to be sent
    /// @param after the messages that were opened, as they now are, by id
    void release(List<Prepared> prepared, Map<String, Message> after) {
        for (var one : prepared) {
            var claim = claim(one.message());
            var now = after.get(one.message().id());
            if (claim != null && (now == null || isUnreached(now, one.message()))) {
                released.add(claim);
            }
        }
    }

    /// Gives up what was released, in one write for a whole batch of windows.
    void flush() {
        var given = new ArrayList<Held>();
        for (var next = released.poll(); next != null; next = released.poll()) {
            given.add(next);
        }
        claims.giveUp(given);
    }

    private static boolean isUnreached(Message now, Message prepared) {
        var n = Objects.requireNonNull(prepared.latest()).n();
        return now.attempts().stream()
                .filter(attempt -> attempt.n() == n)
                .anyMatch(attempt ->
                        attempt.state() == AttemptState.NOT_CALLED
                                || attempt.state() == AttemptState.FAILED && !wasAccepted(attempt));
    }

    private Message second(Message message, String claimId, Instant now) {
        return message.hasStepAfter(message.standing().step())
                ? settling.skipping(message, REASON, false, now)
                : settling.waitingBehind(message, claimId, now.plus(LOOK_AGAIN), REASON);
    }

    /// What the holder's message says about the one that waits.
    private enum Fate {
        FREE,
        UNDECIDED,
        REACHED
    }

    private static Fate fate(Held claim, @Nullable Message holder) {
        if (holder == null) {
            return Fate.FREE;
        }
        var there = holder.attempts().stream().filter(one -> isThere(one, claim)).toList();
        if (there.stream().anyMatch(Households::wasAccepted)) {
            return Fate.REACHED;
        }
        var open =
                there.stream()
                        .anyMatch(one ->
                                one.state() == AttemptState.OPEN
                                        || one.state() == AttemptState.AMBIGUOUS);
        var inHand =
                holder.state() == MessageState.CLAIMED
                        && holder.standing().fence() == claim.fence();
        return open || inHand ? Fate.UNDECIDED : Fate.FREE;
    }

    /// On that channel to that address, or to one erased since.
    private static boolean isThere(Attempt attempt, Held claim) {
        var hash = attempt.trace().addressHash();
        return hash == null
                ? claim.id().contains("|" + attempt.channel() + "|")
                : claim.id().endsWith("|" + attempt.channel() + "|" + hash);
    }

    private static boolean wasAccepted(Attempt attempt) {
        return switch (attempt.state()) {
            case SENDING, SENT, DELIVERED, UNDELIVERED, FAILED_UNKNOWN -> true;
            case FAILED ->
                    attempt.calls().stream().anyMatch(call -> call.state() == Call.State.ACCEPTED);
            case OPEN, AMBIGUOUS, NOT_CALLED -> false;
        };
    }

    /// The claim that a message with a new attempt needs; none for a push or the sandbox.
    private static @Nullable Held claim(Message message) {
        var attempt = Objects.requireNonNull(message.latest());
        var hash = attempt.trace().addressHash();
        var needed = attempt.channel() == ChannelName.SMS || attempt.channel() == ChannelName.EMAIL;
        return needed && hash != null
                ? new Held(
                        AddressClaims.id(message.envelope().broadcast(), attempt.channel(), hash),
                        message.id(),
                        attempt.fence())
                : null;
    }

    private static String behind(Message message) {
        return Objects.requireNonNullElse(message.standing().behind(), "");
    }
}
