package org.doorstep.geo.format;

import org.doorstep.geo.format.ImportIssue.Kind;
import org.jspecify.annotations.Nullable;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/// Reads one layer of a TopoJSON file (topojson-specification 1.0), plain or gzip, quantised or
/// not. Areas that share an arc get identical vertices along it.
///
/// As arcs may stand anywhere in the file, all of it is in memory before the first feature is
/// handed over; arcs and their uses are limited to ten times the vertices of a feature each.
/// Otherwise as [GeoJsonReader]: trouble is data in the [ReadReport]. Coarse quantisation makes
/// small parts collapse; those are reported as `TOO_FEW_POINTS` or `EMPTY_GEOMETRY`.
///
/// Immutable; may be shared between threads.
public final class TopoJsonReader {

    private final GeometryWanted wanted;
    private final ReadLimits limits;
    private final JsonFile json;

    public TopoJsonReader(GeometryWanted wanted, ReadLimits limits) {
        this.wanted = wanted;
        this.limits = limits;
        this.json = new JsonFile(limits);
    }

    /// @param layer name of the object to read; empty for the only one, or the only one whose name
    ///   speaks of wards (`wards`, `wd24`)
    /// @param consumer gets every readable feature, in the file's order; what it throws is passed
    ///   on
    public ReadReport read(InputStream in, String layer, Consumer<ReadFeature> consumer) {
        var topology = new Topology(consumer);
        json.read(in, topology.issues, topology::parse);
        if (topology.issues.listed().isEmpty()) {
            topology.hand(layer);
        }
        return new ReadReport(topology.features, topology.handedOver, topology.issues.listed());
    }

    /// Uses of arcs, nested as the geometry's type says: a line's in `line`, everything deeper in
    /// `inner`.
    private record Uses(int[] line, List<Uses> inner) {}

    private static final class Node {
        private String type = "";
        private String id = "";
        private Map<String, String> properties = new LinkedHashMap<>();
        private @Nullable Uses uses;
        private @Nullable Coordinates coordinates;
        private List<Node> geometries = List.of();
    }

    /// What cannot be put together from the arcs; the feature is refused with it.
    private static final class Unusable extends RuntimeException {

        private final transient Coordinates instead;

        Unusable(Coordinates instead) {
            super(null, null, false, false);
            this.instead = instead;
        }
    }

    private final class Topology {

        private final IssueLog issues = new IssueLog(limits.issues());
        private final GeometryMaker maker = new GeometryMaker(wanted, limits, issues);
        private final long most = 10L * limits.verticesPerFeature();
        private final Consumer<ReadFeature> consumer;
        private final Map<String, Node> layers = new LinkedHashMap<>();
        private final List<double[]> arcs = new ArrayList<>();
        private double[] scale = {1, 1};
        private double[] shift = {0, 0};
        private boolean quantised;
        private long positions;
        private long uses;
        private int geometries;
        private int features;
        private int handedOver;

        Topology(Consumer<ReadFeature> consumer) {
            this.consumer = consumer;
        }

