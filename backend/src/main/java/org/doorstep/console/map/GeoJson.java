package org.doorstep.console.map;

import org.doorstep.geo.point.GeoPoint;

import java.util.List;
import java.util.Map;

/// GeoJSON (RFC 7946) for the map, coordinates to six decimals (a tenth of a metre).
public final class GeoJson {

    public static final String TYPE = "application/geo+json";

    private GeoJson() {}

    /// A collection, in the order of the list beside the map.
    public record Collection(String type, List<Feature> features) {}

    public record Feature(
            String type, String id, Geometry geometry, Map<String, Object> properties) {}

    public record Geometry(String type, Object coordinates) {}

    public static Collection of(List<Feature> features) {
        return new Collection("FeatureCollection", features);
    }

    static Feature point(String id, GeoPoint at, Map<String, Object> properties) {
        return new Feature("Feature", id, new Geometry("Point", position(at)), properties);
    }

    public static Feature lines(
            String id, List<List<GeoPoint>> lines, Map<String, Object> properties) {
        var positions =
                lines.stream().map(line -> line.stream().map(GeoJson::position).toList()).toList();
        return new Feature("Feature", id, new Geometry("MultiLineString", positions), properties);
    }

    private static List<Double> position(GeoPoint at) {
        return List.of(rounded(at.longitude()), rounded(at.latitude()));
    }

    private static double rounded(double degrees) {
        return Math.round(degrees * 1e6) / 1e6;
    }
}
