package org.doorstep.geo.walk.turf.search;

import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// Deals units out to turfs. A piece of ground that is cut anew: a short round through all its
/// units, cut where it helps ([RoundCut]), mended where a run does not hang together ([Mending]),
/// levelled ([Levelling]), and improved by moving runs of units between the walks ([PathSearch]),
/// then levelled again. A piece that is kept: mended and levelled only.
///
/// For one thread.
public final class TurfSearch {

    /// Kicks of the round for each unit.
    private static final double KICKS = 1;

    private final Field field;
    private final Plan plan;
    private final SplittableRandom random;
    private final int[] turf;
    private final int[] order;
    private final int[] room;

    /// @param seed of all that is left to chance
    public TurfSearch(Field field, Plan plan, long seed) {
        this.field = field;
        this.plan = plan;
        random = new SplittableRandom(seed);
        turf = new int[field.units()];
        order = new int[field.units()];
        room = plan.most();
    }

    /// @param stepsPerUnit how many moves are tried for each unit of a piece that is cut anew
    public Dealing deal(int stepsPerUnit) {
        var placed = 0;
        for (var p = 0; p < plan.pieces().length; p++) {
            var units = plan.pieces()[p].units();
            var round = round(units, plan.numbers()[p].length);
            if (plan.kept()[p]) {
                keep(units);
            } else {
                round = cut(round, p);
            }
            System.arraycopy(round, 0, order, placed, round.length);
            placed += round.length;
            new Mending(field, turf, room).mend(units);
        }
        var paths = new Paths(field, turf, order, plan);
        var levelling = new Levelling(paths);
        levelling.level();
        var loose = inPiecesCutAnew();
        new PathSearch(paths, loose, random).anneal((long) stepsPerUnit * loose.length);
        levelling.level();
        return new Dealing(paths.paths(), paths.load, paths.splits(), paths.walkingLength());
    }

    private int[] inPiecesCutAnew() {
        return IntStream.range(0, plan.pieces().length)
                .filter(p -> !plan.kept()[p] && plan.numbers()[p].length > 1)
                .flatMap(p -> IntStream.of(plan.pieces()[p].units()))
                .toArray();
    }

    private int[] round(int[] units, int turfs) {
        var greedy = new GreedyRound(field, units).elements();
        var kicks = turfs == 1 ? 0 : (int) (KICKS * units.length);
        return new Tour(field, greedy).shortened(kicks, random);
    }

    private void keep(int[] units) {
        for (var unit : units) {
            put(unit, plan.before()[unit]);
        }
    }

    private int[] cut(int[] round, int p) {
        var numbers = plan.numbers()[p];
        var begun = RoundCut.begunBehindLongestStep(field, round);
        var piece = plan.pieces()[p];
        var places =
                new RoundCut(
                                field,
                                begun,
                                numbers.length,
                                piece.most(numbers.length),
                                piece.least(numbers.length))
                        .places();
        for (var run = 0; run < numbers.length; run++) {
            for (var i = places[run]; i < places[run + 1]; i++) {
                put(begun[i] >> 1, numbers[run]);
            }
        }
        return begun;
    }

    private void put(int unit, int number) {
        turf[unit] = number;
        if (number >= 0) {
            room[number] -= field.doors()[unit];
        }
    }
}
