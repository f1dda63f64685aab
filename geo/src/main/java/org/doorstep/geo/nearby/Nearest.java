package org.doorstep.geo.nearby;

import java.util.Arrays;

/// The nearest of what was offered, at most so many: a binary heap with the worst on top. Of two
/// equally far the smaller number is nearer.
final class Nearest {

    private final int most;
    private double[] metres;
    private int[] items;
    private int size;

    Nearest(int most) {
        this.most = most;
        this.metres = new double[Math.min(most, 16)];
        this.items = new int[metres.length];
    }

    boolean isFull() {
        return size == most;
    }

    /// The worst distance; only when something is in it.
    double worst() {
        return metres[0];
    }

    boolean wants(double distance, int item) {
        return size < most || distance < metres[0] || (distance == metres[0] && item < items[0]);
    }

    /// Takes in what it [#wants], and drops its worst when there is too much.
    void add(double distance, int item) {
        if (size == most) {
            sink(0, size, distance, item);
            return;
        }
        if (size == metres.length) {
            metres = Arrays.copyOf(metres, Math.min(most, 2 * size));
            items = Arrays.copyOf(items, metres.length);
        }
        var place = size++;
        while (place > 0 && isWorse(distance, item, (place - 1) / 2)) {
            move((place - 1) / 2, place);
            place = (place - 1) / 2;
        }
        metres[place] = distance;
        items[place] = item;
    }

    private boolean isWorse(double distance, int item, int other) {
        return distance > metres[other] || (distance == metres[other] && item > items[other]);
    }

    private void move(int from, int to) {
        metres[to] = metres[from];
        items[to] = items[from];
    }

    private void sink(int from, int end, double distance, int item) {
        var place = from;
        for (var child = 2 * place + 1; child < end; child = 2 * place + 1) {
            if (child + 1 < end && isWorse(metres[child + 1], items[child + 1], child)) {
                child++;
            }
            if (isWorse(distance, item, child)) {
                break;
            }
            move(child, place);
            place = child;
        }
        metres[place] = distance;
        items[place] = item;
    }

    /// Puts what is in it into order, nearest first, and returns how many that is. Afterwards it
    /// can only be read.
    int sort() {
        for (var end = size - 1; end > 0; end--) {
            double distance = metres[end];
            var item = items[end];
            move(0, end);
            sink(0, end, distance, item);
        }
        return size;
    }

    double metres(int place) {
        return metres[place];
    }

    int item(int place) {
        return items[place];
    }
}
