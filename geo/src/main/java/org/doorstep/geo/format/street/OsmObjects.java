package org.doorstep.geo.format.street;

import org.doorstep.geo.format.ImportIssue;
import org.doorstep.geo.format.ImportIssue.Kind;
import org.doorstep.geo.format.ReadLimits;
import org.doorstep.geo.format.ReadReport;
import org.doorstep.geo.point.GeoPoint;
import org.doorstep.geo.walk.StreetNetwork;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.algorithm.InteriorPoint;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Takes nodes and ways in any order and makes the extract of them once all are known. For one
/// thread and one file.
final class OsmObjects {

    /// For each way or address a file may hold, so many nodes.
    private static final int NODES_PER_FEATURE = 16;

    private static final GeometryFactory GEOMETRIES = new GeometryFactory();

    private final ReadLimits limits;
    private final NodePlaces places = new NodePlaces();
    private final List<Way> ways = new ArrayList<>();
    private final List<StreetAddress> nodeAddresses = new ArrayList<>();
    private final List<BarrierWay> barriers = new ArrayList<>();
    private final List<ImportIssue> issues = new ArrayList<>();
    private int features;
    private int taken;
    private int cutOff;

    /// Some object was in the file, whether of interest or not.
    private boolean anything;

    private record Way(
            long id,
            String name,
            String welshName,
            String kind,
            boolean walkable,
            BarrierWay.@Nullable Kind barrier,
            @Nullable StreetAddress address,
            long[] nodes) {}

    OsmObjects(ReadLimits limits) {
        this.limits = limits;
    }

    /// What is wrong with the whole file.
    void issue(Kind kind, String detail) {
        issues.add(new ImportIssue(kind, kind.severity(), -1, "", "", null, detail));
    }

    boolean isRefused() {
        return issues.stream().anyMatch(issue -> issue.severity() == ImportIssue.Severity.ERROR);
    }

    void seen() {
        anything = true;
    }

