package org.doorstep.geo.walk.turf.search;

import java.util.Arrays;
import java.util.SplittableRandom;

/// One round through all units of a piece of ground, shortened by 2-opt and Or-opt over neighbour
/// lists with don't-look bits (J. L. Bentley, "Fast algorithms for geometric traveling salesman
/// problems", ORSA J. Comput. 4, 1992), then by kicks: a double bridge among places close to each
/// other in the round, repaired, and taken back unless it helped (iterated local search; O. Martin,
/// S. W. Otto and E. W. Felten 1991).
///
/// A unit is passed in one of two directions, as in [Paths]. A step to another street counts
/// [#TURN] metres more than it is long, so that a round finishes a street before it leaves.
final class Tour {

    static final double TURN = 10;

    private static final double LEAST_GAIN = 1e-7;
    private static final int LONGEST_RUN = 3;
    private static final int KICK_SPAN = 30;

    private final Field field;
    private final int[][] near;
    private final int size;

    /// The round, as elements, and where in it a unit stands.
    private final int[] round;

    private final int[] at;

    /// Units whose surroundings changed, first in first out.
    private final int[] queue;

    private final boolean[] queued;
    private int head;
    private int waiting;

    /// Turns made since the last kick, as pairs of places.
    private int[] log = new int[64];

    private int logged;
    private double gained;

    Tour(Field field, int[] round) {
        this.field = field;
        near = field.near();
        size = round.length;
        this.round = round;
        at = new int[field.units()];
        for (var i = 0; i < size; i++) {
            at[round[i] >> 1] = i;
        }
        queue = new int[size];
        queued = new boolean[field.units()];
    }

    /// A step in the measure of rounds.
    static double step(Field field, int from, int to) {
        return field.link(from, to)
                + (field.street()[from >> 1] == field.street()[to >> 1] ? 0 : TURN);
    }

    int[] shortened(int kicks, SplittableRandom random) {
        for (var element : round) {
            push(element >> 1);
        }
        settle();
        logged = 0;
        for (var kick = 0; kick < kicks && size >= 8; kick++) {
            kick(random);
        }
        return round;
    }

    private double link(int from, int to) {
        return step(field, from, to);
    }

    private int wrap(int place) {
        return place >= size ? place - size : place < 0 ? place + size : place;
    }

    private void push(int unit) {
        if (!queued[unit]) {
            queued[unit] = true;
            queue[(head + waiting++) % size] = unit;
        }
    }

    private void settle() {
        while (waiting > 0) {
            var unit = queue[head];
            head = wrap(head + 1);
            waiting--;
            queued[unit] = false;
            while (improve(unit)) {
                // Until nothing helps this unit.
            }
        }
    }

    private boolean improve(int unit) {
        var i = at[unit];
        int before = round[wrap(i - 1)], here = round[i], after = round[wrap(i + 1)];
        var toAfter = link(here, after);
        for (var other : near[unit]) {
            var j = at[other];
            var there = round[j];
            if (gainOfTurn(i, j, toAfter, here, after, there)
                    || gainOfTurn(wrap(i - 1), wrap(j - 1), before, here, there)
                    || gainOfMove(i, j)) {
                return true;
            }
        }
        return false;
    }

    /// here-there joined, what follows either joined too.
    private boolean gainOfTurn(int i, int j, double out, int here, int after, int there) {
        var next = round[wrap(j + 1)];
        var joined = link(here, there ^ 1);
        if (joined >= out || i == j) {
            return false;
        }
        var gain = out + link(there, next) - joined - link(after ^ 1, next);
        if (gain <= LEAST_GAIN || next == here || after == there) {
            return false;
        }
        gained += gain;
        reverse(wrap(i + 1), j);
        pushAll(here, after, there, next);
        return true;
    }

    /// The same seen from the other end.
    private boolean gainOfTurn(int i, int j, int before, int here, int there) {
        var previous = round[j];
        var out = link(before, here);
        var joined = link(here ^ 1, there);
        if (joined >= out || i == j) {
            return false;
        }
        var gain = out + link(previous, there) - joined - link(before, previous ^ 1);
        if (gain <= LEAST_GAIN || before == there || previous == here) {
            return false;
        }
        gained += gain;
        reverse(wrap(i + 1), j);
        pushAll(before, here, previous, there);
        return true;
    }

