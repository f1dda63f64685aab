package org.doorstep.bench.turf;

import org.doorstep.bench.Pairs;
import org.doorstep.bench.Row;
import org.doorstep.bench.Side;
import org.doorstep.geo.walk.turf.Frontage;
import org.doorstep.geo.walk.turf.Ground;
import org.doorstep.geo.walk.turf.TurfCut;
import org.doorstep.geo.walk.turf.TurfCutter;
import org.doorstep.geo.walk.turf.TurfOptions;
import org.doorstep.geo.walk.turf.TurfRefusal;
import org.doorstep.geo.walk.turf.TurfRequest;
import org.locationtech.jts.algorithm.RobustLineIntersector;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/// Row `turf`: made-up towns and real streets, cut into turfs of 80 doors.
final class TurfCutting {

    private static final int WANTED = 80;
    private static final long SEED = 1;

    private final Row row;
    private final Path folder;
    private Object kept = "";

    private TurfCutting(Row row, Path folder) {
        this.row = row;
        this.folder = folder;
    }

    public static void main(String[] arguments) throws IOException {
        var asked = List.of(arguments).subList(1, arguments.length);
        Row.run(
                "turf",
                row -> {
                    var bench = new TurfCutting(row, Path.of(arguments[0]));
                    for (var input :
                            List.of(
                                    "town-3k",
                                    "town-10k",
                                    "towers",
                                    "river",
                                    "rutland",
                                    "addresses")) {
                        if (asked.isEmpty() || asked.contains(input)) {
                            bench.measure(input);
                        }
                    }
                });
    }

    private void measure(String input) throws IOException {
        var options = TurfOptions.of(WANTED);
        var request =
                switch (input) {
                    case "town-3k" -> TurfRequest.of(Town.of(3_000, 0, SEED), options);
                    case "town-10k" -> TurfRequest.of(Town.of(10_000, 0, SEED), options);
                    case "towers" -> TurfRequest.of(Town.of(10_000, 150, SEED), options);
                    case "river" ->
                            TurfRequest.of(Town.of(3_000, 0, SEED), options)
                                    .withBarriers(Town.barriers());
                    case "rutland" -> TurfRequest.of(LaidStreets.rutland(10_000), options);
                    default -> TurfRequest.of(LaidStreets.addresses(), options);
                };
        var ground = Ground.of(request);
        var cut = cut(request);
        var ours = Partition.of(ground, cut);
        row.say(
                "%s (seed %d): %,d buildings, %,d doors, %d pieces of ground, %d turfs",
                input,
                SEED,
                ground.size(),
                cut.report().doors(),
                cut.report().pieces(),
                ours.turfs());
        check(request, ours, cut);
        figures(input, ours, cut);
        whole(request);
        time(request, ours);
    }

    /// Everything that must hold, found out without the cutter.
    private void check(TurfRequest<Integer> request, Partition ours, TurfCut<Integer> cut) {
        var keys = new HashSet<Integer>();
        var times = 0;
        for (var turf : cut.turfs()) {
            keys.addAll(turf.keys());
            times += turf.keys().size();
        }
        var all = new HashSet<>(request.frontages().stream().map(Frontage::key).toList());
        row.check("every door in exactly one turf", keys.equals(all) && times == all.size());
        row.check("no building split", isWhole(ours, cut));
        row.check("every turf hangs together on the ground", ours.disconnected() == 0);
        row.check("no neighbours across a barrier", isParted(request, ours.ground()));
        row.check("the same again", cut.equals(cut(request)));
        row.check("sides split as reported", ours.sidesSplit() == cut.report().sidesSplit());
    }

    private static boolean isWhole(Partition ours, TurfCut<Integer> cut) {
        for (var i = 0; i < ours.of().length; i++) {
            var keys = cut.turfs().get(ours.of()[i]).keys();
            if (!new HashSet<>(keys)
                    .containsAll(ours.ground().frontages(i).stream().map(Frontage::key).toList())) {
                return false;
            }
        }
        return true;
    }

