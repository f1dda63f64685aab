package org.doorstep.geo.walk.turf;

import org.doorstep.geo.point.Distance;

/// How turf is to be cut.
///
/// Immutable; may be shared between threads.
///
/// @param wantedDoors doors a turf, 1 to 10,000; an outing is 40 to 120. A connected piece of
///   ground with D doors becomes `round(D / wantedDoors)` turfs, at least one
/// @param mostDoors doors no turf may have more than, `wantedDoors` or more, or [#NO_LIMIT]. A
///   piece of ground gets as many turfs more as it takes, and is refused where one building alone
///   is larger
/// @param keepSidesWhole whether a street side is never split, at the cost of balance: a side then
///   counts as one building does otherwise
/// @param reach no step from one building to the next in a turf is longer than this, straight; 1 m
///   to 10 km
/// @param seed of the search; the same request gives the same answer on every machine
/// @param stepsPerBuilding how long the search goes on, 0 to 10,000; its time is proportional, and
///   0 gives the start it would improve
public record TurfOptions(
        int wantedDoors,
        int mostDoors,
        boolean keepSidesWhole,
        Distance reach,
        long seed,
        int stepsPerBuilding) {

    /// The bound of the balance alone holds a turf down: see [TurfReport.Balance#bound].
    public static final int NO_LIMIT = Integer.MAX_VALUE;

    /// @throws IllegalArgumentException when a number is out of its range
    public TurfOptions {
        if (wantedDoors < 1 || wantedDoors > 10_000) {
            throw new IllegalArgumentException("A turf has 1 to 10,000 doors.");
        }
        if (mostDoors < wantedDoors) {
            throw new IllegalArgumentException("A turf may have the wanted doors at least.");
        }
        if (!(reach.metres() >= 1 && reach.metres() <= 10_000)) {
            throw new IllegalArgumentException("The reach is 1 m to 10 km.");
        }
        if (stepsPerBuilding < 0 || stepsPerBuilding > 10_000) {
            throw new IllegalArgumentException("The search takes 0 to 10,000 steps a building.");
        }
    }

    /// Sides may be split, no limit, reach 250 m, seed 1, and a search of about a second for 10,000
    /// buildings.
    public static TurfOptions of(int wantedDoors) {
        return new TurfOptions(wantedDoors, NO_LIMIT, false, Distance.ofMetres(250), 1, 500);
    }

    public TurfOptions withSidesWhole() {
        return new TurfOptions(wantedDoors, mostDoors, true, reach, seed, stepsPerBuilding);
    }

    public TurfOptions withMostDoors(int newMost) {
        return new TurfOptions(wantedDoors, newMost, keepSidesWhole, reach, seed, stepsPerBuilding);
    }

    public TurfOptions withReach(Distance newReach) {
        return new TurfOptions(
                wantedDoors, mostDoors, keepSidesWhole, newReach, seed, stepsPerBuilding);
    }

    public TurfOptions withSeed(long newSeed) {
        return new TurfOptions(
                wantedDoors, mostDoors, keepSidesWhole, reach, newSeed, stepsPerBuilding);
    }

    public TurfOptions withSteps(int newSteps) {
        return new TurfOptions(wantedDoors, mostDoors, keepSidesWhole, reach, seed, newSteps);
    }
}
