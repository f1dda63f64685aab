package org.doorstep.geo.walk.turf.search;

import java.util.Arrays;

/// A connected piece of ground, as far as sizes of turfs follow from it.
///
/// @param units their numbers, rising
/// @param doors how many it has
/// @param largest doors of its largest unit
/// @param giants how many units have more doors than a turf is to have
/// @param giantDoors how many doors those have
/// @param limit doors that no turf may have more than; no unit has
/// @param extra turfs it needs beyond what its doors ask for, found out by trying
public record Piece(
        int[] units, int doors, int largest, int giants, int giantDoors, int limit, int extra) {

    /// The allowance of the balance; METIS' own by default.
    private static final double ALLOWANCE = 1.03;

    /// The search leaves no turf with less than this share of the mean if it can.
    private static final double FLOOR = 0.9;

    /// At most this share of a turf a unit may have not to loosen the bound.
    private static final double SMALL = 0.03;

    public static Piece of(int[] units, int[] doors, int wanted, int limit) {
        var own = Arrays.stream(units).map(unit -> doors[unit]).toArray();
        var giants = Arrays.stream(own).filter(some -> some > wanted).toArray();
        return new Piece(
                units,
                Arrays.stream(own).sum(),
                Arrays.stream(own).max().orElse(0),
                giants.length,
                Arrays.stream(giants).sum(),
                limit,
                0);
    }

    /// One turf more; from the second time on half as many again on top, so that even ground where
    /// each unit needs a turf of its own is soon there.
    public Piece withMoreTurfs() {
        return new Piece(units, doors, largest, giants, giantDoors, limit, extra + 1 + extra / 2);
    }

    /// As many turfs as hold the wanted doors on average. A giant takes one by itself, whatever the
    /// others average. No fewer than the limit leaves room in.
    public int turfs(int wanted) {
        var others = Math.round((doors - giantDoors) / (double) wanted);
        var enough = Math.max(giants + others, Math.ceilDiv(doors, limit));
        return (int) Math.clamp(enough + extra, 1, units.length);
    }

    /// Whether so many turfs are near enough to the wanted size to be kept.
    public boolean canKeep(int turfs, int wanted) {
        var mean = doors / (double) turfs;
        if (extra > 0 || mean > limit) {
            return false;
        }
        return turfs == turfs(wanted)
                || turfs <= units.length && mean >= 0.8 * wanted && mean <= 1.25 * wanted;
    }

    /// What the largest of so many turfs is held to.
    public int most(int turfs) {
        var mean = doors / (double) turfs;
        var room = largest <= SMALL * mean ? 0 : largest - 1;
        var most = Math.min(limit, Math.floor(ALLOWANCE * mean + 1e-9) + room);
        return (int) Math.max(most, leastMost(turfs));
    }

    /// No dealing out to so many turfs has a smaller largest one.
    public int leastMost(int turfs) {
        return Math.max(largest, Math.ceilDiv(doors, turfs));
    }

    int least(int turfs) {
        return (int) (FLOOR * doors / turfs);
    }
}