    private void pushAll(int a, int b, int c, int d) {
        push(a >> 1);
        push(b >> 1);
        push(c >> 1);
        push(d >> 1);
    }

    /// Runs of up to three that begin or end at place i, moved to either side of place j.
    private boolean gainOfMove(int i, int j) {
        for (var runs = 1; runs <= LONGEST_RUN && runs + 3 < size; runs++) {
            if (gainOfMove(i, wrap(i + runs - 1), runs, j)
                    || runs > 1 && gainOfMove(wrap(i - runs + 1), i, runs, j)) {
                return true;
            }
        }
        return false;
    }

    private boolean gainOfMove(int first, int last, int runs, int j) {
        if (wrap(j - first) < runs) {
            return false;
        }
        int head = round[first], tail = round[last];
        int before = round[wrap(first - 1)], after = round[wrap(last + 1)];
        var freed = link(before, head) + link(tail, after) - link(before, after);
        if (freed <= LEAST_GAIN) {
            return false;
        }
        for (var gap = j - 1; gap <= j; gap++) {
            int place = wrap(gap), p = round[place], q = round[wrap(place + 1)];
            if (place == wrap(first - 1) || place == last) {
                continue;
            }
            var opened = freed + link(p, q);
            var straight = opened - link(p, head) - link(tail, q);
            var turned = opened - link(p, tail ^ 1) - link(head ^ 1, q);
            if (Math.max(straight, turned) > LEAST_GAIN) {
                gained += Math.max(straight, turned);
                move(first, last, runs, place, turned > straight);
                pushAll(before, after, p, q);
                pushAll(head, tail, head, tail);
                return true;
            }
        }
        return false;
    }

    /// Moves a run behind the place `to` by turning it together with what it passes.
    private void move(int first, int last, int runs, int to, boolean turned) {
        var passed = wrap(to - last);
        if (2 * passed <= size) {
            turn(first, to);
            turn(first, wrap(first + passed - 1));
            if (!turned) {
                turn(wrap(first + passed), to);
            }
        } else {
            var start = wrap(to + 1);
            turn(start, last);
            turn(wrap(start + runs), last);
            if (!turned) {
                turn(start, wrap(start + runs - 1));
            }
        }
    }

    /// Turns a run round, or all the rest, whichever is shorter: the same round.
    private void reverse(int first, int last) {
        var length = wrap(last - first) + 1;
        if (2 * length <= size) {
            turn(first, last);
        } else {
            turn(wrap(last + 1), wrap(first - 1));
        }
    }

    private void turn(int first, int last) {
        if (logged + 2 > log.length) {
            log = Arrays.copyOf(log, 2 * log.length);
        }
        log[logged++] = first;
        log[logged++] = last;
        var steps = (wrap(last - first) + 2) / 2;
        for (int i = first, j = last; steps > 0; steps--) {
            int a = round[i] ^ 1, b = round[j] ^ 1;
            round[i] = b;
            at[b >> 1] = i;
            round[j] = a;
            at[a >> 1] = j;
            i = i + 1 == size ? 0 : i + 1;
            j = j == 0 ? size - 1 : j - 1;
        }
    }

    /// A segment and the one behind it change places.
    private void kick(SplittableRandom random) {
        logged = 0;
        gained = 0;
        var span = Math.min(KICK_SPAN, (size - 2) / 2);
        var first = random.nextInt(size);
        int one = 1 + random.nextInt(span), two = 1 + random.nextInt(span);
        int middle = wrap(first + one), end = wrap(middle + two - 1);
        int a = round[wrap(first - 1)], b = round[first], c = round[wrap(middle - 1)];
        int d = round[middle], e = round[end], f = round[wrap(end + 1)];
        gained -= link(a, d) + link(e, b) + link(c, f) - link(a, b) - link(c, d) - link(e, f);
        turn(first, end);
        turn(first, wrap(first + two - 1));
        turn(wrap(first + two), end);
        pushAll(a, b, c, d);
        pushAll(e, f, e, f);
        settle();
        if (gained < 0) {
            while (logged > 0) {
                logged -= 2;
                int from = log[logged], to = log[logged + 1], keep = logged;
                turn(from, to);
                logged = keep;
            }
        }
    }
}
