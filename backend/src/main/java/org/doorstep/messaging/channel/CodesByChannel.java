package org.doorstep.messaging.channel;

import org.doorstep.kernel.ContactPoint;
import org.doorstep.kernel.EmailAddress;
import org.doorstep.kernel.Secret;
import org.doorstep.security.CodeDelivery;

import java.time.Duration;
import java.util.List;

/// Brings one-time codes to phones and mailboxes, outside the ledger: no consent, no quiet hours,
/// no record. How often somebody may ask is limited by security. Safe for use by many threads.
public final class CodesByChannel implements CodeDelivery {

    private static final String CODE = "Your Doorstep code";

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
        send(to, CODE, text(code, validFor), validFor);
    }

    /// An e-mail has room for the link; a text gets the code alone.
    @Override
    public void deliver(ContactPoint to, Secret code, Secret link, Duration validFor) {
        var beside =
                to instanceof EmailAddress
                        ? "\n\nOr open this link in the browser in which you asked for it:\n"
                                + link.value()
                        : "";
        send(to, CODE, text(code, validFor) + beside, validFor);
    }

    /// In both languages, because nobody here knows which one the person reads.
    @Override
    public void tell(ContactPoint to, Notice notice, String link) {
        var text =
                switch (notice) {
                    case FACTORS_RESET ->
                            "An administrator took your second factors for Doorstep away and signed"
                                + " you out everywhere. If you did not ask for it, tell your branch"
                                + " at once.\n\n"
                                + "Tynnodd gweinyddwr eich ail ffactorau ar gyfer Doorstep a'ch"
                                + " allgofnodi ym mhobman. Os na ofynnoch am hyn, dywedwch wrth"
                                + " eich cangen ar unwaith.";
                    case INVITED ->
                            "You are invited to Doorstep. The link works once, for 72 hours, for"
                                    + " this address:\n"
                                    + link
                                    + "\n\n"
                                    + "Fe'ch gwahoddir i Doorstep. Mae'r ddolen yn gweithio"
                                    + " unwaith, am 72 awr, i'r cyfeiriad hwn.";
                };
        send(to, "Doorstep", text, Duration.ofHours(72));
    }

    private static String text(Secret code, Duration validFor) {
        return "Your Doorstep code is %s. It works for %d minutes. Never tell it to anybody."
                .formatted(code.value(), validFor.toMinutes());
    }

    private void send(ContactPoint to, String subject, String text, Duration validFor) {
        var carrier =
                carriers.stream()
                        .filter(candidate -> candidate.reaches(to))
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException("no channel for codes is up"));
        try {
            check(carrier.carry(to, subject, text, validFor));
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
