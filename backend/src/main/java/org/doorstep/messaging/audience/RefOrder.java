package org.doorstep.messaging.audience;

import org.doorstep.messaging.RecipientRef;
import org.doorstep.messaging.RecipientRef.ElectorRef;
import org.jspecify.annotations.Nullable;

import java.util.UUID;

/// The order of refs: that of their text, so electors before volunteers, and within a kind that of
/// the ids as unsigned numbers of 128 bits.
public final class RefOrder {

    private static final String LAST_ELECTOR = new ElectorRef(new UUID(-1, -1)).text();

    private RefOrder() {}

    /// The last ref there could be before that one, or null where there is none.
    public static @Nullable String justBefore(String ref) {
        var id = RecipientRef.parse(ref).id();
        var low = id.getLeastSignificantBits();
        var high = id.getMostSignificantBits();
        if (low == 0 && high == 0) {
            return LAST_ELECTOR.compareTo(ref) < 0 ? LAST_ELECTOR : null;
        }
        var before = new UUID(low == 0 ? high - 1 : high, low - 1);
        return ref.substring(0, ref.indexOf(':') + 1) + before;
    }
}
