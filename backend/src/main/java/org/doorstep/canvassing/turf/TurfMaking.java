package org.doorstep.canvassing.turf;

import org.doorstep.canvassing.StreetPartId;
import org.doorstep.canvassing.TurfCutId;
import org.doorstep.canvassing.TurfPlan;
import org.doorstep.canvassing.TurfPlan.Figures;
import org.doorstep.canvassing.TurfPlan.Planned;
import org.doorstep.canvassing.TurfWish;
import org.doorstep.canvassing.WalkMeasure;
import org.doorstep.canvassing.WalkPart;
import org.doorstep.canvassing.walk.WalkMaking;
import org.doorstep.canvassing.walk.WalkMaking.Part;
import org.doorstep.geo.point.BoundingBox;
import org.doorstep.geo.walk.DoorLabel;
import org.doorstep.geo.walk.turf.Barrier;
import org.doorstep.geo.walk.turf.Frontage;
import org.doorstep.geo.walk.turf.Turf;
import org.doorstep.geo.walk.turf.TurfCut;
import org.doorstep.geo.walk.turf.TurfCutter;
import org.doorstep.geo.walk.turf.TurfOptions;
import org.doorstep.geo.walk.turf.TurfRefusal;
import org.doorstep.geo.walk.turf.TurfReport;
import org.doorstep.geo.walk.turf.TurfRequest;
import org.doorstep.security.BranchId;
import org.doorstep.territory.LocalWays;
import org.doorstep.territory.Side;
import org.doorstep.territory.Street;
import org.doorstep.territory.Ways;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Cuts streets into turf by [TurfCutter], none of which reaches over a barrier, and puts each turf
/// into the order of a walk. The sides of a street as they were imported stay whole, or are split
/// between tens of their numbers, as the wish says; the parts that come of it are what is handed
/// out and reported. Immutable, safe to share; the same streets on the same ground give the same
/// cut.
public final class TurfMaking {

    private final Ways ways;

    public TurfMaking(Ways ways) {
        this.ways = ways;
    }

    /// @param name what the cut is called
    /// @return empty where there is no door to cut
    public Optional<TurfPlan> of(TurfWish wish, String name, List<Street> streets) {
        var frontages =
                streets.stream()
                        .flatMap(
                                street -> Stretches.of(street, wish.style(), wish.split()).stream())
                        .map(TurfMaking::frontage)
                        .toList();
        if (frontages.isEmpty()) {
            return Optional.empty();
        }
        var options = TurfOptions.of(wish.doors());
        var box = boxOf(frontages);
        var request =
                TurfRequest.of(frontages, options)
                        .withBarriers(barriers(box.grownBy(options.reach())));
        return switch (TurfCutter.cut(request)) {
            case TurfRefusal<List<Part>> nothing -> Optional.empty();
            case TurfCut<List<Part>>(var turfs, var report) ->
                    Optional.of(plan(wish.branch(), name, turfs, report, ways.around(box)));
        };
    }

    private List<Barrier> barriers(BoundingBox box) {
        return ways.barriersIn(box).stream().map(line -> new Barrier(line.line())).toList();
    }

    private static BoundingBox boxOf(List<Frontage<List<Part>>> frontages) {
        return BoundingBox.of(
                frontages.stream().flatMap(frontage -> frontage.line().stream()).toList());
    }

    private static Frontage<List<Part>> frontage(List<Part> stretch) {
        var first = stretch.getFirst();
        var side = Stretches.side(first);
        var doors = stretch.stream().mapToInt(part -> Stretches.side(part).doors()).sum();
        return new Frontage<>(
                stretch,
                first.street().id().toString(),
                stretch.size() > 1 ? org.doorstep.geo.walk.StreetSide.BOTH : side(side.side()),
                // Tens stand along the street by number, stretches without by where they lie.
                DoorLabel.of(first.numbers() == null ? "" : "" + first.numbers().from()),
                side.line(),
                Math.min(doors, Frontage.MOST_DOORS));
    }

    private static org.doorstep.geo.walk.StreetSide side(Side side) {
        return org.doorstep.geo.walk.StreetSide.valueOf(side.name());
    }

    private static TurfPlan plan(
            BranchId branch,
            String name,
            List<Turf<List<Part>>> turfs,
            TurfReport report,
            LocalWays around) {
        var planned =
                turfs.stream()
                        .map(turf -> {
                            var parts =
                                    Stretches.joined(
                                            turf.keys().stream().flatMap(List::stream).toList());
                            var walk = WalkMaking.of(parts, null, around);
                            return new Planned(turf.number() + 1, name(walk.parts()), walk);
                        })
                        .toList();
        List<List<StreetPartId>> ids =
                planned.stream()
                        .map(one -> one.walk().parts().stream().map(WalkPart::id).toList())
                        .toList();
        return new TurfPlan(TurfCutId.of(branch, ids), name, planned, figures(planned, report));
    }

    private static String name(List<WalkPart> parts) {
        var names = parts.stream().map(WalkPart::name).distinct().toList();
        var first = names.getFirst();
        return names.size() == 1 ? first : first + " and " + (names.size() - 1) + " more";
    }

    private static Figures figures(List<Planned> turfs, TurfReport report) {
        var doors = turfs.stream().mapToInt(turf -> turf.walk().doors()).summaryStatistics();
        return new Figures(
                (int) doors.getSum(),
                doors.getMin(),
                doors.getMax(),
                report.balance().ratio(),
                report.pieces(),
                streetsSplit(turfs),
                sidesSplit(turfs),
                turfs.stream().mapToInt(turf -> turf.walk().metres()).sum(),
                turfs.stream().allMatch(turf -> turf.walk().measure() == WalkMeasure.ALONG_STREETS)
                        ? WalkMeasure.ALONG_STREETS
                        : WalkMeasure.STRAIGHT_LINES);
    }

    private static int streetsSplit(List<Planned> turfs) {
        Map<Object, Set<Integer>> turfsOfStreet = new HashMap<>();
        for (var turf : turfs) {
            for (var part : turf.walk().parts()) {
                turfsOfStreet
                        .computeIfAbsent(part.street(), _ -> new HashSet<>())
                        .add(turf.number());
            }
        }
        return (int) turfsOfStreet.values().stream().filter(in -> in.size() > 1).count();
    }

    private static int sidesSplit(List<Planned> turfs) {
        return (int)
                turfs.stream()
                        .flatMap(turf -> turf.walk().parts().stream())
                        .filter(WalkPart::isSplit)
                        .map(WalkPart::whole)
                        .distinct()
                        .count();
    }
}
