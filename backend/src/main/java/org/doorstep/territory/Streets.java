package org.doorstep.territory;

import org.doorstep.geo.point.BoundingBox;
import org.doorstep.territory.street.StreetStore;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// The streets of the wards, with their sides and doors. Safe for use by many threads.
public class Streets {

    /// A box that meets more wards than this is too far out to show streets.
    public static final int MOST_WARDS_IN_BOX = 60;

    private final StreetStore store;
    private final Wards wards;

    Streets(StreetStore store, Wards wards) {
        this.store = store;
        this.wards = wards;
    }

    /// The streets of a ward, by name and place.
    public List<Street> ofWard(WardId ward) {
        return ofWards(List.of(ward));
    }

    /// The streets of several wards, by name and place.
    public List<Street> ofWards(Collection<WardId> wards) {
        return store.ofWards(wards);
    }

    /// The street of that id, if there is one.
    public Optional<Street> find(StreetId id) {
        return store.findAll(List.of(id)).stream().findFirst();
    }

    /// Those streets, by name and place; unknown ids are left out.
    public List<Street> findAll(Collection<StreetId> ids) {
        return store.findAll(ids);
    }

    /// The streets whose own box meets this one, in wards in force on that date, by name and place;
    /// none where the box meets more than [#MOST_WARDS_IN_BOX] wards.
    public List<Street> inBox(BoundingBox box, LocalDate date) {
        var met = wards.inBox(box, date);
        if (met.size() > MOST_WARDS_IN_BOX) {
            return List.of();
        }
        return ofWards(met.stream().map(Ward::id).toList()).stream()
                .filter(street -> isIn(box, street))
                .toList();
    }

    /// For the demonstration.
    void putAll(Collection<Street> streets) {
        store.putAll(streets);
    }

    private static boolean isIn(BoundingBox box, Street street) {
        return street.sides().stream()
                .map(side -> BoundingBox.of(side.line()))
                .anyMatch(box::meets);
    }
}
