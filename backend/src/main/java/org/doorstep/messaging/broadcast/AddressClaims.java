package org.doorstep.messaging.broadcast;

import org.doorstep.messaging.BroadcastId;
import org.doorstep.messaging.ChannelName;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/// Port: which message of a broadcast may use an address on a channel, so that people who share a
/// number or a mailbox get one message there. Safe for use by many threads and many nodes.
public interface AddressClaims {

    /// A claim: one message holds one address on one channel, under the fence of the claim that
    /// took it.
    ///
    /// @param id broadcast, channel and address hash, see [#id]
    /// @param message the message's id
    record Held(String id, String message, long fence) {}

    /// The id of the claim to an address.
    static String id(BroadcastId broadcast, ChannelName channel, String addressHash) {
        return broadcast.value() + "|" + channel + "|" + addressHash;
    }

    /// Takes claims, or renews those these messages hold under a fence not above the given one.
    ///
    /// @return for the claims that somebody else holds: who, by the message that lost
    Map<String, Held> take(List<Held> wanted);

    /// The claims of these ids, those that exist, by id.
    Map<String, Held> byIds(Collection<String> ids);

    /// Gives claims up, each only if it still is exactly this one.
    void giveUp(Collection<Held> claims);

    /// Removes every claim of a broadcast that is over.
    void clear(BroadcastId broadcast);
}
