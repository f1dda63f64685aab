package org.doorstep.territory;

import org.doorstep.geo.area.Outline;
import org.doorstep.geo.point.BoundingBox;
import org.doorstep.geo.point.GeoPoint;
import org.doorstep.security.BranchId;
import org.doorstep.security.Branches;
import org.doorstep.territory.boundary.BoundaryStore;
import org.doorstep.territory.boundary.Grounds;
import org.doorstep.territory.boundary.OutlineMap;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The wards in force, where they are, and which branch campaigns in them. Safe for use by many
/// threads.
public class Wards {

    private final Grounds grounds;
    private final BoundaryStore store;
    private final Branches branches;

    Wards(Grounds grounds, BoundaryStore store, Branches branches) {
        this.grounds = grounds;
        this.store = store;
        this.branches = branches;
    }

    /// The boundary sets loaded, latest `validFrom` first.
    public List<BoundarySet> sets() {
        return grounds.current().sets();
    }

    /// The ward that holds the place on that London date. A place on an edge belongs to the ward
    /// with the smallest code.
    public Optional<Ward> at(GeoPoint place, LocalDate date) {
        return grounds.current().at(place, date);
    }

    /// The ward of that id, in force or not.
    public Optional<Ward> find(WardId id) {
        return grounds.current().find(id);
    }

    /// Those wards, in the order of their names; unknown ids are left out.
    public List<Ward> findAll(Collection<WardId> ids) {
        return grounds.current().findAll(ids);
    }

    /// The wards in force on that date whose box meets this one, by name.
    public List<Ward> inBox(BoundingBox box, LocalDate date) {
        return grounds.current().inBox(box, date);
    }

    /// The wards in force on that date of the branch and of the branches below it, by name. Where a
    /// newer boundary set has replaced a ward that was given, its heirs stand in: the ward of the
    /// same code and council, else every ward whose label point lies in the old outline.
    public List<Ward> ofBranch(BranchId branch, LocalDate date) {
        var below = branches.idsWithin(branch);
        return grounds.current()
                .translated(store.assigned(below.isEmpty() ? Set.of(branch) : below), date);
    }

    /// Gives the branch exactly these wards. Branches may overlap.
    public void assign(BranchId branch, Collection<WardId> wards) {
        store.assign(branch, wards);
    }

    /// The branches to which the ward, as of its own set, was given, without the branches above
    /// them.
    public Set<BranchId> branchesOf(WardId ward) {
        return store.branchesOf(List.of(ward));
    }

    /// The smallest box that holds those wards; empty where none of them is known.
    public Optional<BoundingBox> boxOf(Collection<WardId> wards) {
        var ground = grounds.current();
        return wards.stream()
                .flatMap(ward -> ground.outline(ward).stream())
                .map(Outline::boundingBox)
                .reduce(BoundingBox::with);
    }

    /// A GeoJSON FeatureCollection (RFC 7946) of those wards' outlines, for a map.
    ///
    /// Each feature has the properties `id` (the ward's), `code`, `name`, `welshName` (where there
    /// is one), `councilCode`, `councilName`, `labelLatitude` and `labelLongitude`. Outlines are
    /// thinned to match the precision; neighbours keep their shared edges. Unknown ids are left
    /// out.
    ///
    /// @param precision decimals of a degree, 3 to 7 (5 is about a metre, 4 about ten); anything
    ///   else is an `IllegalArgumentException`
    public String outlinesGeoJson(Collection<WardId> wards, int precision) {
        if (precision < 3 || precision > 7) {
            throw new IllegalArgumentException("precision is 3 to 7 decimals");
        }
        var ground = grounds.current();
        return OutlineMap.geoJson(ground, ground.findAll(wards), precision);
    }
}
