package org.doorstep.messaging.broadcast.shape;

import org.doorstep.messaging.broadcast.shape.Shaper.Node;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The shapers of this node, one for each sender it has used. Safe for use by many threads.
public final class Shapers {

    private final QuotaShares shares;
    private final Node node;
    private final Map<String, Shaper> bySender = new ConcurrentHashMap<>();

    public Shapers(QuotaShares shares, Node node) {
        this.shares = shares;
        this.node = node;
    }

    /// The shaper of a sender.
    public Shaper of(Sender sender) {
        return bySender.computeIfAbsent(
                sender.id(), id -> new Shaper(id, sender.quota(), shares, node));
    }

    /// Renews every part; to be called every second.
    public void renew() {
        bySender.values().forEach(Shaper::renew);
    }

    /// Gives every part back when the process ends.
    public void release() {
        bySender.values().forEach(Shaper::release);
    }
}
