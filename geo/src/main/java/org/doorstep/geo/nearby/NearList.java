package org.doorstep.geo.nearby;

import org.doorstep.geo.point.Distance;

import java.util.AbstractList;
import java.util.Objects;
import java.util.RandomAccess;

/// An answer kept as numbers: its elements are made when they are read. Immutable.
final class NearList<T> extends AbstractList<Near<T>> implements RandomAccess {

    private final T[] items;
    private final int[] numbers;
    private final double[] metres;

    /// @param items all there are
    /// @param numbers which of them were found
    /// @param metres how far each of those is
    NearList(T[] items, int[] numbers, double[] metres) {
        this.items = items;
        this.numbers = numbers;
        this.metres = metres;
    }

    /// Nearest first.
    ///
    /// @param count how many of the numbers and distances count
    static <T> NearList<T> inOrder(T[] items, int[] numbers, double[] metres, int count) {
        var ranks = Ranking.of(metres, numbers, count);
        var ranked = new int[count];
        var distances = new double[count];
        for (var i = 0; i < count; i++) {
            ranked[i] = numbers[ranks[i]];
            distances[i] = metres[ranks[i]];
        }
        return new NearList<>(items, ranked, distances);
    }

    @Override
    public int size() {
        return numbers.length;
    }

    @Override
    public Near<T> get(int place) {
        Objects.checkIndex(place, numbers.length);
        return new Near<>(items[numbers[place]], Distance.ofMetres(metres[place]));
    }
}
