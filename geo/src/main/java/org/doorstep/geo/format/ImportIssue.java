package org.doorstep.geo.format;

import org.doorstep.geo.point.GeoPoint;
import org.jspecify.annotations.Nullable;

/// One thing found while a file of geometry was read. Trouble in a file is data: callers sort,
/// count and show issues, and decide by severity. Immutable; may be shared between threads.
///
/// @param kind what it is
/// @param severity whether the file can be taken in spite of it
/// @param feature which feature, counted from 0; -1 when it concerns the whole file
/// @param code the feature's own code (a GSS code such as `E05004205`), or empty
/// @param name the feature's own name, or empty
/// @param at where on the ground, or null
/// @param detail one sentence for the person who has to look at the file
public record ImportIssue(
        Kind kind,
        Severity severity,
        int feature,
        String code,
        String name,
        @Nullable GeoPoint at,
        String detail) {

    /// `ERROR` refuses the whole file, `WARNING` loads and is reported.
    public enum Severity {
        ERROR,
        WARNING
    }

    /// What can be found, with its severity.
    public enum Kind {
        /// Metres instead of degrees (mostly EPSG:27700), or a `crs` member that names another
        /// system than WGS84.
        WRONG_COORDINATE_SYSTEM(Severity.ERROR),
        /// National Grid metres, converted to degrees because the file says that is what they are.
        CONVERTED_FROM_GRID(Severity.WARNING),
        /// Latitude stands first.
        SWAPPED_AXES(Severity.ERROR),
        /// A place outside the box that holds the United Kingdom; also outlines across the
        /// antimeridian.
        OUTSIDE_UK(Severity.ERROR),
        /// A coordinate is no finite number in the range of degrees, or a position has fewer than
        /// two.
        NOT_A_NUMBER(Severity.ERROR),
        /// A ring's last point is not its first; it was closed.
        UNCLOSED_RING(Severity.WARNING),
        /// A ring with fewer than three different points, or a line with fewer than two.
        TOO_FEW_POINTS(Severity.ERROR),
        /// A geometry without coordinates, null, or covering no ground.
        EMPTY_GEOMETRY(Severity.ERROR),
        /// Rings cross themselves or each other, or a hole lies outside; repaired.
        INVALID_RING(Severity.WARNING),
        /// Rings cross so often that repairing them would take unreasonably long.
        TANGLED_RING(Severity.ERROR),
        /// A part less than a metre wide on average.
        SLIVER(Severity.WARNING),
        /// A part has a hole.
        HOLE(Severity.WARNING),
        /// Not JSON, or JSON that ends too early; the detail says in which line and column.
        MALFORMED_JSON(Severity.ERROR),
        /// JSON, but no GeoJSON: a member is missing or has the wrong type.
        NOT_GEOJSON(Severity.ERROR),
        /// JSON, but no TopoJSON, or not with the layer asked for.
        NOT_TOPOJSON(Severity.ERROR),
        /// No well-known text, or text that breaks off; the detail says at which character.
        NOT_WKT(Severity.ERROR),
        /// Neither of the two forms of an OpenStreetMap file, or one that needs more than this
        /// reader understands.
        NOT_OSM(Severity.ERROR),
        /// Ways lead to places that the extract does not hold; kept as far as it goes.
        MISSING_NODES(Severity.WARNING),
        /// Nested deeper than the limit.
        TOO_DEEP(Severity.ERROR),
        /// A feature has more vertices than the limit.
        TOO_MANY_VERTICES(Severity.ERROR),
        /// The file has more features than the limit.
        TOO_MANY_FEATURES(Severity.ERROR),
        /// More bytes than the limit, unpacked.
        TOO_LARGE(Severity.ERROR),
        /// A gzip file that unpacks to more than the limit's multiple of its size.
        GZIP_BOMB(Severity.ERROR),
        /// A gzip file that cannot be unpacked, or a stream that broke off.
        UNREADABLE(Severity.ERROR),
        /// Another geometry than the polygons that were asked for.
        NOT_A_POLYGON(Severity.ERROR),
        /// A collection without features.
        EMPTY_COLLECTION(Severity.ERROR),
        /// There were more issues than the limit; the rest is not listed.
        TOO_MANY_ISSUES(Severity.ERROR);

        private final Severity severity;

        Kind(Severity severity) {
            this.severity = severity;
        }

        /// How bad this kind is.
        public Severity severity() {
            return severity;
        }
    }
}
