package org.doorstep.territory.street;

import org.doorstep.geo.point.GeoPoint;
import org.doorstep.territory.WardId;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/// Cuts a street line where it crosses from one ward into another. The line is felt along in steps
/// of at most [#STEP] metres and each crossing found by halving, so a visit to another ward shorter
/// than a step may be missed. For one thread.
public final class WardPieces {

    private static final double STEP = 15;
    private static final int HALVINGS = 6;

    /// A piece of a line.
    ///
    /// @param ward the ward it lies in, or null where it lies in none
    /// @param line its points, at least two
    /// @param metres its length
    public record Piece(@Nullable WardId ward, List<GeoPoint> line, double metres) {}

    private final Function<GeoPoint, @Nullable WardId> wardAt;
    private final List<Piece> pieces = new ArrayList<>();
    private List<GeoPoint> line = new ArrayList<>();
    private @Nullable WardId ward;
    private double metres;

    private WardPieces(Function<GeoPoint, @Nullable WardId> wardAt) {
        this.wardAt = wardAt;
    }

    /// The pieces in the line's order; together they are the line.
    public static List<Piece> of(List<GeoPoint> line, Function<GeoPoint, @Nullable WardId> wardAt) {
        var cutting = new WardPieces(wardAt);
        cutting.begin(line.getFirst(), wardAt.apply(line.getFirst()));
        for (var i = 1; i < line.size(); i++) {
            cutting.along(line.get(i - 1), line.get(i));
            cutting.to(line.get(i));
        }
        cutting.end();
        return cutting.pieces;
    }

    private void along(GeoPoint from, GeoPoint to) {
        var steps = (int) Math.ceil(from.distanceTo(to).metres() / STEP);
        var before = 0.0;
        for (var step = 1; step <= steps; step++) {
            var share = (double) step / steps;
            if (!Objects.equals(wardAt.apply(between(from, to, share)), ward)) {
                cross(from, to, before, share);
            }
            before = share;
        }
    }

    /// The ward changes between the two shares of the way.
    private void cross(GeoPoint from, GeoPoint to, double inside, double outside) {
        for (var i = 0; i < HALVINGS; i++) {
            var middle = (inside + outside) / 2;
            if (Objects.equals(wardAt.apply(between(from, to, middle)), ward)) {
                inside = middle;
            } else {
                outside = middle;
            }
        }
        var crossing = between(from, to, outside);
        to(crossing);
        end();
        begin(crossing, wardAt.apply(crossing));
    }

    private void begin(GeoPoint at, @Nullable WardId in) {
        line = new ArrayList<>(List.of(at));
        ward = in;
        metres = 0;
    }

    private void to(GeoPoint point) {
        if (!line.getLast().equals(point)) {
            metres += line.getLast().distanceTo(point).metres();
            line.add(point);
        }
    }

    private void end() {
        if (line.size() > 1) {
            pieces.add(new Piece(ward, List.copyOf(line), metres));
        }
    }

    private static GeoPoint between(GeoPoint from, GeoPoint to, double share) {
        return share >= 1
                ? to
                : new GeoPoint(
                        from.latitude() + (to.latitude() - from.latitude()) * share,
                        from.longitude() + (to.longitude() - from.longitude()) * share);
    }
}
