package org.doorstep.geo.walk.turf;

import org.doorstep.geo.point.Distance;
import org.doorstep.geo.walk.WalkLength;
import org.doorstep.geo.walk.turf.search.Dealing;
import org.doorstep.geo.walk.turf.search.Plan;
import org.doorstep.geo.walk.turf.search.TurfSearch;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;

/// Cuts turf: deals buildings out to turfs of a wanted number of doors.
///
/// What holds in every cut:
///
/// - every frontage is in exactly one turf, and rows of one building are in the same;
/// - every turf is connected on the ground, as [Ground] says, so none reaches over a barrier or
///   over a gap wider than the reach;
/// - a piece of ground with D doors has `round(D / wanted)` turfs, at least one and no more than it
///   has buildings. A building with more doors than wanted counts as one turf by itself, and the
///   others are averaged without it; a piece with one turf stands alone, however small;
/// - no turf has more than [TurfOptions#mostDoors]: where a cut does not come out so, the piece is
///   cut anew into one turf more, until it does (splitting by capacity);
/// - the same request gives the same cut.
///
/// What is aimed at, in this order: no turf above its bound ([TurfReport.Balance#bound]); short
/// walks; few street sides split. The bound is kept wherever units can be handed from turf to turf
/// without one falling apart; where they cannot, the report shows a `largest` above it.
///
/// With a previous cut, a piece of ground whose turfs still have 0.8 to 1.25 times the wanted doors
/// on average keeps them: new buildings join a neighbouring turf, what lost its connection goes to
/// a neighbour, and doors are handed on only where a turf is above its bound. Any other piece is
/// cut anew, and its turfs take over the numbers of those they share most doors with.
///
/// Algorithm: route first, cluster second (J. E. Beasley, Omega 11, 1983) for a connected start
/// that is level, then simulated annealing over the moves of vehicle routing; the steps name their
/// sources. Cost: O(n log n) for the ground, then proportional to the steps asked for; about a
/// second for 10,000 buildings with [TurfOptions#of] on one core, once compiled.
///
/// Stateless; may be used from any thread.
public final class TurfCutter {

    /// More is refused.
    public static final int MOST_FRONTAGES = 200_000;

    private TurfCutter() {}

    /// The cut, or why there is none.
    public static <K> TurfAnswer<K> cut(TurfRequest<K> request) {
        var reason = refusalOf(request);
        return reason != null ? new TurfRefusal<>(reason) : cut(request, Ground.of(request));
    }

    private static <K> TurfRefusal.@Nullable Reason refusalOf(TurfRequest<K> request) {
        var rows = request.frontages();
        if (rows.isEmpty()) {
            return TurfRefusal.Reason.NOTHING_TO_CUT;
        }
        if (rows.size() > MOST_FRONTAGES) {
            return TurfRefusal.Reason.TOO_MANY;
        }
        if (rows.stream().allMatch(row -> row.doors() == 0)) {
            return TurfRefusal.Reason.NO_DOORS;
        }
        var now = new HashSet<K>();
        var before = new HashSet<K>();
        var distinct =
                rows.stream().allMatch(row -> now.add(row.key()))
                        && request.previous().stream().flatMap(List::stream).allMatch(before::add);
        return distinct ? null : TurfRefusal.Reason.SAME_KEY_TWICE;
    }

    private static <K> TurfAnswer<K> cut(TurfRequest<K> request, Ground<K> ground) {
        var options = request.options();
        if (ground.mostDoorsOfAUnit() > options.mostDoors()) {
            return new TurfRefusal<>(TurfRefusal.Reason.BUILDING_ABOVE_LIMIT);
        }
        var previous = new PreviousCut(ground, request.previous());
        var field = ground.field();
        for (var pieces = ground.pieces(options); ; ) {
            var plan = previous.plan(pieces, options.wantedDoors());
            var dealing =
                    new TurfSearch(field, plan, options.seed()).deal(options.stepsPerBuilding());
            var wider = plan.wider(dealing.doors());
            if (wider == pieces) {
                return cut(ground, previous, plan, dealing);
            }
            pieces = wider;
        }
    }

    private static <K> TurfCut<K> cut(
            Ground<K> ground, PreviousCut previous, Plan plan, Dealing dealing) {
        var isNew = new boolean[plan.turfs()];
        var alone = new boolean[plan.turfs()];
        for (var p = 0; p < plan.numbers().length; p++) {
            for (var t : plan.numbers()[p]) {
                isNew[t] = !plan.kept()[p];
                alone[t] = plan.numbers()[p].length == 1;
            }
        }
        var number = previous.numbered(dealing.paths(), isNew);
        var turfs =
                IntStream.range(0, plan.turfs())
                        .filter(t -> dealing.paths()[t].length > 0)
                        .mapToObj(t -> turf(ground, dealing, t, number[t], alone[t]))
                        .sorted(Comparator.comparing(Turf::number))
                        .toList();
        var moved = previous.doorsMoved(dealing.paths(), number);
        return new TurfCut<>(turfs, report(ground, plan, dealing, moved));
    }

    private static <K> Turf<K> turf(
            Ground<K> ground, Dealing dealing, int t, int number, boolean alone) {
        var frontages = new ArrayList<Frontage<K>>();
        for (var unit : dealing.paths()[t]) {
            frontages.addAll(ground.units.frontages.get(unit));
        }
        return new Turf<>(number, frontages, dealing.doors()[t], alone);
    }

    private static TurfReport report(Ground<?> ground, Plan plan, Dealing dealing, int moved) {
        var along = IntStream.range(0, ground.size()).mapToDouble(ground.units::length).sum();
        return new TurfReport(
                plan.pieces().length,
                ground.size(),
                IntStream.of(dealing.doors()).sum(),
                balance(plan, dealing),
                dealing.sidesSplit(),
                moved,
                Distance.ofMetres(along + dealing.between() * WalkLength.STRAIGHT_LINE_FACTOR));
    }

    private static TurfReport.Balance balance(Plan plan, Dealing dealing) {
        return IntStream.range(0, plan.pieces().length)
                .filter(p -> plan.numbers()[p].length > 1)
                .mapToObj(p -> {
                    var piece = plan.pieces()[p];
                    var turfs = plan.numbers()[p].length;
                    return new TurfReport.Balance(
                            turfs,
                            IntStream.of(plan.numbers()[p])
                                    .map(t -> dealing.doors()[t])
                                    .max()
                                    .orElse(0),
                            piece.doors() / (double) turfs,
                            piece.most(turfs),
                            piece.leastMost(turfs));
                })
                .max(
                        Comparator.comparingInt(
                                        (TurfReport.Balance one) -> one.largest() - one.bound())
                                .thenComparing(TurfReport.Balance::ratio))
                .orElse(new TurfReport.Balance(0, 0, 0, 0, 0));
    }
}
