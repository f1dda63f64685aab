package org.doorstep.bench.turf;

import org.doorstep.geo.walk.turf.Ground;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.stream.IntStream;

/// METIS' `gpmetis -contig -ufactor=30` on the graph of units, each piece of ground by itself.
/// Doors are the weights of vertices; edges weigh the same, or the more the shorter they are, which
/// METIS is told nothing of by itself and gains from.
final class Metis {

    private final Path folder;
    private final boolean weighted;

    Metis(Path folder, boolean weighted) {
        this.folder = folder;
        this.weighted = weighted;
    }

    /// What METIS made, and the wall time of its processes.
    record Answer(Partition partition, double seconds) {}

    /// As many turfs in each piece as the other partition has there.
    Answer like(Partition other) throws IOException {
        var ground = other.ground();
        var of = new int[ground.size()];
        var first = 0;
        var seconds = 0.0;
        for (var piece : other.byPiece().entrySet()) {
            var turfs = piece.getValue().size();
            var units =
                    IntStream.range(0, ground.size())
                            .filter(unit -> ground.piece(unit) == piece.getKey())
                            .toArray();
            if (turfs > 1) {
                var graph = folder.resolve("piece.graph");
                Files.writeString(graph, text(ground, units));
                seconds += run(graph, turfs);
                var parts = Files.readAllLines(folder.resolve("piece.graph.part." + turfs));
                for (var i = 0; i < units.length; i++) {
                    of[units[i]] = first + Integer.parseInt(parts.get(i).strip());
                }
            } else {
                for (var unit : units) {
                    of[unit] = first;
                }
            }
            first += turfs;
        }
        return new Answer(new Partition(ground, of, first), seconds);
    }

    private String text(Ground<Integer> ground, int[] units) {
        var number = new HashMap<Integer, Integer>();
        for (var unit : units) {
            number.put(unit, number.size() + 1);
        }
        var places = Places.of(ground);
        var lines = new StringBuilder();
        var edges = 0;
        for (var unit : units) {
            lines.append(ground.doors(unit));
            for (var next : ground.neighbours(unit)) {
                lines.append(' ').append(number.get(next));
                if (weighted) {
                    var metres = Math.max(5, places[unit].distance(places[next]));
                    lines.append(' ').append(Math.max(1, Math.round(1_000 / metres)));
                }
                edges++;
            }
            lines.append('\n');
        }
        var format = weighted ? "011" : "010";
        return units.length + " " + edges / 2 + " " + format + "\n" + lines;
    }

    private double run(Path graph, int turfs) throws IOException {
        var command = List.of("gpmetis", "-contig", "-ufactor=30", graph.toString(), "" + turfs);
        var start = System.nanoTime();
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes());
        if (process.onExit().join().exitValue() != 0) {
            throw new IOException("gpmetis failed: " + said);
        }
        return (System.nanoTime() - start) / 1e9;
    }
}
