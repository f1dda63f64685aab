package org.doorstep.geo.format;

import org.doorstep.geo.area.Outline;
import org.doorstep.geo.point.GeoPoint;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/// Writes one GeoJSON FeatureCollection (RFC 7946) feature by feature: shells anticlockwise, holes
/// clockwise, longitude first, at most the given number of decimals and no trailing zeros. Six
/// decimals are 11 cm, seven 1 cm.
///
/// Two vertices that round to the same place are both written: dropping one could open the shared
/// edge of two neighbours.
///
/// O(n) for n vertices; nothing written is kept in memory.
///
/// For one thread; close it, or the collection has no end. The output stream stays open.
public final class GeoJsonWriter implements AutoCloseable {

    private static final JsonFactory JSON =
            JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

    private final JsonGenerator json;
    private final double scale;

    /// Seven decimals, which is a centimetre.
    public GeoJsonWriter(OutputStream out) {
        this(out, 7);
    }

    /// @param decimals 0 to 7
    public GeoJsonWriter(OutputStream out, int decimals) {
        if (decimals < 0 || decimals > 7) {
            throw new IllegalArgumentException("0 to 7 decimals, not " + decimals + ".");
        }
        this.scale = Math.pow(10, decimals);
        this.json = JSON.createGenerator(ObjectWriteContext.empty(), out);
        json.writeStartObject();
        json.writeStringProperty("type", "FeatureCollection");
        json.writeName("features");
        json.writeStartArray();
    }

    /// @param properties values may be text, numbers, truth values or null; anything else is
    ///   written as its text
    public void write(Outline outline, Map<String, ? extends @Nullable Object> properties) {
        var geometry = outline.toGeometry();
        var several = geometry.getNumGeometries() > 1;
        start(properties, several ? "MultiPolygon" : "Polygon");
        if (several) {
            json.writeStartArray();
        }
        for (var i = 0; i < geometry.getNumGeometries(); i++) {
            polygon((Polygon) geometry.getGeometryN(i));
        }
        if (several) {
            json.writeEndArray();
        }
        end();
    }

    /// A line of two or more points.
    public void write(List<GeoPoint> line, Map<String, ? extends @Nullable Object> properties) {
        start(properties, "LineString");
        json.writeStartArray();
        line.forEach(point -> position(point.longitude(), point.latitude()));
        json.writeEndArray();
        end();
    }

    public void write(GeoPoint point, Map<String, ? extends @Nullable Object> properties) {
        start(properties, "Point");
        position(point.longitude(), point.latitude());
        end();
    }

    @Override
    public void close() {
        json.writeEndArray();
        json.writeEndObject();
        json.close();
    }

    private void start(Map<String, ? extends @Nullable Object> properties, String type) {
        json.writeStartObject();
        json.writeStringProperty("type", "Feature");
        json.writeName("properties");
        json.writeStartObject();
        properties.forEach(this::property);
        json.writeEndObject();
        json.writeName("geometry");
        json.writeStartObject();
        json.writeStringProperty("type", type);
        json.writeName("coordinates");
    }

    private void end() {
        json.writeEndObject();
        json.writeEndObject();
    }

    private void property(String name, @Nullable Object value) {
        json.writeName(name);
        switch (value) {
            case null -> json.writeNull();
            case Boolean truth -> json.writeBoolean(truth);
            case Integer number -> json.writeNumber(number);
            case Long number -> json.writeNumber(number);
            case Double number when Double.isFinite(number) -> json.writeNumber(number);
            default -> json.writeString(value.toString());
        }
    }

    private void polygon(Polygon polygon) {
        json.writeStartArray();
        ring(polygon.getExteriorRing(), true);
        for (var i = 0; i < polygon.getNumInteriorRing(); i++) {
            ring(polygon.getInteriorRingN(i), false);
        }
        json.writeEndArray();
    }

    private void ring(LinearRing ring, boolean anticlockwise) {
        CoordinateSequence points = ring.getCoordinateSequence();
        var asIs = Orientation.isCCW(points) == anticlockwise;
        json.writeStartArray();
        for (var i = 0; i < points.size(); i++) {
            var at = asIs ? i : points.size() - 1 - i;
            position(points.getX(at), points.getY(at));
        }
        json.writeEndArray();
    }

    private void position(double longitude, double latitude) {
        json.writeStartArray();
        degrees(longitude);
        degrees(latitude);
        json.writeEndArray();
    }

    private void degrees(double value) {
        var rounded = Math.round(value * scale) / scale;
        if (rounded == Math.rint(rounded)) {
            json.writeNumber((long) rounded);
        } else if (Math.abs(rounded) >= 1e-3) {
            json.writeNumber(rounded);
        } else {
            // Java writes such a small number as 1.0E-4, which is JSON but not what map readers
            // expect.
            json.writeNumber(BigDecimal.valueOf(rounded).stripTrailingZeros().toPlainString());
        }
    }
}
