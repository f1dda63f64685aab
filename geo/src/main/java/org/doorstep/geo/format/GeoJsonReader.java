package org.doorstep.geo.format;

import java.io.InputStream;
import java.util.function.Consumer;

/// Reads GeoJSON (RFC 7946): a FeatureCollection, a single Feature or a bare geometry, plain or
/// gzip (told apart by the first two bytes), one feature at a time, so that memory is bounded by
/// the largest feature and not by the file.
///
/// What is wrong with a file is data in the [ReadReport]; nothing is thrown because of what a file
/// holds. A feature whose geometry cannot be used is not handed to the consumer and has an issue of
/// severity `ERROR` that says why; a repaired one is handed over and has a `WARNING`. Reading stops
/// early only where going on makes no sense: broken JSON, a limit of the file reached. As features
/// are handed over while the file is still being read, a caller that must take all or nothing
/// stages them until it has seen the report.
///
/// Members may come in any order. Third coordinates are read and left out. A `crs` member of the
/// older GeoJSON of 2008 is accepted when it names WGS84, and is an error otherwise.
///
/// Time is linear in the bytes, and O(n log n) for a ring of n vertices that needs repair. Wards
/// that overlap one another are no issue here: of them, the locator asked later gives a place to
/// the one with the smallest key (see [org.doorstep.geo.area.AreaLocator]).
///
/// Immutable; may be shared between threads.
public final class GeoJsonReader {

    private final GeometryWanted wanted;
    private final ReadLimits limits;
    private final JsonFile json;

    public GeoJsonReader(GeometryWanted wanted, ReadLimits limits) {
        this.wanted = wanted;
        this.limits = limits;
        this.json = new JsonFile(limits);
    }

    /// For boundary sets: polygons only, generous limits.
    public static GeoJsonReader ofAreas() {
        return new GeoJsonReader(GeometryWanted.AREAS, ReadLimits.GENEROUS);
    }

    /// Reads to the end of the file, or to where reading had to stop. Does not close the stream.
    ///
    /// @param consumer gets every readable feature, in the file's order; what it throws is passed
    ///   on
    public ReadReport read(InputStream in, Consumer<ReadFeature> consumer) {
        var issues = new IssueLog(limits.issues());
        var document = new GeoJsonDocument(wanted, limits, issues, consumer);
        json.read(in, issues, document::read);
        return new ReadReport(document.features(), document.handedOver(), issues.listed());
    }
}
