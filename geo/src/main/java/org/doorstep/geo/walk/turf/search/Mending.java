package org.doorstep.geo.walk.turf.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Makes turfs hang together: of each turf the connected part with most doors stays, the others go
/// to a neighbouring turf, the one with most room.
final class Mending {

    private final Field field;
    private final int[] turf;
    private final int[] room;

    /// @param turf of each unit; changed in place
    /// @param room doors that each turf may still take; changed in place
    Mending(Field field, int[] turf, int[] room) {
        this.field = field;
        this.turf = turf;
        this.room = room;
    }

    /// @param units of one connected piece of ground
    void mend(int[] units) {
        joinNew(units);
        var loose = new ArrayList<int[]>();
        var largest = new int[room.length][];
        var seen = new boolean[turf.length];
        for (var unit : units) {
            if (seen[unit]) {
                continue;
            }
            var part = flood(unit, seen);
            var own = largest[turf[unit]];
            if (own == null || field.doorsOf(part) > field.doorsOf(own)) {
                largest[turf[unit]] = part;
                part = own;
            }
            if (part != null) {
                loose.add(part);
            }
        }
        for (var part : loose) {
            for (var unit : part) {
                if (turf[unit] >= 0) {
                    room[turf[unit]] += field.doors()[unit];
                    turf[unit] = Field.OUTSIDE;
                }
            }
        }
        attach(loose);
    }

    /// Units that were in no turf join one first: they may be what holds it together.
    private void joinNew(int[] units) {
        var loose = new ArrayList<int[]>();
        var seen = new boolean[turf.length];
        for (var unit : units) {
            if (turf[unit] < 0 && !seen[unit]) {
                loose.add(flood(unit, seen));
            }
        }
        attach(loose);
    }

    private int[] flood(int from, boolean[] seen) {
        var part = new int[16];
        int head = 0, tail = 0;
        part[tail++] = from;
        seen[from] = true;
        while (head < tail) {
            for (var next : field.neighbours()[part[head++]]) {
                if (turf[next] == turf[from] && !seen[next]) {
                    seen[next] = true;
                    part = tail == part.length ? Arrays.copyOf(part, 2 * tail) : part;
                    part[tail++] = next;
                }
            }
        }
        return Arrays.copyOf(part, tail);
    }

    /// Round after round, until none is loose: on connected ground each round finds a neighbour for
    /// one at least.
    private void attach(List<int[]> loose) {
        var left = loose;
        while (!left.isEmpty()) {
            var next = new ArrayList<int[]>();
            for (var part : left) {
                var to = neighbourWithMostRoom(part);
                if (to < 0) {
                    next.add(part);
                    continue;
                }
                for (var unit : part) {
                    turf[unit] = to;
                    room[to] -= field.doors()[unit];
                }
            }
            left = next;
        }
    }

    private int neighbourWithMostRoom(int[] part) {
        var best = Field.OUTSIDE;
        for (var unit : part) {
            for (var next : field.neighbours()[unit]) {
                var to = turf[next];
                if (to >= 0 && (best < 0 || room[to] > room[best])) {
                    best = to;
                }
            }
        }
        return best;
    }
}
