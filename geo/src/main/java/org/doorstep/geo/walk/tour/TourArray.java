package org.doorstep.geo.walk.tour;

import java.util.Arrays;

/// A closed tour as an array, with a journal by which changes are taken back. Changing a tour costs
/// what lies outside its longest piece, so a change within a few dozen stops costs a few dozen
/// steps in a tour of any length.
final class TourArray {

    private final int stops;
    private final int[] order;
    private final int[] positions;
    private int[] journal;
    private int used;

    TourArray(int[] order) {
        stops = order.length;
        this.order = order.clone();
        positions = new int[stops];
        for (var i = 0; i < stops; i++) {
            positions[order[i]] = i;
        }
        journal = new int[8 * stops + 64];
    }

    int stops() {
        return stops;
    }

    int[] order() {
        return order.clone();
    }

    int at(int position) {
        return order[position];
    }

    int position(int stop) {
        return positions[stop];
    }

    int next(int stop) {
        var at = positions[stop] + 1;
        return order[at == stops ? 0 : at];
    }

    int previous(int stop) {
        var at = positions[stop];
        return order[(at == 0 ? stops : at) - 1];
    }

    /// Joins the pieces anew: the longest stays where it is, the others are written behind it.
    void rejoin(Cuts cuts) {
        var longest = 0;
        for (var piece = 1; piece < cuts.pieces(); piece++) {
            if (cuts.length(piece, stops) > cuts.length(longest, stops)) {
                longest = piece;
            }
        }
        var from = cuts.position(longest) + 1 == stops ? 0 : cuts.position(longest) + 1;
        var saved = save(from, stops - cuts.length(longest, stops));
        var to = from;
        var end = cuts.joinedTo(2 * longest + 1);
        for (; end != 2 * longest; end = cuts.joinedTo(end ^ 1)) {
            var piece = end >> 1;
            var first = cuts.beginning(piece, stops) - from;
            // Counted from the window's beginning; the window may run over the array's end.
            first = saved + (first < 0 ? first + stops : first);
            var last = first + cuts.length(piece, stops) - 1;
            to = (end & 1) == 0 ? write(first, last, 1, to) : write(last, first, -1, to);
        }
    }

    private int write(int first, int last, int step, int to) {
        for (var i = first; i != last + step; i += step) {
            to = put(journal[i], to);
        }
        return to;
    }

    private int put(int stop, int at) {
        order[at] = stop;
        positions[stop] = at;
        return at + 1 == stops ? 0 : at + 1;
    }

    private int save(int from, int window) {
        var saved = used;
        if (journal.length < used + window + 2) {
            journal = Arrays.copyOf(journal, 2 * (used + window + 2));
        }
        var straight = Math.min(window, stops - from);
        System.arraycopy(order, from, journal, saved, straight);
        System.arraycopy(order, 0, journal, saved + straight, window - straight);
        used += window;
        journal[used++] = from;
        journal[used++] = window;
        return saved;
    }

    /// Keeps what was changed: it cannot be taken back any more.
    void keep() {
        used = 0;
    }

    /// Takes back every change since [#keep].
    void takeBack() {
        while (used > 0) {
            var window = journal[--used];
            var at = journal[--used];
            used -= window;
            for (var i = 0; i < window; i++) {
                at = put(journal[used + i], at);
            }
        }
    }
}
