package org.doorstep.territory.load;

import org.doorstep.geo.format.GeoJsonReader;
import org.doorstep.geo.format.GeometryWanted;
import org.doorstep.geo.format.ReadFeature;
import org.doorstep.geo.format.ReadGeometry;
import org.doorstep.geo.format.ReadLimits;
import org.doorstep.geo.format.ReadReport;
import org.doorstep.geo.format.street.StreetDoors;
import org.doorstep.geo.format.street.StreetExtract;
import org.jspecify.annotations.Nullable;

import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// Reads street lines: GeoJSON, or an extract of OpenStreetMap, whose addresses give the doors. For
/// one thread and one file.
final class StreetSource {

    /// Kinds of way that have houses on them even where no address says so; any other is a street
    /// only where one does.
    private static final Set<String> LIVED_ON =
            Set.of(
                    "residential",
                    "living_street",
                    "unclassified",
                    "tertiary",
                    "secondary",
                    "primary",
                    "trunk",
                    "pedestrian",
                    "road");

    private final ReadLimits limits;
    private @Nullable StreetExtract extract;

    StreetSource(ReadLimits limits) {
        this.limits = limits;
    }

    ReadReport read(InputStream file, Consumer<ReadFeature> consumer) {
        return new Extracts(limits)
                .read(
                        file,
                        found -> extract(found, consumer),
                        other ->
                                new GeoJsonReader(GeometryWanted.ANY, limits)
                                        .read(other, consumer));
    }

    /// What was read, where the file was an extract; else null.
    @Nullable StreetExtract extract() {
        return extract;
    }

    private ReadReport extract(StreetExtract found, Consumer<ReadFeature> consumer) {
        extract = found;
        var index = 0;
        for (var street : StreetDoors.of(found)) {
            var properties = properties(street);
            if (properties.size() > 1 || LIVED_ON.contains(street.way().kind())) {
                consumer.accept(
                        new ReadFeature(
                                index++,
                                "",
                                street.way().name(),
                                properties,
                                new ReadGeometry.Lines(List.of(street.way().line()))));
            }
        }
        return new ReadReport(index, index, found.report().issues());
    }

    /// As a file of street lines has them. Houses without a number count where there are others.
    private static Map<String, String> properties(StreetDoors street) {
        var properties = new LinkedHashMap<String, String>();
        properties.put("name", street.way().name());
        var rest = street.unnumbered();
        if (street.odd().doors() > 0) {
            put(properties, "odd_", street.odd(), rest);
            rest = 0;
        }
        if (street.even().doors() > 0) {
            put(properties, "even_", street.even(), rest);
            rest = 0;
        }
        if (rest > 0) {
            properties.put("doors", "" + rest);
        }
        return properties;
    }

    private static void put(
            Map<String, String> properties, String side, StreetDoors.Side numbers, int more) {
        properties.put(side + "from", "" + numbers.from());
        properties.put(side + "to", "" + numbers.to());
        properties.put(side + "doors", "" + (numbers.doors() + more));
    }
}
