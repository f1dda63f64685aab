package org.doorstep.territory.boundary;

import org.doorstep.geo.area.MapSimplifier;
import org.doorstep.geo.area.Outline;
import org.doorstep.geo.format.GeoJsonWriter;
import org.doorstep.geo.point.Distance;
import org.doorstep.territory.Ward;
import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Writes ward outlines for a map.
public final class OutlineMap {

    private static final Distance METRES_PER_DEGREE = Distance.ofMetres(111_320);

    private OutlineMap() {}

    /// A FeatureCollection; neighbours keep their shared edges.
    public static String geoJson(Ground ground, List<Ward> wards, int precision) {
        var outlines = new ArrayList<Outline>();
        wards.forEach(ward -> outlines.add(ground.outline(ward.id()).orElseThrow()));
        var thinned =
                MapSimplifier.simplify(outlines, METRES_PER_DEGREE.times(Math.pow(10, -precision)));
        var bytes = new ByteArrayOutputStream();
        try (var writer = new GeoJsonWriter(bytes, precision)) {
            for (var i = 0; i < wards.size(); i++) {
                writer.write(thinned.get(i), properties(wards.get(i)));
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static Map<String, @Nullable Object> properties(Ward ward) {
        var properties = new LinkedHashMap<String, @Nullable Object>();
        properties.put("id", ward.id().toString());
        properties.put("code", ward.id().code());
        properties.put("name", ward.name());
        if (ward.welshName() != null) {
            properties.put("welshName", ward.welshName());
        }
        properties.put("councilCode", ward.councilCode());
        properties.put("councilName", ward.councilName());
        properties.put("labelLatitude", ward.labelPoint().latitude());
        properties.put("labelLongitude", ward.labelPoint().longitude());
        return properties;
    }
}
