package org.doorstep.messaging.broadcast;

import org.doorstep.messaging.PersonOutcome.Entry;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/// Tells what happened to a message in plain sentences, the oldest first.
final class Telling {

    private Telling() {}

    static List<Entry> of(Message message) {
        var told = new ArrayList<Entry>();
        var envelope = message.envelope();
        told.add(new Entry(envelope.createdAt(), "Put into the frozen audience of the broadcast."));
        for (var skip : message.skips()) {
            told.add(
                    new Entry(
                            skip.at(),
                            "%s was passed over: %s."
                                    .formatted(
                                            envelope.steps().get(skip.step()).channel(),
                                            skip.reason())));
        }
        message.attempts().forEach(attempt -> told.addAll(attempt(attempt)));
        told.sort(Comparator.comparing(Entry::at));
        told.add(new Entry(told.getLast().at(), standing(message)));
        return List.copyOf(told);
    }

    private static List<Entry> attempt(Attempt attempt) {
        var told = new ArrayList<Entry>();
        told.add(
                new Entry(
                        attempt.startedAt(),
                        "Attempt %d by %s%s%s."
                                .formatted(
                                        attempt.n(),
                                        attempt.channel(),
                                        attempt.sandbox() ? " (sandbox, reaches nobody)" : "",
                                        because(attempt))));
        var closed = attempt.learnt().closedAt();
        if (closed != null) {
            told.add(new Entry(closed, became(attempt)));
        }
        var seen = attempt.learnt().acknowledgedAt();
        if (seen != null) {
            told.add(new Entry(seen, "The app said that it was shown."));
        }
        return told;
    }

    private static String because(Attempt attempt) {
        return switch (attempt.follows()) {
            case FIRST -> "";
            case NEVER_CALLED -> ", as the one before was never called";
            case REFUSED -> ", as the one before was refused or could not be delivered";
            case PUSH_EXPIRED -> ", as the push before expired without an acknowledgement";
        };
    }

    private static String became(Attempt attempt) {
        var code = attempt.learnt().code();
        var with = code == null ? "" : " (code " + code + ")";
        return switch (attempt.state()) {
            case OPEN -> "The call is under way.";
            case AMBIGUOUS -> "Nobody knows yet whether the provider has it.";
            case NOT_CALLED -> "It was not called: " + detail(attempt) + ".";
            case SENDING -> "The provider has it.";
            case FAILED_UNKNOWN -> "It stayed unknown whether the provider ever had it.";
            case SENT -> "Handed over; no further evidence came in time.";
            case DELIVERED -> "Delivered.";
            case UNDELIVERED -> "The provider could not deliver it" + with + ".";
            case FAILED -> "The provider refused it" + with + ".";
        };
    }

    private static String detail(Attempt attempt) {
        return Objects.requireNonNullElse(
                attempt.calls().getLast().detail(), "the provider does not have it");
    }

    private static String standing(Message message) {
        var state = message.state().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        var reason = message.standing().reason();
        var due = message.standing().dueAt();
        return "Now %s%s%s."
                .formatted(
                        state,
                        reason == null ? "" : ": " + reason,
                        due == null || message.state().isFinal()
                                ? ""
                                : "; looked at again at " + due);
    }
}
