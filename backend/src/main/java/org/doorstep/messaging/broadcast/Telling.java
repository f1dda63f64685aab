package org.doorstep.messaging.broadcast;

import org.doorstep.messaging.PersonOutcome.Entry;

import java.time.Instant;
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
        told.add(
                new Entry(
                        envelope.createdAt(),
                        "frozen",
                        List.of(),
                        "Put into the frozen audience of the broadcast."));
        for (var skip : message.skips()) {
            var channel = envelope.steps().get(skip.step()).channel();
            told.add(
                    new Entry(
                            skip.at(),
                            "passed-over",
                            List.of(channel.name(), skip.reason()),
                            "%s was passed over: %s.".formatted(channel, skip.reason())));
        }
        message.attempts().forEach(attempt -> told.addAll(attempt(attempt)));
        told.sort(Comparator.comparing(Entry::at));
        told.add(standing(told.getLast().at(), message));
        return List.copyOf(told);
    }

    private static List<Entry> attempt(Attempt attempt) {
        var told = new ArrayList<Entry>();
        told.add(
                new Entry(
                        attempt.startedAt(),
                        attempt.sandbox() ? "attempt-in-sandbox" : "attempt",
                        List.of(
                                String.valueOf(attempt.n()),
                                attempt.channel().name(),
                                attempt.follows().name()),
                        "Attempt %d by %s%s%s."
                                .formatted(
                                        attempt.n(),
                                        attempt.channel(),
                                        attempt.sandbox() ? " (sandbox, reaches nobody)" : "",
                                        because(attempt))));
        var closed = attempt.learnt().closedAt();
        if (closed != null) {
            told.add(
                    new Entry(
                            closed,
                            "became." + attempt.state(),
                            List.of(
                                    attempt.state() == AttemptState.NOT_CALLED
                                            ? detail(attempt)
                                            : Objects.requireNonNullElse(
                                                    attempt.learnt().code(), "")),
                            became(attempt)));
        }
        var seen = attempt.learnt().acknowledgedAt();
        if (seen != null) {
            told.add(new Entry(seen, "shown", List.of(), "The app said that it was shown."));
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

    private static Entry standing(Instant at, Message message) {
        var state = message.state().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        var reason = message.standing().reason();
        var due = message.standing().dueAt();
        var next = due == null || message.state().isFinal() ? "" : due.toString();
        var why = reason == null ? "" : reason;
        return new Entry(
                at,
                "now",
                List.of(message.state().name(), why, next),
                "Now %s%s%s."
                        .formatted(
                                state,
                                why.isEmpty() ? "" : ": " + why,
                                next.isEmpty() ? "" : "; looked at again at " + next));
    }
}
