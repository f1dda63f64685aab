package org.doorstep.messaging.broadcast.work;

import org.doorstep.kernel.Ticker;
import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The claims this node is working on, so that its own sweep leaves them alone however the wall
/// clock jumps. Safe for use by many threads.
public final class OwnClaims {

    private final Ticker ticker;
    private final Map<String, Claim> held = new ConcurrentHashMap<>();

    public OwnClaims(Ticker ticker) {
        this.ticker = ticker;
    }

    void begin(Claim claim) {
        held.put(claim.token(), claim);
    }

    void end(Claim claim) {
        held.remove(claim.token());
    }

    /// Whether that is a claim of this node whose lease has not ended by monotonic time.
    boolean holds(@Nullable String token) {
        var claim = token == null ? null : held.get(token);
        return claim != null && claim.holdsBy(ticker);
    }
}
