package org.doorstep.geo.nearby;

import java.util.Arrays;
import java.util.function.IntPredicate;

/// Many nearest: twice as many as are wanted are let in before the further half is dropped.
final class ManyNearest implements NearestSearch.Best {

    private final int most;
    private final double radius;
    private final int[] order;
    private final Measure measure;
    private final IntPredicate filter;
    private double[] metres = new double[64];
    private int[] numbers = new int[64];
    private int size;
    private double reach;

    /// @param most one or more
    /// @param order of the tree
    /// @param filter of places in tree order
    ManyNearest(int most, double radius, int[] order, Measure measure, IntPredicate filter) {
        this.most = most;
        this.radius = radius;
        this.order = order;
        this.measure = measure;
        this.filter = filter;
        reach = Measure.reach(radius);
    }

    @Override
    public double reach() {
        return reach;
    }

    @Override
    public void offer(int place, double chordSquared) {
        var distance = measure.metres(place, chordSquared);
        if (distance > radius || !filter.test(place)) {
            return;
        }
        if (size == numbers.length) {
            metres = Arrays.copyOf(metres, 2 * size);
            numbers = Arrays.copyOf(numbers, 2 * size);
        }
        metres[size] = distance;
        numbers[size++] = order[place];
        if (size >= 2L * most) {
            rank();
            reach = Math.min(reach, Measure.reach(metres[most - 1]));
        }
    }

    /// Into order, and no more than are wanted.
    private void rank() {
        var ranks = Ranking.of(metres, numbers, size);
        size = Math.min(size, most);
        double[] ranked = new double[metres.length];
        var rankedNumbers = new int[numbers.length];
        for (var i = 0; i < size; i++) {
            ranked[i] = metres[ranks[i]];
            rankedNumbers[i] = numbers[ranks[i]];
        }
        metres = ranked;
        numbers = rankedNumbers;
    }

    <T> NearList<T> answer(T[] items) {
        rank();
        return new NearList<>(items, Arrays.copyOf(numbers, size), Arrays.copyOf(metres, size));
    }
}
