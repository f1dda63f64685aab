package org.doorstep.console.broadcasts;

import org.doorstep.console.frame.Wording;
import org.doorstep.messaging.SenderHalt;
import org.doorstep.messaging.SenderState;
import org.springframework.stereotype.Component;

import java.util.Locale;

/// How a sender stands, in the reader's language. Thread-safe; templates know it as `@senderWords`.
@Component("senderWords")
class SenderWords {

    private final Wording wording;

    SenderWords(Wording wording) {
        this.wording = wording;
    }

    /// Why nothing goes out: by the provider's code, and in general words where it is not known.
    public String why(SenderHalt halt) {
        return wording.orElse("halt." + keyOf(halt.reason()), wording.of("halt.other"));
    }

    /// How much it may send in how long.
    public String rate(SenderState state) {
        var sender = state.sender();
        var unit = wording.of("senders.unit." + state.channel());
        return sender.per().toSeconds() == 1
                ? wording.of("senders.a-second", sender.units(), unit)
                : wording.of("senders.a-minute", sender.perMinute(), unit);
    }

    /// What it has sent since midnight.
    public String used(SenderState state) {
        return wording.of(
                "senders.used-units",
                state.usedToday(),
                wording.of("senders.unit." + state.channel()));
    }

    /// The style of how it stands.
    public String style(SenderState state) {
        return switch (state.standing()) {
            case SENDING -> "going";
            case PAUSED -> "waiting";
            case HALTED -> "failed";
            case SANDBOX -> "doubt";
            case OFF -> "refused";
        };
    }

    static String keyOf(String reason) {
        return reason.toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
    }
}