        void parse(JsonParser parser) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                issues.file(Kind.NOT_TOPOJSON, "TopoJSON starts with an object.");
                return;
            }
            var type = "";
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                var name = parser.currentName();
                var value = parser.nextToken();
                switch (name) {
                    case "type" -> type = text(parser, value);
                    case "transform" -> transform(parser, value);
                    case "arcs" -> arcs(parser, value);
                    case "objects" -> layers(parser, value);
                    default -> parser.skipChildren();
                }
            }
            if (!type.equals("Topology")) {
                issues.file(Kind.NOT_TOPOJSON, "It is no Topology.");
            } else if (positions > most || uses > most) {
                issues.file(
                        Kind.TOO_MANY_VERTICES, "The arcs have more than " + most + " vertices.");
            } else if (geometries > limits.features()) {
                issues.file(
                        Kind.TOO_MANY_FEATURES, "More than " + limits.features() + " features.");
            }
        }

        private String text(JsonParser parser, JsonToken value) {
            if (value.isScalarValue() && value != JsonToken.VALUE_NULL) {
                return parser.getString();
            }
            parser.skipChildren();
            return "";
        }

        private void transform(JsonParser parser, JsonToken value) {
            if (value != JsonToken.START_OBJECT) {
                parser.skipChildren();
                return;
            }
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                var name = parser.currentName();
                parser.nextToken();
                if (Coordinates.read(parser, 8) instanceof Coordinates.Position(var x, var y)) {
                    if (name.equals("scale")) {
                        scale = new double[] {x, y};
                        quantised = true;
                    } else if (name.equals("translate")) {
                        shift = new double[] {x, y};
                    }
                }
            }
        }

        private void arcs(JsonParser parser, JsonToken value) {
            if (value != JsonToken.START_ARRAY) {
                parser.skipChildren();
                return;
            }
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                var arc = Coordinates.read(parser, limits.verticesPerFeature());
                var run = arc instanceof Coordinates.Run(var all) ? all : new double[0];
                positions += arc instanceof Coordinates.TooMany ? most + 1 : 1 + run.length / 2;
                if (positions <= most) {
                    arcs.add(run);
                }
            }
        }

        private void layers(JsonParser parser, JsonToken value) {
            if (value != JsonToken.START_OBJECT) {
                parser.skipChildren();
                return;
            }
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                var name = parser.currentName();
                var node = node(parser, parser.nextToken());
                if (geometries <= limits.features()) {
                    layers.put(name, node);
                }
            }
        }

        private Node node(JsonParser parser, JsonToken start) {
            var node = new Node();
            geometries++;
            if (start != JsonToken.START_OBJECT) {
                parser.skipChildren();
                return node;
            }
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                var name = parser.currentName();
                var value = parser.nextToken();
                switch (name) {
                    case "type" -> node.type = text(parser, value);
                    case "id" -> node.id = text(parser, value);
                    case "properties" ->
                            node.properties = GeoJsonDocument.properties(parser, value, issues);
                    case "arcs" -> node.uses = uses(parser, value);
                    case "coordinates" ->
                            node.coordinates =
                                    Coordinates.read(parser, limits.verticesPerFeature());
                    case "geometries" -> node.geometries = nodes(parser, value);
                    default -> parser.skipChildren();
                }
            }
            return node;
        }

        private List<Node> nodes(JsonParser parser, JsonToken value) {
            var nodes = new ArrayList<Node>();
            if (value != JsonToken.START_ARRAY) {
                parser.skipChildren();
                return nodes;
            }
            for (var token = parser.nextToken();
                    token != JsonToken.END_ARRAY;
                    token = parser.nextToken()) {
                var node = node(parser, token);
                if (geometries <= limits.features()) {
                    nodes.add(node);
                }
            }
            return nodes;
        }

        private Uses uses(JsonParser parser, JsonToken value) {
            var line = new int[4];
            var count = 0;
            var inner = new ArrayList<Uses>();
            if (value != JsonToken.START_ARRAY) {
                parser.skipChildren();
                return new Uses(new int[0], inner);
            }
            for (var token = parser.nextToken();
                    token != JsonToken.END_ARRAY;
                    token = parser.nextToken()) {
                if (++uses > most) {
                    parser.skipChildren();
                } else if (token == JsonToken.START_ARRAY) {
                    inner.add(uses(parser, token));
                } else {
                    line = count == line.length ? Arrays.copyOf(line, 2 * count) : line;
                    line[count++] = index(parser, token);
                }
            }
            return new Uses(Arrays.copyOf(line, count), inner);
        }

        /// What is no index becomes one that no arc has.
        private static int index(JsonParser parser, JsonToken token) {
            if (token != JsonToken.VALUE_NUMBER_INT) {
                parser.skipChildren();
                return Integer.MAX_VALUE;
            }
            var number = parser.getDoubleValue();
            return number == (int) number ? (int) number : Integer.MAX_VALUE;
        }

        void hand(String name) {
            var layer = name.isEmpty() ? onlyLayer() : layers.get(name);
            if (layer == null) {
                issues.file(
                        Kind.NOT_TOPOJSON,
                        "The file has these layers: " + String.join(", ", layers.keySet()) + ".");
            } else if (layer.type.equals("GeometryCollection")) {
                layer.geometries.forEach(this::feature);
                if (layer.geometries.isEmpty()) {
                    issues.file(Kind.EMPTY_COLLECTION, "The layer holds no geometry.");
                }
            } else {
                feature(layer);
            }
        }

        private @Nullable Node onlyLayer() {
            if (layers.size() == 1) {
                return layers.values().iterator().next();
            }
            var wards =
                    layers.keySet().stream()
                            .filter(name -> {
                                var lower = name.toLowerCase(Locale.ROOT);
                                return lower.contains("ward") || lower.startsWith("wd");
                            })
                            .toList();
            return wards.size() == 1 ? layers.get(wards.getFirst()) : null;
        }

        private void feature(Node node) {
            if (!node.id.isEmpty()) {
                node.properties.putIfAbsent("id", node.id);
            }
            var made =
                    node.type.isEmpty()
                            ? maker.missing()
                            : maker.make(node.type, coordinates(node));
            var label = FeatureLabel.of(node.properties);
            var index = features++;
            issues.endFeature(index, label);
            if (made != null) {
                handedOver++;
                consumer.accept(
                        new ReadFeature(index, label.code(), label.name(), node.properties, made));
            }
        }

        private @Nullable Coordinates coordinates(Node node) {
            if (node.uses == null) {
                return switch (node.coordinates) {
                    case Coordinates.Position(var x, var y) ->
                            new Coordinates.Position(
                                    x * scale[0] + shift[0], y * scale[1] + shift[1]);
                    case Coordinates.Run(var run) -> new Coordinates.Run(placed(run, false));
                    case null -> null;
                    default -> node.coordinates;
                };
            }
            try {
                return joined(node.uses, new long[] {limits.verticesPerFeature()});
            } catch (Unusable e) {
                return e.instead;
            }
        }

        private Coordinates joined(Uses uses, long[] left) {
            if (uses.inner().isEmpty()) {
                return uses.line().length == 0
                        ? new Coordinates.Nested(List.of())
                        : new Coordinates.Run(run(uses.line(), left));
            }
            return new Coordinates.Nested(
                    uses.inner().stream().map(inner -> joined(inner, left)).toList());
        }

        /// Arcs one after the other; where two meet, their common place once. `~i` is arc i from
        /// its end.
        private double[] run(int[] line, long[] left) {
            var run = new double[64];
            var length = 0;
            for (var use : line) {
                var arc = arc(use);
                left[0] -= arc.length / 2;
                if (left[0] < 0) {
                    throw new Unusable(new Coordinates.TooMany());
                }
                if (length + arc.length > run.length) {
                    run = Arrays.copyOf(run, Math.max(2 * run.length, length + arc.length));
                }
                var from = length == 0 || arc.length == 0 ? 0 : 2;
                System.arraycopy(arc, from, run, length, arc.length - from);
                length += arc.length - from;
            }
            return Arrays.copyOf(run, length);
        }

        private double[] arc(int use) {
            var index = use < 0 ? ~use : use;
            if (index >= arcs.size()) {
                throw new Unusable(new Coordinates.Misshapen());
            }
            var arc = placed(arcs.get(index), quantised);
            return use < 0 ? fromItsEnd(arc) : arc;
        }

        private static double[] fromItsEnd(double[] arc) {
            var turned = new double[arc.length];
            for (var i = 0; i < arc.length; i += 2) {
                turned[i] = arc[arc.length - 2 - i];
                turned[i + 1] = arc[arc.length - 1 - i];
            }
            return turned;
        }

        /// Degrees from the file's numbers; in arcs of a quantised file each position counts from
        /// the one before it.
        private double[] placed(double[] run, boolean fromTheLast) {
            var placed = new double[run.length];
            double x = 0, y = 0;
            for (var i = 0; i + 1 < run.length; i += 2) {
                x = fromTheLast ? x + run[i] : run[i];
                y = fromTheLast ? y + run[i + 1] : run[i + 1];
                placed[i] = x * scale[0] + shift[0];
                placed[i + 1] = y * scale[1] + shift[1];
            }
            return placed;
        }
    }
}
