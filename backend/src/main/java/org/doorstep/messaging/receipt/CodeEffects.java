package org.doorstep.messaging.receipt;

import org.doorstep.kernel.PhoneNumber;
import org.doorstep.messaging.BroadcastId;
import org.doorstep.messaging.ChannelName;
import org.doorstep.messaging.OptOuts;
import org.doorstep.messaging.OptOuts.Ground;
import org.doorstep.messaging.broadcast.Ledger;
import org.doorstep.messaging.channel.ProviderEvent;
import org.doorstep.messaging.channel.ProviderEvent.Status;
import org.doorstep.messaging.channel.SendResult.RefusalEffect;
import org.doorstep.messaging.channel.sms.TwilioCodes;
import org.doorstep.messaging.channel.sms.TwilioCodes.Repeated;
import org.doorstep.security.Keyring;
import org.jspecify.annotations.Nullable;

/// What follows from the code of a status beyond the message it came with, as the table of codes
/// has it: a number that takes no texts, a sender or a broadcast that must stop. Safe for use by
/// many threads; once or many times is the same.
public final class CodeEffects {

    /// Fewer than this are no share of anything.
    private static final int FEWEST = 5;

    /// A share is worked out at every so many, because it costs a count of the broadcast.
    private static final int EVERY = 5;

    private static final int ONE_IN = 50;

    private final OptOuts optOuts;
    private final Ledger ledger;
    private final ReceiptStore receipts;
    private final Keyring keyring;
    private final Brakes brakes;

    public CodeEffects(
            OptOuts optOuts, Ledger ledger, ReceiptStore receipts, Keyring keyring, Brakes brakes) {
        this.optOuts = optOuts;
        this.ledger = ledger;
        this.receipts = receipts;
        this.keyring = keyring;
        this.brakes = brakes;
    }

    /// Port: what can be stopped until a person has looked.
    public interface Brakes {

        /// Nothing more is sent through the account of that channel.
        void halt(ChannelName channel, String code);

        /// A running broadcast is paused.
        void pause(BroadcastId broadcast, String reason);
    }

    /// Follows a status.
    ///
    /// @param handle the message, or null where it is none of ours
    /// @param to the number it went to, or null
    void follow(ProviderEvent event, @Nullable String handle, @Nullable PhoneNumber to) {
        var code = event.code();
        var row = TwilioCodes.find(code);
        if (row == null || code == null) {
            return;
        }
        if (row.effect() == RefusalEffect.OPTED_OUT && to != null) {
            optOuts.add(to, ChannelName.SMS, Ground.KEYWORD, "provider");
        }
        if (event.status() == Status.UNDELIVERED || event.status() == Status.FAILED) {
            afterFailure(code, row, handle, to);
        }
    }

    private void afterFailure(
            String code, TwilioCodes.Row row, @Nullable String handle, @Nullable PhoneNumber to) {
        if (row.effect() == RefusalEffect.ADDRESS_BAD && to != null) {
            optOuts.add(to, ChannelName.SMS, Ground.UNREACHABLE, code);
        }
        if (row.effect() == RefusalEffect.HALT_SENDER && handle != null) {
            brakes.halt(ChannelName.SMS, code);
        }
        if (row.effect() == RefusalEffect.HALT_BROADCAST && handle != null) {
            broadcastOf(handle, "SMS failed: " + code);
        }
        if (row.repeated() == Repeated.TWICE_BAD && handle != null && to != null) {
            blocked(code, handle, to);
        }
        if (row.repeated() == Repeated.MANY_HALT && handle != null) {
            filtered(code, handle);
        }
    }

    private void blocked(String code, String handle, PhoneNumber to) {
        if (receipts.count(code + "|" + keyring.hash(to).text(), handle) >= 2) {
            optOuts.add(to, ChannelName.SMS, Ground.UNREACHABLE, code);
        }
    }

    private void filtered(String code, String handle) {
        ledger.byHandle(handle)
                .map(message -> message.envelope().broadcast())
                .ifPresent(broadcast -> {
                    var count = receipts.count(code + "|" + broadcast.value(), handle);
                    if (count >= FEWEST
                            && count % EVERY == 0
                            && (long) count * ONE_IN > receipts.texted(broadcast)) {
                        brakes.pause(broadcast, "SMS filtered: more than 2 % with code " + code);
                    }
                });
    }

    private void broadcastOf(String handle, String reason) {
        ledger.byHandle(handle)
                .ifPresent(message -> brakes.pause(message.envelope().broadcast(), reason));
    }
}
