package org.doorstep.messaging.broadcast.shape;

/// Port: where nodes see each other's parts of a quota, one document for each sender. Safe for use
/// by many threads and many nodes.
public interface QuotaShares {

    /// How a sender's quota is shared, [SharedQuota#none] at first.
    SharedQuota find(String sender);

    /// Replaces what is still at the version before this one.
    ///
    /// @return whether it was
    boolean replace(SharedQuota next);
}
