package org.doorstep.geo.format;

import org.doorstep.geo.format.ImportIssue.Kind;
import org.jspecify.annotations.Nullable;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/// One file on its way through the parser.
final class GeoJsonDocument {

    private static final int MOST_PROPERTY_CHARACTERS = 1_000_000;

    private static final Set<String> GEOMETRY_TYPES =
            Set.of(
                    "Point",
                    "MultiPoint",
                    "LineString",
                    "MultiLineString",
                    "Polygon",
                    "MultiPolygon",
                    "GeometryCollection");

    /// WGS84 and ETRS89, which differ by less than a metre in Britain; longitude first, as GeoJSON
    /// has it in any case.
    private static final Pattern WGS84 =
            Pattern.compile(".*(CRS:?84|EPSG:+(?:[0-9.]+:)?(4326|4258))$");

    private final ReadLimits limits;
    private final IssueLog issues;
    private final GeometryMaker maker;
    private final Consumer<ReadFeature> consumer;
    private int features;
    private int handedOver;

    GeoJsonDocument(
            GeometryWanted wanted,
            ReadLimits limits,
            IssueLog issues,
            Consumer<ReadFeature> consumer) {
        this.limits = limits;
        this.issues = issues;
        this.maker = new GeometryMaker(wanted, limits, issues);
        this.consumer = consumer;
    }

    int features() {
        return features;
    }

    int handedOver() {
        return handedOver;
    }

    /// The members of an object that matter, whichever object it is.
    private static final class Members {
        private @Nullable String type;
        private @Nullable Coordinates coordinates;
        private @Nullable Members geometry;
        private boolean featuresSeen;
        private Map<String, String> properties = new LinkedHashMap<>();
    }

    void read(JsonParser parser) {
        var first = parser.nextToken();
        if (first == null) {
            issues.file(Kind.MALFORMED_JSON, "The file is empty.");
            return;
        }
        if (first != JsonToken.START_OBJECT) {
            issues.file(Kind.NOT_GEOJSON, "GeoJSON starts with an object.");
            return;
        }
        var root = members(parser, true);
        if (root == null) {
            return; // too many features; already said
        }
        finish(root);
        if (parser.nextToken() != null) {
            issues.file(Kind.MALFORMED_JSON, "Something follows the end of the object.");
        }
    }

    private void finish(Members root) {
        var type = root.type == null ? "" : root.type;
        if (type.equals("FeatureCollection") && root.featuresSeen) {
            if (features == 0) {
                issues.file(Kind.EMPTY_COLLECTION, "The collection holds no feature.");
            }
        } else if (root.featuresSeen) {
            issues.file(Kind.NOT_GEOJSON, "It has features but is no FeatureCollection.");
        } else if (type.equals("Feature")) {
            feature(root, root.geometry);
        } else if (GEOMETRY_TYPES.contains(type)) {
            feature(root, root);
        } else {
            issues.file(
                    Kind.NOT_GEOJSON,
                    type.equals("Topology")
                            ? "This is TopoJSON, not GeoJSON."
                            : "It is no FeatureCollection, Feature or geometry.");
        }
    }

    /// Null when reading has to stop.
    private @Nullable Members members(JsonParser parser, boolean root) {
        var members = new Members();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            var name = parser.currentName();
            var value = parser.nextToken();
            switch (name) {
                case "type" -> members.type = text(parser, value);
                case "coordinates" ->
                        members.coordinates = Coordinates.read(parser, limits.verticesPerFeature());
                case "geometry" -> members.geometry = geometry(parser, value);
                case "properties" -> members.properties = properties(parser, value, issues);
                case "crs" -> crs(parser, value);
                case "features" -> {
                    if (!root || value != JsonToken.START_ARRAY) {
                        parser.skipChildren();
                    } else {
                        members.featuresSeen = true;
                        if (!features(parser)) {
                            return null;
                        }
                    }
                }
                default -> parser.skipChildren();
            }
        }
        return members;
    }

    private static @Nullable String text(JsonParser parser, JsonToken value) {
        if (value == JsonToken.VALUE_STRING) {
            return parser.getString();
        }
        parser.skipChildren();
        return null;
    }

    private @Nullable Members geometry(JsonParser parser, JsonToken value) {
        if (value == JsonToken.START_OBJECT) {
            return members(parser, false);
        }
        parser.skipChildren();
        return null;
    }

    /// False when there are too many.
    private boolean features(JsonParser parser) {
        for (var token = parser.nextToken();
                token != JsonToken.END_ARRAY;
                token = parser.nextToken()) {
            if (features == limits.features()) {
                issues.file(
                        Kind.TOO_MANY_FEATURES, "More than " + limits.features() + " features.");
                return false;
            }
            var members = token == JsonToken.START_OBJECT ? members(parser, false) : null;
            if (members != null && "Feature".equals(members.type)) {
                feature(members, members.geometry);
                continue;
            }
            parser.skipChildren();
            issues.feature(Kind.NOT_GEOJSON, null, "An item of the collection is no Feature.");
            issues.endFeature(
                    features++, FeatureLabel.of(members == null ? Map.of() : members.properties));
        }
        return true;
    }

    private void feature(Members feature, @Nullable Members geometry) {
        var made =
                geometry == null
                        ? maker.missing()
                        : maker.make(
                                geometry.type == null ? "" : geometry.type, geometry.coordinates);
        var label = FeatureLabel.of(feature.properties);
        var index = features++;
        issues.endFeature(index, label);
        if (made != null) {
            handedOver++;
            consumer.accept(
                    new ReadFeature(index, label.code(), label.name(), feature.properties, made));
        }
    }

    static Map<String, String> properties(JsonParser parser, JsonToken value, IssueLog issues) {
        var properties = new LinkedHashMap<String, String>();
        if (value != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return properties;
        }
        var characters = 0L;
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            var name = parser.currentName();
            var token = parser.nextToken();
            if (!token.isScalarValue()) {
                parser.skipChildren();
            } else if (token != JsonToken.VALUE_NULL) {
                characters += name.length() + parser.getStringLength();
                if (characters <= MOST_PROPERTY_CHARACTERS) {
                    properties.put(name, parser.getString());
                }
            }
        }
        if (characters > MOST_PROPERTY_CHARACTERS) {
            issues.feature(Kind.TOO_LARGE, null, "The properties are longer than a megabyte.");
        }
        return properties;
    }

    private void crs(JsonParser parser, JsonToken value) {
        if (value == JsonToken.VALUE_NULL) {
            return;
        }
        var name = crsName(parser);
        if (!isWgs84(name)) {
            issues.file(
                    Kind.WRONG_COORDINATE_SYSTEM,
                    "The file says its coordinate system is "
                            + (name.isEmpty() ? "another one" : name)
                            + "; WGS84 longitude and latitude are needed.");
        }
    }

    private static boolean isWgs84(String name) {
        return WGS84.matcher(name.strip().toUpperCase(Locale.ROOT)).matches();
    }

    /// The name it gives, or empty. The parser stands on the member's value, and afterwards on its
    /// last token.
    private static String crsName(JsonParser parser) {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return "";
        }
        var name = "";
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            var property = parser.currentName();
            var value = parser.nextToken();
            if (property.equals("properties") && value == JsonToken.START_OBJECT) {
                name = crsName(parser);
            } else if (property.equals("name") && value == JsonToken.VALUE_STRING) {
                name = parser.getString();
                name = name.length() > 100 ? name.substring(0, 100) : name;
            } else {
                parser.skipChildren();
            }
        }
        return name;
    }
}
