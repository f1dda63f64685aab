package org.doorstep.messaging.receipt;

import org.doorstep.kernel.London;
import org.doorstep.kernel.PhoneNumber;
import org.doorstep.messaging.channel.ProviderEvent;
import org.doorstep.messaging.channel.sms.TwilioStatuses;
import org.doorstep.messaging.receipt.ReceiptStore.Odd;
import org.jspecify.annotations.Nullable;

import java.time.Clock;

/// Takes in where the SMS provider says a message stands. Safe for use by many threads.
public final class StatusCallbacks {

    private final Attempts attempts;
    private final CodeEffects effects;
    private final ReceiptStore receipts;
    private final Clock clock;

    public StatusCallbacks(
            Attempts attempts, CodeEffects effects, ReceiptStore receipts, Clock clock) {
        this.attempts = attempts;
        this.effects = effects;
        this.receipts = receipts;
        this.clock = clock;
    }

    /// The ledger, as far as a status concerns it.
    @FunctionalInterface
    public interface Attempts {

        /// Evidence about an attempt.
        ///
        /// @param providerId the provider's name for it, or null where it gives none
        /// @return whether there is such an attempt
        boolean report(
                String handle, int attempt, ProviderEvent event, @Nullable String providerId);
    }

    /// A status as it came, its signature checked.
    ///
    /// @param handle the message, from our own callback address; empty where missing
    /// @param attempt the attempt, likewise; 0 where missing
    /// @param providerId the provider's id
    /// @param status the provider's word
    /// @param code its error code, or null
    /// @param to whom the message went to, or null; used only where the code says something about
    ///   the number
    public record Status(
            String handle,
            int attempt,
            String providerId,
            String status,
            @Nullable String code,
            @Nullable PhoneNumber to) {}

    /// Takes a status in. The same one any number of times, in any order, is the same as once in
    /// order.
    public void take(Status status) {
        var event = TwilioStatuses.read(status.status(), status.code());
        var matched =
                status.attempt() > 0
                        && attempts.report(
                                status.handle(), status.attempt(), event, status.providerId());
        if (!matched || !TwilioStatuses.isKnown(event.raw())) {
            receipts.setAside(
                    new Odd(
                            status.providerId(),
                            event.raw(),
                            event.code(),
                            status.handle(),
                            matched,
                            London.now(clock)));
        }
        effects.follow(event, matched ? status.handle() : null, status.to());
    }
}
