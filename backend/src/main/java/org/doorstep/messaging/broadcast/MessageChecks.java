package org.doorstep.messaging.broadcast;

import org.doorstep.messaging.Broadcast;
import org.doorstep.messaging.ChannelName;
import org.doorstep.messaging.MessageState;
import org.doorstep.messaging.broadcast.LedgerInvariants.Violation;
import org.doorstep.messaging.broadcast.gate.QuietHours;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;
import java.util.Set;

/// The invariants that one message shows by itself. Pure; safe for use by many threads.
final class MessageChecks {

    private static final Set<MessageState> UNREACHED =
            Set.of(MessageState.SUPPRESSED, MessageState.EXPIRED, MessageState.CANCELLED);

    private final QuietHours hours;

    MessageChecks(QuietHours hours) {
        this.hours = hours;
    }

    void check(Broadcast broadcast, Message message, List<Violation> found) {
        checkOneAtATime(message, found);
        checkHours(broadcast, message, found);
        checkFinal(broadcast, message, found);
        checkForgotten(message, found);
        if (!message.state().isFinal() && message.standing().dueAt() == null) {
            found.add(new Violation("I1", message.id(), "waits for nothing"));
        }
    }

    /// I3: a later attempt has on record what closed the one before, and that agrees with what is
    /// known of it now, but for what was learnt late.
    private static void checkOneAtATime(Message message, List<Violation> found) {
        for (var i = 1; i < message.attempts().size(); i++) {
            var before = message.attempts().get(i - 1);
            var attempt = message.attempts().get(i);
            if (!agrees(before, attempt)) {
                found.add(
                        new Violation(
                                "I3",
                                message.id(),
                                "attempt %d follows %s after %s"
                                        .formatted(
                                                attempt.n(), attempt.follows(), before.state())));
            }
        }
    }

    private static boolean agrees(Attempt before, Attempt attempt) {
        return switch (attempt.follows()) {
            case FIRST -> false;
            case NEVER_CALLED ->
                    before.state() == AttemptState.NOT_CALLED || isCorrected(before, attempt);
            case REFUSED -> !before.state().mayHaveReached() && before.state().isLast();
            case PUSH_EXPIRED ->
                    before.channel() == ChannelName.PUSH
                            && !attempt.startedAt().isBefore(before.expiry())
                            && (!isUnsettled(before.state()) || isCorrected(before, attempt));
        };
    }

    private static boolean isUnsettled(AttemptState state) {
        return state == AttemptState.OPEN
                || state == AttemptState.AMBIGUOUS
                || state == AttemptState.SENDING;
    }

    private static boolean isCorrected(Attempt before, Attempt next) {
        var closed = before.learnt().closedAt();
        return closed != null && closed.isAfter(next.startedAt());
    }

    /// I5: nothing starts after the deadline, nor outside the hours of its channel and class; those
    /// of polling day end before the poll does.
    private void checkHours(Broadcast broadcast, Message message, List<Violation> found) {
        for (var attempt : message.attempts()) {
            if (!attempt.startedAt().isBefore(message.envelope().deadline())) {
                found.add(
                        new Violation(
                                "I5",
                                message.id(),
                                "attempt " + attempt.n() + " after the deadline"));
            }
            if (broadcast.kind() != Broadcast.Kind.TO_MYSELF && !isInHours(broadcast, attempt)) {
                found.add(
                        new Violation(
                                "I5", message.id(), "attempt " + attempt.n() + " in quiet hours"));
            }
        }
    }

    private boolean isInHours(Broadcast broadcast, Attempt attempt) {
        var open =
                hours.next(
                        attempt.channel(),
                        broadcast.templateClass(),
                        broadcast.plan().branch(),
                        attempt.startedAt());
        return !open.opens().isAfter(attempt.startedAt());
    }

    /// I6: a final state is the best that the attempts reached, but for what was learnt late.
    private static void checkFinal(Broadcast broadcast, Message message, List<Violation> found) {
        var state = message.state();
        if (broadcast.state() == Broadcast.State.DONE && !state.isFinal()) {
            found.add(new Violation("I6", message.id(), "not final in a broadcast that is done"));
        }
        var late = message.attempts().stream().anyMatch(one -> one.learnt().late());
        if (state.isFinal() && !late && !agrees(state, message.best())) {
            found.add(
                    new Violation("I6", message.id(), state + " with attempts " + states(message)));
        }
    }

    private static boolean agrees(MessageState state, @Nullable Attempt best) {
        if (UNREACHED.contains(state)) {
            return best == null || best.state() == AttemptState.NOT_CALLED;
        }
        return best != null
                && switch (best.state()) {
                    case DELIVERED -> state == MessageState.DELIVERED;
                    case SENT, SENDING -> state == MessageState.SENT;
                    case FAILED_UNKNOWN -> state == MessageState.FAILED_UNKNOWN;
                    case UNDELIVERED -> state == MessageState.UNDELIVERED;
                    case FAILED -> state == MessageState.FAILED;
                    case OPEN, AMBIGUOUS, NOT_CALLED -> false;
                };
    }

    private static List<AttemptState> states(Message message) {
        return message.attempts().stream().map(Attempt::state).toList();
    }

    /// I10: what is left of an erased person's finished message leads nowhere.
    private static void checkForgotten(Message message, List<Violation> found) {
        if (message.forgotten()
                && message.state().isFinal()
                && !message.isOpen()
                && message.attempts().stream().anyMatch(MessageChecks::leadsBack)) {
            found.add(new Violation("I10", message.id(), "keeps what an erased person left"));
        }
    }

    private static boolean leadsBack(Attempt attempt) {
        var trace = attempt.trace();
        return trace.addressHash() != null
                || trace.textHash() != null
                || trace.mergeValues() != null
                || attempt.calls().stream().map(Call::providerId).anyMatch(Objects::nonNull);
    }
}
