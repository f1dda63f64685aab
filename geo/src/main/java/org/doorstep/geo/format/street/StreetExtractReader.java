package org.doorstep.geo.format.street;

import org.doorstep.geo.format.ImportIssue.Kind;
import org.doorstep.geo.format.ReadLimits;
import org.doorstep.geo.format.SourceBytes;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/// Reads an extract of OpenStreetMap, `.osm.pbf` or `.osm`, the latter plain or gzip, told apart by
/// their first bytes: streets with names, places with house numbers or names, and the ways a person
/// may walk.
///
/// Objects may come in any order. A way whose nodes the extract does not hold is kept as far as it
/// goes, with one warning for the file; relations are left out. Deleted objects are none; a file
/// with history is refused. What lies outside the United Kingdom is left out and counted.
///
/// What is wrong with a file is data in the report, never an exception, and a refused file yields
/// nothing. The limits hold: bytes unpacked, ways and addresses (features), nodes of a way
/// (vertices), and 16 nodes a feature. Memory is 24 bytes a node and what is kept; a county of
/// 170,000 nodes reads in under a second, the time is linear.
///
/// Immutable; may be shared between threads.
public final class StreetExtractReader {

    private final ReadLimits limits;

    public StreetExtractReader(ReadLimits limits) {
        this.limits = limits;
    }

    /// Whether unpacked bytes begin as one of the two forms does; the stream is left where it was.
    ///
    /// @param in a stream that supports marks
    public static boolean recognises(InputStream in) throws IOException {
        if (looksLikeXml(in)) {
            return true;
        }
        in.mark(64);
        var start = new String(in.readNBytes(20), StandardCharsets.ISO_8859_1);
        in.reset();
        return start.contains("OSMHeader");
    }

    /// Reads to the end of the file, or to where reading had to stop. Does not close the stream.
    public StreetExtract read(InputStream in) {
        var objects = new OsmObjects(limits);
        try {
            var bytes = new BufferedInputStream(SourceBytes.open(in, limits));
            if (looksLikeXml(bytes)) {
                new OsmXml(objects).read(bytes);
            } else {
                new OsmPbf(objects, limits.bytes()).read(new DataInputStream(bytes));
            }
        } catch (SourceBytes.LimitReached e) {
            objects.issue(e.kind(), e.sentence());
        } catch (EOFException e) {
            objects.issue(Kind.UNREADABLE, "The file ends in the middle.");
        } catch (IOException e) {
            objects.issue(Kind.UNREADABLE, "The file could not be read: " + e.getMessage());
        }
        return objects.extract();
    }

    /// The first byte that is neither a byte-order mark nor a blank opens an element. The binary
    /// form begins with the length of its first head, a number below 65,536, and so with a zero.
    private static boolean looksLikeXml(InputStream in) throws IOException {
        in.mark(64);
        var next = in.read();
        for (var i = 1; i < 64 && isBlankOrMark(next); i++) {
            next = in.read();
        }
        in.reset();
        return next == '<';
    }

    private static boolean isBlankOrMark(int letter) {
        return letter == ' '
                || letter == '\t'
                || letter == '\n'
                || letter == '\r'
                || letter == 0xef
                || letter == 0xbb
                || letter == 0xbf;
    }
}
