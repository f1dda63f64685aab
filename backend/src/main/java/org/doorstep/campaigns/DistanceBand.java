package org.doorstep.campaigns;

import org.doorstep.geo.point.Distance;

/// How far away something is, roughly: the first thing nearby actions are ordered by. A band holds
/// what is nearer than its end; the last one includes its end.
public enum DistanceBand {
    UNDER_1_KM(1),
    UNDER_3_KM(3),
    UNDER_10_KM(10),
    UNDER_25_KM(25),
    UP_TO_50_KM(50);

    private final int kilometres;

    DistanceBand(int kilometres) {
        this.kilometres = kilometres;
    }

    /// The band of a distance of at most 50 km.
    ///
    /// @throws IllegalArgumentException where it is further
    public static DistanceBand of(Distance distance) {
        for (var band : values()) {
            if (distance.metres() < band.kilometres * 1000.0) {
                return band;
            }
        }
        if (distance.metres() > UP_TO_50_KM.kilometres * 1000.0) {
            throw new IllegalArgumentException("nobody is asked to travel further than 50 km");
        }
        return UP_TO_50_KM;
    }
}
