package org.doorstep.territory.load;

import org.doorstep.geo.format.GeoJsonReader;
import org.doorstep.geo.format.GeometryWanted;
import org.doorstep.geo.format.ImportIssue;
import org.doorstep.geo.format.ImportIssue.Kind;
import org.doorstep.geo.format.ReadFeature;
import org.doorstep.geo.format.ReadGeometry;
import org.doorstep.geo.format.ReadLimits;
import org.doorstep.geo.format.ReadReport;
import org.doorstep.geo.format.SourceBytes;
import org.doorstep.geo.format.street.StreetDoors;
import org.doorstep.geo.format.street.StreetExtractReader;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// Reads street lines: GeoJSON, or an extract of OpenStreetMap, whose addresses give the doors.
/// Stateless.
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

    /// An extract holds far more ways than streets; with their nodes so many take some 200 MB.
    private static final int WAYS_OF_AN_EXTRACT = 500_000;

    private final ReadLimits limits;

    StreetSource(ReadLimits limits) {
        this.limits = limits;
    }

    ReadReport read(InputStream file, Consumer<ReadFeature> consumer) {
        try {
            var bytes = new BufferedInputStream(SourceBytes.open(file, limits));
            return StreetExtractReader.recognises(bytes)
                    ? extract(bytes, consumer)
                    : new GeoJsonReader(GeometryWanted.ANY, limits).read(bytes, consumer);
        } catch (SourceBytes.LimitReached e) {
            return refused(e.kind(), e.sentence());
        } catch (IOException e) {
            return refused(Kind.UNREADABLE, "The file could not be read: " + e.getMessage());
        }
    }

    private static ReadReport refused(Kind kind, String sentence) {
        return new ReadReport(
                0, 0, List.of(new ImportIssue(kind, kind.severity(), -1, "", "", null, sentence)));
    }

    private ReadReport extract(InputStream bytes, Consumer<ReadFeature> consumer) {
        var extract = new StreetExtractReader(limits.withFeatures(WAYS_OF_AN_EXTRACT)).read(bytes);
        var index = 0;
        for (var street : StreetDoors.of(extract)) {
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
        return new ReadReport(index, index, extract.report().issues());
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
