package org.doorstep.geo.walk.turf.search;

import java.util.Arrays;

/// Two paths exchanging their tails: tried first, then kept or taken back.
final class TailExchange {

    private final Paths paths;
    private final Connectedness connected;
    private int s;
    private int t;
    private int[] tailS = new int[0];
    private int[] tailT = new int[0];
    private int headS;
    private int headT;
    private int moreSplits;

    TailExchange(Paths paths, Connectedness connected) {
        this.paths = paths;
        this.connected = connected;
    }

    /// Books what stands from place i in s over to t, and from place j in t over to s. False, and
    /// nothing booked, when a turf would be empty, leave its bounds or fall apart.
    boolean isTried(int pathS, int i, int pathT, int j) {
        s = pathS;
        t = pathT;
        headS = i;
        headT = j;
        int sizeS = paths.length[s] - i, sizeT = paths.length[t] - j;
        if (i + sizeT == 0 || j + sizeS == 0) {
            return false;
        }
        var shift = doorsFrom(t, j) - doorsFrom(s, i);
        if (isOut(s, paths.load[s] + shift) || isOut(t, paths.load[t] - shift)) {
            return false;
        }
        tailS = Arrays.copyOfRange(paths.path[s], i, paths.length[s]);
        tailT = Arrays.copyOfRange(paths.path[t], j, paths.length[t]);
        moreSplits = book(tailS, s, t) + book(tailT, t, s);
        lay(s, headS, tailT);
        lay(t, headT, tailS);
        if (connected.holds(paths.path[s], paths.length[s])
                && connected.holds(paths.path[t], paths.length[t])) {
            return true;
        }
        takeBack();
        return false;
    }

    /// How many more parts of sides there are for it.
    int moreSplits() {
        return moreSplits;
    }

    void takeBack() {
        book(tailS, t, s);
        book(tailT, s, t);
        lay(s, headS, tailS);
        lay(t, headT, tailT);
    }

    private boolean isOut(int turf, int load) {
        return load > paths.most[turf] && load > paths.load[turf]
                || load < paths.least[turf] && load < paths.load[turf];
    }

    private int doorsFrom(int turf, int first) {
        var doors = 0;
        for (var k = first; k < paths.length[turf]; k++) {
            doors += paths.field.doors()[paths.path[turf][k] >> 1];
        }
        return doors;
    }

    private int book(int[] tail, int from, int into) {
        var more = 0;
        for (var element : tail) {
            var side = paths.field.side()[element >> 1];
            more += paths.ofSide(side, into) == 0 ? 1 : 0;
            more -= paths.ofSide(side, from) == 1 ? 1 : 0;
            paths.assign(element >> 1, into);
        }
        return more;
    }

    private void lay(int turf, int head, int[] tail) {
        if (head + tail.length > paths.path[turf].length) {
            paths.path[turf] = Arrays.copyOf(paths.path[turf], 2 * (head + tail.length));
        }
        System.arraycopy(tail, 0, paths.path[turf], head, tail.length);
        paths.length[turf] = head + tail.length;
        paths.number(turf, head, paths.length[turf]);
    }
}
