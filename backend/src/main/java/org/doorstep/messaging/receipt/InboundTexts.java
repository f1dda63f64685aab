package org.doorstep.messaging.receipt;

import org.doorstep.kernel.London;
import org.doorstep.kernel.PhoneNumber;
import org.doorstep.messaging.ChannelName;
import org.doorstep.messaging.OptOuts;
import org.doorstep.messaging.UnclearReplies;
import org.doorstep.messaging.optout.StopWords;
import org.doorstep.messaging.optout.StopWords.Meaning;
import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.util.Locale;

/// Takes in what people text back. Stop words hold from the moment this returns. Safe for use by
/// many threads.
public final class InboundTexts {

    private final OptOuts optOuts;
    private final UnclearReplies unclear;
    private final ReceiptStore receipts;
    private final Clock clock;

    public InboundTexts(
            OptOuts optOuts, UnclearReplies unclear, ReceiptStore receipts, Clock clock) {
        this.optOuts = optOuts;
        this.unclear = unclear;
        this.receipts = receipts;
        this.clock = clock;
    }

    /// Takes a text in.
    ///
    /// @param id the provider's id of the text
    /// @param optOutType what the provider itself has made of it (`STOP`, `START`, `HELP`), or null
    public void take(String id, PhoneNumber from, String body, @Nullable String optOutType) {
        switch (meaning(body, optOutType)) {
            case STOP -> optOuts.add(from, ChannelName.SMS, OptOuts.Ground.KEYWORD, "stop-word");
            case START -> restart(id, from);
            case UNCLEAR -> unclear.hold(id, from, body);
            case NOTHING -> {}
        }
    }

    /// A start word counts once: the provider's repetition of an old one must not undo a later
    /// stop. A crash between the note and the effect loses the start, which is the safe side.
    private void restart(String id, PhoneNumber from) {
        if (receipts.firstTime(id, London.now(clock))) {
            optOuts.restart(from);
        }
    }

    private static Meaning meaning(String body, @Nullable String optOutType) {
        return switch (optOutType == null ? "" : optOutType.toUpperCase(Locale.ROOT)) {
            case "STOP" -> Meaning.STOP;
            case "START" -> Meaning.START;
            case "HELP" -> Meaning.NOTHING;
            default -> StopWords.read(body);
        };
    }
}