    private static boolean isParted(TurfRequest<Integer> request, Ground<Integer> ground) {
        var places = Places.of(ground);
        var origin = ground.frontages(0).getFirst().line().getFirst();
        for (var barrier : request.barriers()) {
            var line = barrier.line().stream().map(place -> Places.inPlane(place, origin)).toList();
            for (var i = 1; i < line.size(); i++) {
                for (var unit = 0; unit < places.length; unit++) {
                    for (var next : ground.neighbours(unit)) {
                        var crossing = new RobustLineIntersector();
                        crossing.computeIntersection(
                                line.get(i - 1), line.get(i), places[unit], places[next]);
                        if (crossing.hasIntersection()) {
                            return false;
                        }
                    }
                }
            }
        }
        return true;
    }

    private void figures(String input, Partition ours, TurfCut<Integer> cut) throws IOException {
        var plain = new Metis(folder, false).like(ours).partition();
        var weighted = new Metis(folder, true).like(ours).partition();
        var curve = CurveCut.like(ours);
        var balance = cut.report().balance();
        row.say(
                "  largest of a piece %d, mean %.1f, bound %d, no cut below %d",
                balance.largest(), balance.mean(), balance.bound(), balance.least());
        row.atMost("largest over its bound", ours.isLevel() ? 1 : 2, 1);
        var length = ours.walkingLength();
        show("Doorstep", ours, length);
        var plainLength = show("gpmetis", plain, plain.walkingLength());
        var weightedLength =
                show("gpmetis, short edges weighing more", weighted, weighted.walkingLength());
        var curveLength = show("Hilbert curve", curve, curve.walkingLength());
        row.say("  length over forest bound %.3f", length / ForestBound.metres(ours));
        row.atMost("length over gpmetis", length / plainLength, 0.97);
        row.atMost(
                "length over the better gpmetis",
                length / Math.min(plainLength, weightedLength),
                0.97);
        row.atMost("length over Hilbert curve", length / curveLength, 0.85);
    }

    private double show(String who, Partition partition, double length) {
        row.say(
                "  %-36s %,9.0f m, max/mean %.3f, %d sides split, %d turfs in parts",
                who, length, partition.ratio(), partition.sidesSplit(), partition.disconnected());
        return length;
    }

    private void whole(TurfRequest<Integer> request) {
        var options = request.options().withSidesWhole();
        var whole =
                new TurfRequest<>(
                        request.frontages(), request.barriers(), options, request.previous());
        var report = cut(whole).report();
        row.say(
                "  sides kept whole: largest %d, mean %.1f, bound %d, no cut below %d",
                report.balance().largest(),
                report.balance().mean(),
                report.balance().bound(),
                report.balance().least());
    }

    /// Ours from the addresses, warm; theirs from the graph, the whole process.
    private void time(TurfRequest<Integer> request, Partition ours) throws IOException {
        var metis = new Metis(folder, false);
        var own = new ArrayList<Double>();
        var pairs =
                Pairs.measure(
                        Side.timed(() -> own.add(secondsOfThread(request))),
                        () -> metis.like(ours).seconds());
        row.faster("one cut, warm", "gpmetis from its file", 1, "cut", 0.1, pairs);
        row.atMost("seconds a cut", pairs.ourSeconds(), 1.5);
        var warm = own.subList(own.size() - Pairs.ENOUGH, own.size()).stream().sorted().toList();
        row.atMost("seconds of a core a cut", warm.get(Pairs.ENOUGH / 2), 1.5);
        row.check("the cut that was timed is the same", kept.equals(cut(request)));
    }

    /// What other processes on the machine do not stretch.
    private double secondsOfThread(TurfRequest<Integer> request) {
        var thread = ManagementFactory.getThreadMXBean();
        var start = thread.getCurrentThreadCpuTime();
        kept = TurfCutter.cut(request);
        return (thread.getCurrentThreadCpuTime() - start) / 1e9;
    }

    private static TurfCut<Integer> cut(TurfRequest<Integer> request) {
        return switch (TurfCutter.cut(request)) {
            case TurfCut<Integer> cut -> cut;
            case TurfRefusal<Integer> refusal ->
                    throw new IllegalStateException("refused: " + refusal.reason());
        };
    }
}
