package org.doorstep.messaging.consent;

import org.doorstep.messaging.ChannelName;
import org.doorstep.messaging.ConsentState;
import org.doorstep.messaging.Purpose;
import org.doorstep.messaging.RecipientRef;

import java.util.Collection;
import java.util.List;
import java.util.Set;

/// Where the consent ledger is kept.
public interface ConsentStore {

    /// Adds an entry and makes it the current one, in one step, unless the current one says the
    /// same under the same wording.
    void append(RecipientRef who, ConsentState entry);

    /// The current entry of each channel and purpose, in that order.
    List<ConsentState> current(RecipientRef who);

    /// All entries of one channel and purpose, oldest first.
    List<ConsentState> history(RecipientRef who, ChannelName channel, Purpose purpose);

    /// Those whose current entry says yes; one read.
    Set<RecipientRef> given(
            Collection<? extends RecipientRef> people, ChannelName channel, Purpose purpose);
}
