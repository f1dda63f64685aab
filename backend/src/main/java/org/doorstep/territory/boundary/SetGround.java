package org.doorstep.territory.boundary;

import org.doorstep.geo.area.AreaLocator;
import org.doorstep.geo.area.Outline;
import org.doorstep.geo.point.GeoPoint;
import org.doorstep.territory.BoundarySet;
import org.doorstep.territory.Ward;
import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The wards of one loaded set, in memory. Immutable, safe to share.
final class SetGround {

    private final BoundarySet set;
    private final Map<String, Ward> wards = new TreeMap<>();
    private final Map<String, Outline> outlines = new TreeMap<>();
    private final AreaLocator<String> locator;

    SetGround(BoundarySet set, Stream<WardDocument> documents) {
        this.set = set;
        documents.forEach(document -> {
            var ward = document.ward();
            wards.put(ward.id().code(), ward);
            outlines.put(ward.id().code(), document.readOutline());
        });
        this.locator = AreaLocator.of(outlines);
    }

    BoundarySet set() {
        return set;
    }

    Optional<Ward> at(GeoPoint place) {
        return locator.find(place).map(wards::get);
    }

    Stream<Ward> wards() {
        return wards.values().stream();
    }

    @Nullable Ward ward(String code) {
        return wards.get(code);
    }

    @Nullable Outline outline(String code) {
        return outlines.get(code);
    }
}
