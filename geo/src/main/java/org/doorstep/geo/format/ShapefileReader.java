package org.doorstep.geo.format;

import org.doorstep.geo.format.ImportIssue.Kind;
import org.jspecify.annotations.Nullable;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/// Reads an ESRI shapefile (ESRI white paper of July 1998) shape by shape: the `.shp` file, with
/// the attributes of the `.dbf` file where there is one. Points, lines and polygons, with or
/// without heights and measures, which are left out.
///
/// The `.prj` text decides what the numbers are. It names the British National Grid: they are
/// converted to WGS84 (see [org.doorstep.geo.grid.NationalGrid]), with one warning for the file. It
/// names another projection: the file is refused. It is empty: they must be degrees, and metres are
/// refused as `WRONG_COORDINATE_SYSTEM`.
///
/// What is wrong with a file is data in the [ReadReport], as with [GeoJsonReader]; memory is
/// bounded by the largest shape and the limits, time is linear. Immutable; may be shared between
/// threads.
public final class ShapefileReader {

    /// As the text of the `.prj` file, for a file without one that is known to be in the British
    /// National Grid.
    public static final String NATIONAL_GRID = "PROJCS[\"British_National_Grid\"]";

    private static final int FILE_CODE = 9994;
    private static final int FILE_HEAD = 100;
    private static final int LARGEST_RECORD = 1 << 29;

    private final GeometryWanted wanted;
    private final ReadLimits limits;

    public ShapefileReader(GeometryWanted wanted, ReadLimits limits) {
        this.wanted = wanted;
        this.limits = limits;
    }

    /// The files of one shapefile; the caller closes them.
    ///
    /// @param shapes the `.shp` file
    /// @param attributes the `.dbf` file, or null
    /// @param projection text of the `.prj` file, or empty
    /// @param encoding text of the `.cpg` file, or empty: then UTF-8, or Windows-1252 where that
    ///   does not fit
    public record Files(
            InputStream shapes,
            @Nullable InputStream attributes,
            String projection,
            String encoding) {}

    /// Reads to the end of the file, or to where reading had to stop.
    ///
    /// @param consumer gets every readable feature, in the file's order; what it throws is passed
    ///   on
    public ReadReport read(Files files, Consumer<ReadFeature> consumer) {
        var reading = new Reading(consumer);
        try {
            reading.read(files);
        } catch (SourceBytes.LimitReached e) {
            reading.issues.file(e.kind(), e.sentence());
        } catch (EOFException e) {
            reading.issues.file(Kind.UNREADABLE, "The file ends in the middle of a shape.");
        } catch (IOException e) {
            reading.issues.file(Kind.UNREADABLE, "The file could not be read: " + e.getMessage());
        }
        return new ReadReport(reading.features, reading.handedOver, reading.issues.listed());
    }

    private final class Reading {

        private final IssueLog issues = new IssueLog(limits.issues());
        private final GeometryMaker maker = new GeometryMaker(wanted, limits, issues);
        private final Consumer<ReadFeature> consumer;
        private int features;
        private int handedOver;

        Reading(Consumer<ReadFeature> consumer) {
            this.consumer = consumer;
        }

        void read(Files files) throws IOException {
            var grid = isNationalGrid(files.projection());
            if (!grid && files.projection().toUpperCase(Locale.ROOT).contains("PROJCS")) {
                issues.file(
                        Kind.WRONG_COORDINATE_SYSTEM,
                        "The file is projected, but not in the British National Grid.");
                return;
            }
            var in = stream(files.shapes());
            if (!isShapefile(in)) {
                issues.file(Kind.UNREADABLE, "This is no shapefile (.shp), whatever its name.");
                return;
            }
            if (grid) {
                issues.file(
                        Kind.CONVERTED_FROM_GRID,
                        "National Grid metres were converted to degrees, good to a millimetre.");
            }
            var table =
                    files.attributes() == null
                            ? null
                            : DbfTable.open(stream(files.attributes()), files.encoding());
            shapes(in, new Shape(grid, limits), table);
        }

        private DataInputStream stream(InputStream in) throws IOException {
            return new DataInputStream(new BufferedInputStream(SourceBytes.open(in, limits)));
        }

        private boolean isShapefile(DataInputStream in) throws IOException {
            var head = in.readNBytes(FILE_HEAD);
            return head.length == FILE_HEAD
                    && ((head[0] & 0xff) << 24
                                    | (head[1] & 0xff) << 16
                                    | (head[2] & 0xff) << 8
                                    | head[3] & 0xff)
                            == FILE_CODE;
        }

        private void shapes(DataInputStream in, Shape shape, @Nullable DbfTable table)
                throws IOException {
            while (true) {
                var number = in.readNBytes(4);
                if (number.length == 0) {
                    break;
                }
                if (number.length < 4) {
                    throw new EOFException();
                }
                var bytes = 2L * in.readInt();
                if (bytes < 4 || bytes > LARGEST_RECORD) {
                    issues.file(Kind.UNREADABLE, "A shape of " + bytes + " bytes cannot be.");
                    return;
                }
                if (features == limits.features()) {
                    issues.file(
                            Kind.TOO_MANY_FEATURES,
                            "More than " + limits.features() + " features.");
                    return;
                }
                shape.read(in, bytes);
                hand(shape, table == null ? Map.of() : table.next());
            }
            if (features == 0) {
                issues.file(Kind.EMPTY_COLLECTION, "The file holds no shape.");
            }
        }

        private void hand(Shape shape, Map<String, String> properties) {
            var made =
                    shape.type().isEmpty()
                            ? maker.missing()
                            : maker.make(shape.type(), shape.coordinates());
            var label = FeatureLabel.of(properties);
            var index = features++;
            issues.endFeature(index, label);
            if (made != null) {
                handedOver++;
                consumer.accept(
                        new ReadFeature(index, label.code(), label.name(), properties, made));
            }
        }
    }

    private static boolean isNationalGrid(String projection) {
        var upper = projection.toUpperCase(Locale.ROOT);
        return upper.contains("BRITISH_NATIONAL_GRID")
                || upper.contains("BRITISH NATIONAL GRID")
                || (upper.contains("TRANSVERSE_MERCATOR")
                        && upper.contains("AIRY")
                        && upper.contains("400000"));
    }
}
