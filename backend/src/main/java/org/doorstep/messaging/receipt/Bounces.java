package org.doorstep.messaging.receipt;

import org.doorstep.messaging.ChannelName;
import org.doorstep.messaging.OptOuts;
import org.doorstep.messaging.broadcast.Attempt;
import org.doorstep.messaging.broadcast.AttemptState;
import org.doorstep.messaging.broadcast.Ledger;
import org.doorstep.messaging.broadcast.Message;
import org.doorstep.messaging.channel.ProviderEvent;
import org.doorstep.messaging.channel.ProviderEvent.Status;
import org.doorstep.messaging.channel.email.Bounce;

import java.util.stream.Stream;

/// Takes in what mail systems report about our e-mails, however late: evidence about the attempt;
/// and an address where nothing arrives, or whose owner complains, is written to no more. The same
/// report any number of times is the same as once. Safe for use by many threads.
public final class Bounces {

    private final Ledger ledger;
    private final StatusCallbacks.Attempts attempts;
    private final Unsubscriptions addresses;

    public Bounces(Ledger ledger, StatusCallbacks.Attempts attempts, Unsubscriptions addresses) {
        this.ledger = ledger;
        this.attempts = attempts;
        this.addresses = addresses;
    }

    /// Takes a report in.
    ///
    /// @return whether it is about an e-mail of ours
    public boolean take(Bounce bounce) {
        var attempt =
                ledger.byHandle(bounce.handle()).stream()
                        .flatMap(Bounces::mailed)
                        .reduce((earlier, later) -> later);
        if (attempt.isEmpty()) {
            return false;
        }
        switch (bounce.kind()) {
            case HARD -> addresses.suppress(bounce.handle(), OptOuts.Ground.UNREACHABLE, "bounce");
            case COMPLAINT ->
                    addresses.suppress(bounce.handle(), OptOuts.Ground.OBJECTION, "complaint");
            case SOFT, DELIVERED -> {}
        }
        return attempts.report(bounce.handle(), attempt.get().n(), event(bounce), null);
    }

    /// The attempts that may have left.
    private static Stream<Attempt> mailed(Message message) {
        return message.attempts().stream()
                .filter(attempt -> attempt.channel() == ChannelName.EMAIL)
                .filter(attempt -> attempt.state() != AttemptState.NOT_CALLED);
    }

    private static ProviderEvent event(Bounce bounce) {
        return switch (bounce.kind()) {
            case HARD, SOFT -> new ProviderEvent(Status.UNDELIVERED, "bounced", bounce.status());
            case DELIVERED -> new ProviderEvent(Status.DELIVERED, "delivered", null);
            // Whoever complains has it.
            case COMPLAINT -> new ProviderEvent(Status.DELIVERED, "complaint", null);
        };
    }
}
