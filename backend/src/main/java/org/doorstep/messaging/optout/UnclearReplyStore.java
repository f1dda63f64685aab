package org.doorstep.messaging.optout;

import org.doorstep.security.AccountId;
import org.doorstep.security.AddressHash;
import org.doorstep.security.Sealed;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Where texts wait that somebody must read.
public interface UnclearReplyStore {

    /// A text that waits.
    record Held(String id, AddressHash number, Sealed body, Instant at) {}

    /// Adds one; the same id a second time changes nothing.
    ///
    /// @return whether it was new
    boolean add(String id, AddressHash number, Sealed body, Instant at);

    /// The oldest that wait.
    List<Held> waiting(int limit);

    /// One that waits.
    Optional<Held> find(String id);

    /// Settles everything that waits from that number and forgets what it said.
    void settle(AddressHash number, boolean stop, AccountId by, Instant at);
}
