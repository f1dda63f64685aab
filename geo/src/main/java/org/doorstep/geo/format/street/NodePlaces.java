package org.doorstep.geo.format.street;

import org.doorstep.geo.point.GeoPoint;
import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/// Where each node is, by its number, in units of 1e-7 degrees (11 mm, the map's own precision). A
/// hash table with open addressing in two flat arrays, 24 bytes a node on average; a node given
/// twice is where it was last.
final class NodePlaces {

    private static final double UNITS = 1e7;

    /// No node is here: latitude and longitude packed never give it, as 90 degrees fit in 31 bits.
    private static final long NOWHERE = Long.MIN_VALUE;

    private long[] ids = new long[1 << 10];
    private long[] places = new long[1 << 10];
    private int count;

    NodePlaces() {
        Arrays.fill(places, NOWHERE);
    }

    int count() {
        return count;
    }

    /// @param latitude -90 to 90
    /// @param longitude -180 to 180
    void put(long id, double latitude, double longitude) {
        if (10L * count >= 7L * ids.length) {
            grow();
        }
        var slot = slot(id);
        if (places[slot] == NOWHERE) {
            count++;
        }
        ids[slot] = id;
        places[slot] =
                Math.round(latitude * UNITS) << 32 | Math.round(longitude * UNITS) & 0xffffffffL;
    }

    /// Null when the extract does not hold the node.
    @Nullable GeoPoint at(long id) {
        var place = places[slot(id)];
        return place == NOWHERE ? null : new GeoPoint((place >> 32) / UNITS, (int) place / UNITS);
    }

    private int slot(long id) {
        var mask = ids.length - 1;
        // Fibonacci hashing: numbers that follow one another are spread over the whole table.
        var slot = (int) (id * 0x9e3779b97f4a7c15L >>> 32) & mask;
        while (places[slot] != NOWHERE && ids[slot] != id) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private void grow() {
        var oldIds = ids;
        var oldPlaces = places;
        ids = new long[2 * oldIds.length];
        places = new long[ids.length];
        Arrays.fill(places, NOWHERE);
        for (var i = 0; i < oldIds.length; i++) {
            if (oldPlaces[i] != NOWHERE) {
                var slot = slot(oldIds[i]);
                ids[slot] = oldIds[i];
                places[slot] = oldPlaces[i];
            }
        }
    }
}
