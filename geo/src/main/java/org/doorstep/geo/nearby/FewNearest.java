package org.doorstep.geo.nearby;

import java.util.function.IntPredicate;

/// A few nearest, in order all along: what comes is put into its place among them.
///
/// Which of two is nearer the straight lines through the earth tell, unless they are as good as
/// equal: then the geodesics are measured.
final class FewNearest implements NearestSearch.Best {

    /// Up to [org.doorstep.geo.point.SpacePoint#SHORT] a geodesic is longer than its chord c by c /
    /// (24 R R) of it, R from 6,335 to 6,400 km. Only if their squares differ by less than this can
    /// the longer of two chords belong to the shorter geodesic.
    private static final double AS_GOOD_AS_EQUAL = 1 + 1e-6;

    private final Measure measure;
    private final IntPredicate filter;
    private final int[] order;
    private final double radius;
    private final double surelyWithin;
    private final double[] chords;
    private final int[] places;
    private int size;
    private double reach;

    /// @param most one or more
    /// @param order of the tree
    /// @param filter of places in tree order
    FewNearest(int most, double radius, int[] order, Measure measure, IntPredicate filter) {
        this.measure = measure;
        this.filter = filter;
        this.order = order;
        this.radius = radius;
        surelyWithin = Measure.surelyWithin(radius);
        chords = new double[most];
        places = new int[most];
        reach = Measure.reach(radius);
    }

    @Override
    public double reach() {
        return reach;
    }

    @Override
    public void offer(int place, double chordSquared) {
        var isFull = size == chords.length;
        if ((isFull && !isNearer(place, chordSquared, size - 1))
                || (chordSquared > surelyWithin && measure.metres(place, chordSquared) > radius)
                || !filter.test(place)) {
            return;
        }
        var into = isFull ? size - 1 : size++;
        while (into > 0 && isNearer(place, chordSquared, into - 1)) {
            chords[into] = chords[into - 1];
            places[into] = places[into - 1];
            into--;
        }
        chords[into] = chordSquared;
        places[into] = place;
        if (size == chords.length) {
            reach = Math.min(reach, reachOf(size - 1));
        }
    }

    private double reachOf(int place) {
        return chords[place] <= Measure.SHORT_SQUARED
                ? chords[place] * AS_GOOD_AS_EQUAL
                : Measure.reach(metres(place));
    }

    private boolean isNearer(int place, double chordSquared, int than) {
        var other = chords[than];
        if (Math.max(chordSquared, other) <= Measure.SHORT_SQUARED) {
            if (chordSquared * AS_GOOD_AS_EQUAL < other) {
                return true;
            }
            if (other * AS_GOOD_AS_EQUAL < chordSquared) {
                return false;
            }
        }
        double metres = measure.metres(place, chordSquared), others = metres(than);
        return metres < others || (metres == others && order[place] < order[places[than]]);
    }

    private double metres(int place) {
        return measure.metres(places[place], chords[place]);
    }

    <T> NearList<T> answer(T[] items) {
        var numbers = new int[size];
        var metres = new double[size];
        for (var i = 0; i < size; i++) {
            numbers[i] = order[places[i]];
            metres[i] = metres(i);
        }
        return new NearList<>(items, numbers, metres);
    }
}
