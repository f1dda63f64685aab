package org.doorstep.geo.walk.turf;

import org.doorstep.geo.walk.turf.search.Piece;
import org.doorstep.geo.walk.turf.search.Plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.TreeSet;

/// An earlier cut laid over the ground of today: which turf each unit was in, and which turfs each
/// piece of ground may keep.
final class PreviousCut {

    /// Instead of a turf, for a unit that was in none.
    static final int NONE = -1;

    private final Ground<?> ground;
    private final int turfs;

    /// By unit; where rows of one building were in several turfs, the first row's.
    private final int[] before;

    <K> PreviousCut(Ground<K> ground, List<List<K>> previous) {
        this.ground = ground;
        turfs = previous.size();
        before = new int[ground.size()];
        Arrays.fill(before, NONE);
        if (previous.isEmpty()) {
            return;
        }
        var numbers = new HashMap<K, Integer>();
        for (var number = 0; number < turfs; number++) {
            for (var key : previous.get(number)) {
                numbers.put(key, number);
            }
        }
        for (var unit = 0; unit < before.length; unit++) {
            for (var row : ground.units.frontages.get(unit)) {
                before[unit] =
                        before[unit] == NONE ? numbers.getOrDefault(row.key(), NONE) : before[unit];
            }
        }
    }

    /// Keeps a piece's turfs where their number still fits the wanted size; cuts it anew, under new
    /// numbers, where not.
    Plan plan(Piece[] pieces, int wantedDoors) {
        var home = homes(pieces.length);
        var numbers = new int[pieces.length][];
        var kept = new boolean[pieces.length];
        var next = turfs;
        for (var p = 0; p < pieces.length; p++) {
            var own = new TreeSet<Integer>();
            for (var unit : pieces[p].units()) {
                if (before[unit] != NONE && home[before[unit]] == p) {
                    own.add(before[unit]);
                }
            }
            kept[p] = !own.isEmpty() && pieces[p].canKeep(own.size(), wantedDoors);
            if (kept[p]) {
                numbers[p] = own.stream().mapToInt(Integer::intValue).toArray();
            } else {
                numbers[p] = new int[pieces[p].turfs(wantedDoors)];
                for (var i = 0; i < numbers[p].length; i++) {
                    numbers[p][i] = next++;
                }
            }
        }
        var stays = new int[before.length];
        for (var unit = 0; unit < stays.length; unit++) {
            var isHome = before[unit] != NONE && home[before[unit]] == ground.piece[unit];
            stays[unit] = isHome ? before[unit] : NONE;
        }
        return new Plan(pieces, numbers, kept, next, stays);
    }

    /// The piece in which each turf had most doors.
    private int[] homes(int pieces) {
        var doors = new HashMap<List<Integer>, Integer>();
        var home = new int[turfs];
        var most = new int[turfs];
        Arrays.fill(most, -1);
        for (var unit = 0; unit < before.length; unit++) {
            if (before[unit] == NONE) {
                continue;
            }
            var here =
                    doors.merge(
                            List.of(before[unit], ground.piece[unit]),
                            ground.doors(unit),
                            Integer::sum);
            if (here > most[before[unit]]) {
                most[before[unit]] = here;
                home[before[unit]] = ground.piece[unit];
            }
        }
        return home;
    }

    /// The number of each turf of a cut made anew: that of the previous turf it shares most doors
    /// with, the largest share first; the rest get the numbers that are free.
    int[] numbered(int[][] paths, boolean[] isNew) {
        record Share(int doors, int now, int then) {}
        var shared = new HashMap<List<Integer>, Integer>();
        var number = new int[paths.length];
        var taken = new TreeSet<Integer>();
        for (var t = 0; t < paths.length; t++) {
            number[t] = isNew[t] ? NONE : t;
            for (var unit : paths[t]) {
                if (!isNew[t]) {
                    taken.add(t);
                } else if (before[unit] != NONE) {
                    shared.merge(List.of(t, before[unit]), ground.doors(unit), Integer::sum);
                }
            }
        }
        var shares = new ArrayList<Share>();
        shared.forEach((pair, doors) -> shares.add(new Share(doors, pair.get(0), pair.get(1))));
        shares.sort((a, b) ->
                a.doors != b.doors
                        ? Integer.compare(b.doors, a.doors)
                        : a.now != b.now
                                ? Integer.compare(a.now, b.now)
                                : Integer.compare(a.then, b.then));
        for (var share : shares) {
            if (number[share.now] == NONE && taken.add(share.then)) {
                number[share.now] = share.then;
            }
        }
        var free = 0;
        for (var t = 0; t < number.length; t++) {
            while (number[t] == NONE && !taken.add(free)) {
                free++;
            }
            number[t] = number[t] == NONE ? free : number[t];
        }
        return number;
    }

    /// Doors that are under another number than before.
    int doorsMoved(int[][] paths, int[] number) {
        var moved = 0;
        for (var t = 0; t < paths.length; t++) {
            for (var unit : paths[t]) {
                if (before[unit] != NONE && before[unit] != number[t]) {
                    moved += ground.doors(unit);
                }
            }
        }
        return moved;
    }
}
