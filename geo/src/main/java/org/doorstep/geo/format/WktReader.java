package org.doorstep.geo.format;

import org.doorstep.geo.format.ImportIssue.Kind;
import org.jspecify.annotations.Nullable;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// Reads well-known text (OGC 06-103r4, section 7), plain or gzip, in the two forms in which people
/// have it: one geometry a line, or a table (comma, semicolon or tab) with a heading, one of whose
/// columns is called `WKT`, `geometry`, `geom`, `the_geom` or `wkt_geom`, the others being the
/// features' properties. Longitude stands first. PostGIS's `SRID=4326;` before a geometry is
/// understood, any other system than WGS84 or ETRS89 refused. Heights and measures are read and
/// left out; collections of geometries are no geometry here.
///
/// What is wrong with a file is data in the [ReadReport], as with [GeoJsonReader]; a line that is
/// none is an issue of that feature. The text is UTF-8; a byte that is not stands as a question
/// mark in its property. Memory is bounded by the largest line, and that by the limit of vertices
/// (about 100 letters each); time is linear.
///
/// Immutable; may be shared between threads.
public final class WktReader {

    private static final Set<String> GEOMETRY_COLUMNS =
            Set.of("wkt", "geometry", "geom", "the_geom", "wkt_geom");

    /// Two numbers of 17 digits, their signs, points and blanks, with room for heights.
    private static final int LETTERS_PER_POSITION = 100;

    private static final Set<String> WGS84 = Set.of("", "0", "4326", "4258");

    private final GeometryWanted wanted;
    private final ReadLimits limits;

    public WktReader(GeometryWanted wanted, ReadLimits limits) {
        this.wanted = wanted;
        this.limits = limits;
    }

    /// Reads to the end of the file, or to where reading had to stop. Does not close the stream.
    ///
    /// @param consumer gets every readable feature, in the file's order; what it throws is passed
    ///   on
    public ReadReport read(InputStream in, Consumer<ReadFeature> consumer) {
        var reading = new Reading(consumer);
        try {
            var text = new InputStreamReader(SourceBytes.open(in, limits), StandardCharsets.UTF_8);
            reading.read(new CsvRows(new BufferedReader(text), longestRow()));
        } catch (SourceBytes.LimitReached e) {
            reading.issues.file(e.kind(), e.sentence());
        } catch (IOException e) {
            reading.issues.file(Kind.UNREADABLE, "The file could not be read: " + e.getMessage());
        }
        return new ReadReport(reading.features, reading.handedOver, reading.issues.listed());
    }

    private int longestRow() {
        return (int)
                Math.min(
                        Integer.MAX_VALUE / 2,
                        10_000 + (long) LETTERS_PER_POSITION * limits.verticesPerFeature());
    }

    private final class Reading {

        private final IssueLog issues = new IssueLog(limits.issues());
        private final GeometryMaker maker = new GeometryMaker(wanted, limits, issues);
        private final Consumer<ReadFeature> consumer;
        private List<String> heading = List.of();
        private int features;
        private int handedOver;

        Reading(Consumer<ReadFeature> consumer) {
            this.consumer = consumer;
        }

        void read(CsvRows rows) throws IOException {
            var first = rows.line();
            while (first != null && first.isBlank()) {
                first = rows.line();
            }
            if (first == null) {
                issues.file(Kind.NOT_WKT, "The file is empty.");
            } else if (CsvRows.looksLikeHeading(first, GEOMETRY_COLUMNS)) {
                heading = rows.heading(first);
                table(rows);
            } else {
                lines(rows, first);
            }
            if (features == 0 && issues.listed().isEmpty()) {
                issues.file(Kind.EMPTY_COLLECTION, "The file holds no geometry.");
            }
        }

        private void lines(CsvRows rows, String first) throws IOException {
            for (var line = (String) first; line != null; line = rows.line()) {
                if (!line.isBlank() && !feature(line, Map.of())) {
                    return;
                }
            }
        }

        private void table(CsvRows rows) throws IOException {
            for (var row = rows.row(); row != null; row = rows.row()) {
                var properties = new LinkedHashMap<String, String>();
                var geometry = "";
                for (var i = 0; i < Math.min(row.size(), heading.size()); i++) {
                    var name = heading.get(i);
                    if (GEOMETRY_COLUMNS.contains(name.toLowerCase(Locale.ROOT))) {
                        geometry = row.get(i);
                    } else if (!row.get(i).isEmpty()) {
                        properties.put(name, row.get(i));
                    }
                }
                if (!feature(geometry, properties)) {
                    return;
                }
            }
        }

        /// False when there are too many.
        private boolean feature(String text, Map<String, String> properties) {
            if (features == limits.features()) {
                issues.file(
                        Kind.TOO_MANY_FEATURES, "More than " + limits.features() + " features.");
                return false;
            }
            var made = made(text);
            var label = FeatureLabel.of(properties);
            var index = features++;
            issues.endFeature(index, label);
            if (made != null) {
                handedOver++;
                consumer.accept(
                        new ReadFeature(index, label.code(), label.name(), properties, made));
            }
            return true;
        }

        private @Nullable ReadGeometry made(String text) {
            if (text.isBlank()) {
                return maker.missing();
            }
            try {
                var parsed = new WktText(text, limits).parse();
                if (!WGS84.contains(parsed.srid())) {
                    issues.feature(
                            Kind.WRONG_COORDINATE_SYSTEM,
                            null,
                            "The geometry says its coordinate system is EPSG:"
                                    + parsed.srid()
                                    + "; WGS84 longitude and latitude are needed.");
                    return null;
                }
                return maker.make(parsed.type(), parsed.coordinates());
            } catch (WktText.Malformed e) {
                issues.feature(Kind.NOT_WKT, null, e.sentence());
                return null;
            }
        }
    }
}
