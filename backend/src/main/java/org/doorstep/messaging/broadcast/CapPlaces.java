package org.doorstep.messaging.broadcast;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/// Port: the places that cap how often an address is written to. A place is never given back; it
/// disappears by itself when its day or hour is long over. Safe for use by many threads and many
/// nodes.
public interface CapPlaces {

    /// A place.
    ///
    /// @param id see [#id]
    /// @param message the id of the message it is taken for
    /// @param forgetAt when it no longer matters to anybody
    record Place(String id, String message, Instant forgetAt) {}

    /// The id of a place.
    ///
    /// @param slot the address and its day or hour
    /// @param k which place of the slot, from 1
    static String id(String slot, int k) {
        return slot + "|" + k;
    }

    /// Takes those of these places that are free, in one write.
    ///
    /// @return the ids of the others
    Set<String> take(Collection<Place> wanted);

    /// Who has these places: message ids by place id, the free ones left out. One read.
    Map<String, String> holders(Collection<String> ids);
}
