package org.doorstep.geo.walk.turf.search;

/// Whether turfs hang together, asked while units are being booked over. Keeps its marks between
/// questions: for one thread.
final class Connectedness {

    private final int[][] neighbours;
    private final int[] turf;
    private final int[] mark;
    private final int[] queue;
    private int stamp;

    Connectedness(Field field, int[] turf) {
        neighbours = field.neighbours();
        this.turf = turf;
        mark = new int[turf.length];
        queue = new int[turf.length];
    }

    /// Whether a turf that hung together with these units still does without them. They must have
    /// been booked over already. Searches only until the turf's units next to them have met again,
    /// mostly a few steps.
    boolean holdsWithout(int t, int[] gone, int size) {
        stamp += 2;
        int wanted = stamp, seen = stamp + 1;
        var missing = 0;
        var start = -1;
        for (var i = 0; i < size; i++) {
            for (var next : neighbours[gone[i]]) {
                if (turf[next] == t && mark[next] != wanted) {
                    mark[next] = wanted;
                    missing++;
                    start = next;
                }
            }
        }
        if (missing <= 1) {
            return missing == 1;
        }
        int head = 0, tail = 0;
        queue[tail++] = start;
        mark[start] = seen;
        missing--;
        while (head < tail) {
            for (var next : neighbours[queue[head++]]) {
                if (turf[next] != t || mark[next] == seen) {
                    continue;
                }
                if (mark[next] == wanted && --missing == 0) {
                    return true;
                }
                mark[next] = seen;
                queue[tail++] = next;
            }
        }
        return false;
    }

    /// Whether these units, booked over already, hang together with the turf they came to.
    boolean holdsWith(int t, int[] come, int size) {
        stamp += 2;
        int waiting = stamp, joined = stamp + 1;
        for (var i = 0; i < size; i++) {
            mark[come[i]] = waiting;
        }
        int head = 0, tail = 0;
        for (var i = 0; i < size; i++) {
            for (var next : neighbours[come[i]]) {
                if (turf[next] == t && mark[next] != waiting && mark[next] != joined) {
                    mark[come[i]] = joined;
                    queue[tail++] = come[i];
                    break;
                }
            }
        }
        while (head < tail) {
            for (var next : neighbours[queue[head++]]) {
                if (mark[next] == waiting) {
                    mark[next] = joined;
                    queue[tail++] = next;
                }
            }
        }
        return tail == size;
    }

    /// Whether a turf, given by its path, hangs together.
    boolean holds(int[] path, int size) {
        stamp += 2;
        return size == 0 || flood(path[0] >> 1, stamp, 0) == size;
    }

    /// The unit, and all that would be cut off from the rest of its turf without it: all but the
    /// part with most units, the first in the path among equals.
    int[] withWhatHangsOn(int unit, int[] path, int size) {
        stamp += 2;
        mark[unit] = stamp;
        int from = 0, to = 0, most = -1, done = 0;
        for (var i = 0; i < size; i++) {
            if (mark[path[i] >> 1] == stamp) {
                continue;
            }
            var end = flood(path[i] >> 1, stamp, done);
            if (end - done > most) {
                most = end - done;
                from = done;
                to = end;
            }
            done = end;
        }
        var along = new int[1 + done - (to - from)];
        along[0] = unit;
        System.arraycopy(queue, 0, along, 1, from);
        System.arraycopy(queue, to, along, 1 + from, done - to);
        return along;
    }

    /// Marks and queues what hangs together with a unit and is not marked; the place behind it in
    /// the queue.
    private int flood(int unit, int seen, int start) {
        int head = start, tail = start;
        queue[tail++] = unit;
        mark[unit] = seen;
        while (head < tail) {
            for (var next : neighbours[queue[head++]]) {
                if (turf[next] == turf[unit] && mark[next] != seen) {
                    mark[next] = seen;
                    queue[tail++] = next;
                }
            }
        }
        return tail;
    }
}
