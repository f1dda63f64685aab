package org.doorstep.geo.walk;

import java.util.Comparator;

/// What is written on a door: the building, and the flat in it where there is one. In the order in
/// which they are walked past: by building, the building's own door first, then its flats, each by
/// [DoorOrder#NATURAL].
///
/// Immutable; may be shared between threads.
///
/// @param building number or name, such as `10`, `10A`, `10-12`, `Rose Cottage`; may be empty
/// @param unit the flat, such as `Flat 2`; empty when the building is one home
public record DoorLabel(String building, String unit) implements Comparable<DoorLabel> {

    private static final Comparator<DoorLabel> ORDER =
            Comparator.comparing(DoorLabel::building, DoorOrder.NATURAL)
                    .thenComparing(DoorLabel::unit, DoorOrder.NATURAL);

    public static DoorLabel of(String building) {
        return new DoorLabel(building, "");
    }

    @Override
    public int compareTo(DoorLabel other) {
        return ORDER.compare(this, other);
    }
}
