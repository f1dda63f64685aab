package org.doorstep.messaging.channel;

import org.doorstep.kernel.ContactPoint;
import org.doorstep.kernel.Secret;
import org.doorstep.security.CodeDelivery;

import java.time.Duration;
import java.util.List;

/// Brings one-time codes to phones and mailboxes, outside the ledger: no consent, no quiet hours,
/// no record. How often somebody may ask is limited by security. Safe for use by many threads.
public final class CodesByChannel implements CodeDelivery {

    private final List<CodeCarrier> carriers;

    public CodesByChannel(List<CodeCarrier> carriers) {
        this.carriers = List.copyOf(carriers);
    }

    /// Sends the code once.
    ///
    /// @throws IllegalStateException where no channel of that kind is up, or the provider did not
    ///   take it; the message says why and names nobody
    @Override
    public void deliver(ContactPoint to, Secret code, Duration validFor) {
        var carrier =
                carriers.stream()
                        .filter(candidate -> candidate.reaches(to))
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException("no channel for codes is up"));
        var text =
                "Your Doorstep code is %s. It works for %d minutes. Never tell it to anybody."
                        .formatted(code.value(), validFor.toMinutes());
        try {
            check(carrier.carry(to, "Your Doorstep code", text, validFor));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the server is stopping", stopping);
        }
    }

    private static void check(SendResult result) {
        switch (result) {
            case SendResult.Accepted _ -> {}
            // It may have arrived; whoever waits for it asks again.
            case SendResult.InDoubt _ -> {}
            case SendResult.NotCalled(var reason, var _) ->
                    throw new IllegalStateException("code not sent: " + reason);
            case SendResult.Refused(var code, var _) ->
                    throw new IllegalStateException("code refused by the provider: " + code);
        }
    }
}