    /// A node that is nowhere on earth is none. False when there are too many.
    boolean node(long id, double latitude, double longitude, OsmTags tags) {
        anything = true;
        if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) {
            return true;
        }
        places.put(id, latitude, longitude);
        if (tags.isAddress()) {
            features++;
            var at = places.at(id);
            if (at != null && at.isInUnitedKingdom()) {
                taken++;
                nodeAddresses.add(tags.address(false, id, at));
            }
        }
        return within(places.count() <= (long) NODES_PER_FEATURE * limits.features(), "nodes");
    }

    /// False when there are too many.
    boolean way(long id, long[] nodes, OsmTags tags) {
        anything = true;
        var barrier = tags.barrier();
        if (!tags.isNamedStreet() && !tags.isWalkable() && !tags.isAddress() && barrier == null) {
            return true;
        }
        features++;
        if (nodes.length > limits.verticesPerFeature()) {
            issue(
                    Kind.TOO_MANY_VERTICES,
                    "Way " + id + " has more than " + limits.verticesPerFeature() + " nodes.");
            return false;
        }
        ways.add(
                new Way(
                        id,
                        tags.isNamedStreet() || barrier != null ? tags.get("name") : "",
                        tags.get("name:cy"),
                        tags.get("highway"),
                        tags.isWalkable(),
                        barrier,
                        tags.isAddress()
                                // Its place is not known before all nodes are.
                                ? tags.address(true, id, new GeoPoint(0, 0))
                                : null,
                        nodes));
        return within(features <= limits.features(), "streets and addresses");
    }

    private boolean within(boolean enough, String what) {
        if (!enough) {
            issue(Kind.TOO_MANY_FEATURES, "The file holds too many " + what + ".");
        }
        return enough;
    }

    StreetExtract extract() {
        var streets = new ArrayList<NamedWay>();
        var addresses = new ArrayList<>(nodeAddresses);
        var builder = new StreetNetwork.Builder();
        if (!isRefused()) {
            var junctions = new HashMap<Long, Integer>();
            ways.forEach(way -> take(way, streets, addresses, builder, junctions));
            report();
        }
        if (isRefused()) {
            return new StreetExtract(
                    List.of(),
                    List.of(),
                    List.of(),
                    new StreetNetwork.Builder().build(),
                    new ReadReport(features, 0, issues));
        }
        var network = builder.build();
        return new StreetExtract(
                streets,
                addresses,
                new BarrierGaps(network).of(barriers),
                network,
                new ReadReport(features, taken, issues));
    }

    private void report() {
        if (!anything) {
            issue(Kind.EMPTY_COLLECTION, "The file holds no node and no way.");
        } else if (features == 0) {
            issue(Kind.EMPTY_COLLECTION, "The file holds no street and no address.");
        } else if (taken == 0) {
            issue(Kind.OUTSIDE_UK, "Nothing in the file lies in the United Kingdom.");
        }
        if (cutOff > 0) {
            issue(
                    Kind.MISSING_NODES,
                    cutOff + " ways lead out of the extract; kept as far as it goes.");
        }
    }

    private void take(
            Way way,
            List<NamedWay> streets,
            List<StreetAddress> addresses,
            StreetNetwork.Builder network,
            Map<Long, Integer> junctions) {
        var line = line(way);
        if (line.isEmpty() || !line.stream().allMatch(GeoPoint::isInUnitedKingdom)) {
            return;
        }
        taken++;
        if (way.barrier() != null && line.size() > 1) {
            barriers.add(new BarrierWay(way.id(), way.name(), way.barrier(), line));
        }
        if (!way.name().isEmpty() && !way.kind().isEmpty() && line.size() > 1) {
            streets.add(new NamedWay(way.id(), way.name(), way.welshName(), way.kind(), line));
        }
        if (way.walkable()) {
            join(way, network, junctions);
        }
        if (way.address() != null) {
            var known = way.address();
            addresses.add(
                    new StreetAddress(
                            true,
                            way.id(),
                            known.houseName(),
                            known.houseNumber(),
                            known.unit(),
                            known.street(),
                            known.city(),
                            known.postcode(),
                            middle(line)));
        }
    }

    /// The places the extract knows; a repeated node stands once.
    private List<GeoPoint> line(Way way) {
        var line = new ArrayList<GeoPoint>(way.nodes().length);
        var missing = false;
        for (var i = 0; i < way.nodes().length; i++) {
            var place = places.at(way.nodes()[i]);
            missing |= place == null;
            if (place != null && (i == 0 || way.nodes()[i] != way.nodes()[i - 1])) {
                line.add(place);
            }
        }
        cutOff += missing ? 1 : 0;
        return line;
    }

    /// An edge from node to node; none across a node that is missing.
    private void join(Way way, StreetNetwork.Builder network, Map<Long, Integer> junctions) {
        var before = -1;
        GeoPoint placeBefore = null;
        for (var id : way.nodes()) {
            var place = places.at(id);
            if (place == null) {
                before = -1;
                placeBefore = null;
                continue;
            }
            int node = junctions.computeIfAbsent(id, _ -> network.node(place));
            if (placeBefore != null && node != before) {
                network.edge(before, node, placeBefore.distanceTo(place).metres());
            }
            before = node;
            placeBefore = place;
        }
    }

    /// Of a closed line a place inside it.
    private static GeoPoint middle(List<GeoPoint> line) {
        var corners =
                line.stream()
                        .map(place -> new Coordinate(place.longitude(), place.latitude()))
                        .toArray(Coordinate[]::new);
        var closed = corners.length > 3 && line.getFirst().equals(line.getLast());
        var inside =
                closed ? InteriorPoint.getInteriorPoint(GEOMETRIES.createPolygon(corners)) : null;
        return inside == null
                ? line.get(line.size() / 2)
                : new GeoPoint(inside.getY(), inside.getX());
    }
}
