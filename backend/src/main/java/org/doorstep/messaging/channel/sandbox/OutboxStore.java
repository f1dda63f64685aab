package org.doorstep.messaging.channel.sandbox;

import org.doorstep.messaging.ChannelName;
import org.doorstep.security.AddressHash;
import org.doorstep.security.BranchId;
import org.doorstep.security.Sealed;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Where the outbox is kept.
public interface OutboxStore {

    /// One entry; the texts are sealed because they may name a person or be a code.
    ///
    /// @param branch whose broadcast it is of, or null for what belongs to none
    /// @param to the hash of the contact point, or null for a device
    record Kept(
            UUID id,
            ChannelName standsFor,
            @Nullable BranchId branch,
            String handle,
            @Nullable AddressHash to,
            Sealed subject,
            Sealed text,
            Instant at) {}

    /// Adds one.
    void add(Kept entry);

    /// The newest of these branches and of none, before a given one.
    List<Kept> newest(Collection<BranchId> branches, @Nullable UUID before, int limit);

    /// The newest to one of these hashes.
    Optional<Kept> newestTo(Collection<AddressHash> hashes);

    /// Removes everything but the newest.
    void keepOnly(int newest);
}
