package org.doorstep.messaging.optout;

import org.doorstep.messaging.ChannelName;
import org.doorstep.messaging.OptOuts.Ground;
import org.doorstep.security.AddressHash;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/// Where opt-outs are kept.
public interface OptOutStore {

    /// Adds a ground; where it stands already nothing changes.
    void add(AddressHash address, ChannelName channel, Ground ground, String source, Instant at);

    /// Takes a ground away under each of these hashes of one address; what was there stays
    /// readable.
    ///
    /// @return whether it stood under any of them
    boolean clear(
            Collection<AddressHash> hashes,
            ChannelName channel,
            Ground ground,
            String source,
            Instant at);

    /// Those that have any ground against them; one read.
    Set<AddressHash> suppressed(Collection<AddressHash> hashes, ChannelName channel);

    /// The grounds that stand against each of those that have any; one read.
    Map<AddressHash, Set<Ground>> standing(Collection<AddressHash> hashes, ChannelName channel);

    /// Since when each of those that have a ground against them has had the oldest one; one read.
    Map<AddressHash, Instant> standingSince(Collection<AddressHash> hashes, ChannelName channel);
}
