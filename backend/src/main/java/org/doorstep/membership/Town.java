package org.doorstep.membership;

import org.doorstep.geo.point.GeoPoint;
import org.doorstep.kernel.London;
import org.doorstep.security.DemonstrationMode;
import org.doorstep.territory.Streets;
import org.doorstep.territory.Ward;
import org.doorstep.territory.Wards;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/// Homes in the demonstration town.
final class Town {

    private static final int STREETS_APART = 7;

    private final Wards wards;
    private final Streets streets;
    private final Clock clock;

    Town(Wards wards, Streets streets, Clock clock) {
        this.wards = wards;
        this.streets = streets;
        this.clock = clock;
    }

    /// Where so many people live: the wards in turn, in each a street some way from the one before.
    /// The same at every call.
    List<GeoPoint> homes(int people) {
        var byWard =
                wards.ofBranch(DemonstrationMode.TOWN, London.today(clock)).stream()
                        .map(Ward::id)
                        .map(streets::ofWard)
                        .toList();
        var homes = new ArrayList<GeoPoint>();
        for (var person = 0; person < people; person++) {
            var ward = byWard.get(person % byWard.size());
            var street = ward.get(person / byWard.size() * STREETS_APART % ward.size());
            var line = street.sides().getFirst().line();
            homes.add(line.get(line.size() / 2));
        }
        return homes;
    }
}
