package org.doorstep.geo.format;

import org.doorstep.geo.format.ImportIssue.Kind;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/// Reads outlines from a file of any of the forms in which boundary sets are published, told apart
/// by what is in the file and never by its name: GeoJSON, TopoJSON (its one layer, or its one layer
/// of wards), well-known text, each plain or gzip, and a zip of one shapefile.
///
/// What is wrong with a file is data in the [ReadReport]; see the reader of each form for what it
/// takes. A lone `.shp` is refused with advice: without its `.dbf` no ward has a code, and without
/// its `.prj` nobody knows what its numbers are.
///
/// One pass over the file, a feature in memory at a time (TopoJSON: the whole file).
///
/// Immutable; may be shared between threads.
public final class AreaFileReader {

    /// Enough of a file to tell its form.
    private static final int START = 64 * 1024;

    private static final JsonFactory JSON = new JsonFactory();
    private static final Set<String> TOPOLOGY_MEMBERS = Set.of("arcs", "objects", "transform");

    private final GeometryWanted wanted;
    private final ReadLimits limits;
    private final boolean nationalGrid;

    /// @param nationalGrid whether a shapefile that does not say so is in the British National Grid
    public AreaFileReader(ReadLimits limits, boolean nationalGrid) {
        this(GeometryWanted.AREAS, limits, nationalGrid);
    }

    private AreaFileReader(GeometryWanted wanted, ReadLimits limits, boolean nationalGrid) {
        this.wanted = wanted;
        this.limits = limits;
        this.nationalGrid = nationalGrid;
    }

    /// The same for files that hold lines or points, beside or instead of outlines; what of them is
    /// wanted is the caller's to say.
    public static AreaFileReader ofAnyGeometry(ReadLimits limits, boolean nationalGrid) {
        return new AreaFileReader(GeometryWanted.ANY, limits, nationalGrid);
    }

    /// Reads to the end of the file, or to where reading had to stop. Does not close the stream.
    ///
    /// @param consumer gets every readable feature, in the file's order; what it throws is passed
    ///   on
    public ReadReport read(InputStream in, Consumer<ReadFeature> consumer) {
        try {
            var bytes = new BufferedInputStream(SourceBytes.open(in, limits), START);
            bytes.mark(START);
            var start = bytes.readNBytes(START - 1);
            bytes.reset();
            return read(start, bytes, consumer);
        } catch (SourceBytes.LimitReached e) {
            return refused(e.kind(), e.sentence());
        } catch (IOException e) {
            return refused(Kind.UNREADABLE, "The file could not be read: " + e.getMessage());
        }
    }

    private ReadReport read(byte[] start, InputStream in, Consumer<ReadFeature> consumer) {
        if (startsWith(start, 'P', 'K')) {
            return new ZippedShapefile(wanted, limits, nationalGrid).read(in, consumer);
        }
        if (startsWith(start, 0, 0, 0x27, 0x0a)) {
            return refused(
                    Kind.UNREADABLE,
                    "This is the .shp file alone; send a zip of it with its .dbf and .prj.");
        }
        if (firstLetter(start) != '{' && firstLetter(start) != '[' && firstLetter(start) != 0) {
            return new WktReader(wanted, limits).read(in, consumer);
        }
        return isTopology(start)
                ? new TopoJsonReader(wanted, limits).read(in, "", consumer)
                : new GeoJsonReader(wanted, limits).read(in, consumer);
    }

    private static ReadReport refused(Kind kind, String detail) {
        return new ReadReport(
                0, 0, List.of(new ImportIssue(kind, kind.severity(), -1, "", "", null, detail)));
    }

    private static boolean startsWith(byte[] start, int... wanted) {
        for (var i = 0; i < wanted.length; i++) {
            if (i >= start.length || start[i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }

    /// The first letter that is neither blank nor part of a byte-order mark; 0 when there is none.
    private static int firstLetter(byte[] start) {
        for (var letter : start) {
            var mark = letter == (byte) 0xef || letter == (byte) 0xbb || letter == (byte) 0xbf;
            if (letter > ' ' || letter < 0 && !mark) {
                return letter;
            }
        }
        return 0;
    }

    /// By the first member of the root that can tell.
    private static boolean isTopology(byte[] start) {
        try (var parser = JSON.createParser(ObjectReadContext.empty(), start)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return false;
            }
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                var name = parser.currentName();
                var value = parser.nextToken();
                if (name.equals("type") && value == JsonToken.VALUE_STRING) {
                    return parser.getString().equals("Topology");
                }
                if (TOPOLOGY_MEMBERS.contains(name)) {
                    return true;
                }
                parser.skipChildren();
            }
            return false;
        } catch (JacksonException e) {
            return false; // cut off or broken: the reader will say which
        }
    }
}
