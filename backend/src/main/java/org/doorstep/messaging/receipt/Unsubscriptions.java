package org.doorstep.messaging.receipt;

import org.doorstep.messaging.ChannelName;
import org.doorstep.messaging.OptOuts;
import org.doorstep.messaging.broadcast.Attempt;
import org.doorstep.messaging.broadcast.Ledger;
import org.doorstep.security.AddressHash;

import java.util.Objects;

/// Stops all e-mails to the address one of them went to, known only by that message's handle. Safe
/// for use by many threads.
public final class Unsubscriptions {

    private final Ledger ledger;
    private final OptOuts optOuts;

    public Unsubscriptions(Ledger ledger, OptOuts optOuts) {
        this.ledger = ledger;
        this.optOuts = optOuts;
    }

    /// Records the objection; once or many times is the same. Nothing is said about whether there
    /// is such a message.
    public void stop(String handle) {
        suppress(handle, OptOuts.Ground.OBJECTION, "unsubscribe-link");
    }

    /// Writes no more e-mails to the address that a message went to.
    void suppress(String handle, OptOuts.Ground ground, String source) {
        ledger.byHandle(handle).stream()
                .flatMap(message -> message.attempts().stream())
                .filter(attempt -> attempt.channel() == ChannelName.EMAIL)
                .map(Attempt::trace)
                .map(Attempt.Trace::addressHash)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .distinct()
                .forEach(hash ->
                        optOuts.add(AddressHash.parse(hash), ChannelName.EMAIL, ground, source));
    }
}
