package org.doorstep.territory.layer;

import org.doorstep.geo.point.BoundingBox;
import org.doorstep.geo.point.Distance;
import org.doorstep.geo.point.GeoPoint;
import org.doorstep.territory.BarrierKind;
import org.doorstep.territory.BarrierLine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Barriers as tiles, and back. A long line is cut into short pieces, and each piece stands in
/// every cell that its box meets, under one number. Stateless.
final class BarrierTiles {

    private static final int MOST_POINTS = 50;
    private static final Distance LONGEST_STEP = Distance.ofKilometres(2);

    private BarrierTiles() {}

    static Map<Integer, byte[]> of(Collection<BarrierLine> lines) {
        var tiles = new TreeMap<Integer, Packed.Writer>();
        var number = 0;
        for (var line : lines) {
            for (var piece : pieces(line.line())) {
                for (var cell : Cells.of(BoundingBox.of(piece))) {
                    write(
                            tiles.computeIfAbsent(cell, _ -> new Packed.Writer()),
                            number,
                            line,
                            piece);
                }
                number++;
            }
        }
        var bytes = new TreeMap<Integer, byte[]>();
        tiles.forEach((cell, tile) -> bytes.put(cell, tile.bytes()));
        return bytes;
    }

    private static void write(
            Packed.Writer tile, int number, BarrierLine line, List<GeoPoint> piece) {
        tile.number(number).number(line.kind().ordinal()).text(line.name()).number(piece.size());
        piece.forEach(point -> tile.point(point.latitude(), point.longitude()));
    }

    /// The pieces of the tiles of one layer, each once.
    static List<BarrierLine> read(Collection<byte[]> tiles) {
        var seen = new HashSet<Long>();
        var lines = new ArrayList<BarrierLine>();
        for (var bytes : tiles) {
            var tile = new Packed.Reader(bytes);
            while (tile.hasMore()) {
                var number = tile.number();
                var kind = BarrierKind.values()[(int) tile.number()];
                var name = tile.text();
                var piece = new ArrayList<GeoPoint>();
                for (var points = tile.number(); points > 0; points--) {
                    piece.add(tile.point());
                }
                if (seen.add(number)) {
                    lines.add(new BarrierLine(name, kind, piece));
                }
            }
        }
        return lines;
    }

    private static List<List<GeoPoint>> pieces(List<GeoPoint> line) {
        var pieces = new ArrayList<List<GeoPoint>>();
        var piece = new ArrayList<GeoPoint>(List.of(line.getFirst()));
        for (var i = 1; i < line.size(); i++) {
            var from = line.get(i - 1);
            var to = line.get(i);
            var steps =
                    (int)
                            Math.max(
                                    1,
                                    Math.ceil(
                                            from.distanceTo(to).metres() / LONGEST_STEP.metres()));
            for (var step = 1; step <= steps; step++) {
                piece.add(step == steps ? to : between(from, to, (double) step / steps));
                if (piece.size() == MOST_POINTS || steps > 1) {
                    pieces.add(List.copyOf(piece));
                    piece = new ArrayList<>(List.of(piece.getLast()));
                }
            }
        }
        if (piece.size() > 1) {
            pieces.add(piece);
        }
        return pieces;
    }

    private static GeoPoint between(GeoPoint from, GeoPoint to, double share) {
        return new GeoPoint(
                from.latitude() + (to.latitude() - from.latitude()) * share,
                from.longitude() + (to.longitude() - from.longitude()) * share);
    }
}
