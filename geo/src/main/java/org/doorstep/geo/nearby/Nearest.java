package org.doorstep.geo.nearby;

import java.util.Arrays;

/// The nearest of what was offered, at most so many. Of two equally far the smaller number is
/// nearer. Kept as it comes until there is too much, from then on as a binary heap with the worst
/// on top.
final class Nearest {

    /// Up to so many are sorted by insertion.
    private static final int FEW = 64;

    private final int most;
    private double[] metres;
    private int[] items;
    private int size;

    Nearest(int most) {
        this.most = most;
        this.metres = new double[Math.min(most, 32)];
        this.items = new int[metres.length];
    }

    boolean isFull() {
        return size == most;
    }

    /// The worst distance; only when it is full.
    double worst() {
        return metres[0];
    }

    boolean wants(double distance, int item) {
        return size < most || !isWorse(distance, item, 0);
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
        metres[size] = distance;
        items[size++] = item;
        if (size == most) {
            heap();
        }
    }

    private void heap() {
        for (var place = size / 2 - 1; place >= 0; place--) {
            sink(place, size, metres[place], items[place]);
        }
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
        if (size <= FEW) {
            sortFew();
            return size;
        }
        heap();
        for (var end = size - 1; end > 0; end--) {
            double distance = metres[end];
            var item = items[end];
            move(0, end);
            sink(0, end, distance, item);
        }
        return size;
    }

    private void sortFew() {
        for (var next = 1; next < size; next++) {
            double distance = metres[next];
            var item = items[next];
            var place = next;
            while (place > 0 && !isWorse(distance, item, place - 1)) {
                move(place - 1, place);
                place--;
            }
            metres[place] = distance;
            items[place] = item;
        }
    }

    double metres(int place) {
        return metres[place];
    }

    int item(int place) {
        return items[place];
    }
}
