package org.doorstep.geo.format.street;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;

import crosby.binary.Fileformat.Blob;
import crosby.binary.Fileformat.BlobHeader;
import crosby.binary.Osmformat.DenseNodes;
import crosby.binary.Osmformat.HeaderBlock;
import crosby.binary.Osmformat.Node;
import crosby.binary.Osmformat.PrimitiveBlock;
import crosby.binary.Osmformat.PrimitiveGroup;
import crosby.binary.Osmformat.Way;

import org.doorstep.geo.format.ImportIssue.Kind;
import org.jspecify.annotations.Nullable;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// Reads the binary form (OpenStreetMap wiki, "PBF Format") block by block. Messages are parsed by
/// the format's own library; the framing is read here because the library's unpacks whatever size a
/// block claims, and a block of a hostile file claims two gigabytes.
final class OsmPbf {

    private static final int LARGEST_HEADER = 64 * 1024;
    private static final int LARGEST_BLOCK = 32 * 1024 * 1024;
    private static final Set<String> UNDERSTOOD = Set.of("OsmSchema-V0.6", "DenseNodes");
    private static final double NANO = 1e-9;

    private final OsmObjects objects;
    private final long mostBytes;
    private final OsmTags tags = new OsmTags();
    private long unpacked;

    OsmPbf(OsmObjects objects, long mostBytes) {
        this.objects = objects;
        this.mostBytes = mostBytes;
    }

    /// A block that contradicts itself. Carries no stack trace: it is an answer, not a surprise.
    private static final class Contradiction extends IOException {

        Contradiction(String sentence) {
            super(sentence);
        }

        @Override
        public synchronized Throwable fillInStackTrace() {
            return this;
        }
    }

    void read(DataInputStream in) throws IOException {
        try {
            var first = true;
            for (var length = headLength(in); length >= 0; length = headLength(in)) {
                if (!block(in, length, first)) {
                    return;
                }
                first = false;
            }
            if (first) {
                objects.issue(Kind.NOT_OSM, "The file is empty.");
            }
        } catch (InvalidProtocolBufferException e) {
            objects.issue(Kind.UNREADABLE, "A block is damaged: " + e.getMessage());
        } catch (Contradiction e) {
            objects.issue(Kind.UNREADABLE, String.valueOf(e.getMessage()));
        }
    }

    /// -1 at the end of the file.
    private static int headLength(DataInputStream in) throws IOException {
        var bytes = in.readNBytes(4);
        if (bytes.length == 0) {
            return -1;
        }
        if (bytes.length < 4) {
            throw new EOFException();
        }
        return (bytes[0] & 0xff) << 24
                | (bytes[1] & 0xff) << 16
                | (bytes[2] & 0xff) << 8
                | bytes[3] & 0xff;
    }

    /// False when reading has to stop; why is said.
    private boolean block(DataInputStream in, int headLength, boolean first) throws IOException {
        var head = headLength <= 0 || headLength > LARGEST_HEADER ? null : head(in, headLength);
        if (head == null || (first && !head.getType().equals("OSMHeader"))) {
            objects.issue(
                    first ? Kind.NOT_OSM : Kind.UNREADABLE,
                    first ? "This is no OpenStreetMap file." : "A block has no proper head.");
            return false;
        }
        var size = head.getDatasize();
        if (size < 0 || size > LARGEST_BLOCK) {
            objects.issue(Kind.UNREADABLE, "A block of " + size + " bytes cannot be.");
            return false;
        }
        var data = bytes(in, size);
        return switch (head.getType()) {
            case "OSMHeader" -> header(HeaderBlock.parseFrom(unpacked(Blob.parseFrom(data))));
            case "OSMData" -> primitives(PrimitiveBlock.parseFrom(unpacked(Blob.parseFrom(data))));
            default -> true; // other kinds of block are to be skipped
        };
    }

    private static @Nullable BlobHeader head(DataInputStream in, int length) throws IOException {
        try {
            return BlobHeader.parseFrom(bytes(in, length));
        } catch (InvalidProtocolBufferException e) {
            return null;
        }
    }

    private static byte[] bytes(DataInputStream in, int count) throws IOException {
        var bytes = in.readNBytes(count);
        if (bytes.length < count) {
            throw new EOFException();
        }
        return bytes;
    }

    private ByteString unpacked(Blob blob) throws IOException {
        var size = blob.hasRaw() ? blob.getRaw().size() : blob.getRawSize();
        if (size < 0 || size > LARGEST_BLOCK) {
            throw new Contradiction("A block unpacks to " + size + " bytes, which cannot be.");
        }
        unpacked += size;
        if (unpacked > mostBytes) {
            throw new Contradiction("The file unpacks to more than " + mostBytes + " bytes.");
        }
        if (blob.hasRaw()) {
            return blob.getRaw();
        }
        if (!blob.hasZlibData()) {
            throw new Contradiction("A block is packed by a method other than zlib.");
        }
        return inflated(blob.getZlibData(), size);
    }

    private static ByteString inflated(ByteString packed, int size) throws Contradiction {
        // A block cannot shrink to less than a thousandth, so what it claims is not made room for
        // before it is looked at.
        if (size > 1100L * packed.size()) {
            throw new Contradiction("A block does not unpack to the size it claims.");
        }
        var plain = new byte[size];
        try (var inflater = new Inflater()) {
            inflater.setInput(packed.toByteArray());
            var length = 0;
            while (length < size) {
                var more = inflater.inflate(plain, length, size - length);
                if (more == 0) {
                    throw new Contradiction("A block does not unpack to the size it claims.");
                }
                length += more;
            }
        } catch (DataFormatException e) {
            throw new Contradiction("A block cannot be unpacked.");
        }
        return ByteString.copyFrom(plain);
    }

    private boolean header(HeaderBlock header) {
        for (var feature : header.getRequiredFeaturesList()) {
            if (!UNDERSTOOD.contains(feature)) {
                objects.issue(
                        Kind.NOT_OSM,
                        "The file needs a reader that understands "
                                + feature.substring(0, Math.min(40, feature.length()))
                                + ".");
                return false;
            }
        }
        return true;
    }

    private boolean primitives(PrimitiveBlock block) throws Contradiction {
        for (var group : block.getPrimitivegroupList()) {
            if (!nodes(block, group)
                    || !dense(block, group.getDense())
                    || !ways(block, group.getWaysList())) {
                return false;
            }
            if (group.getRelationsCount() > 0) {
                objects.seen();
            }
        }
        return true;
    }

    private boolean nodes(PrimitiveBlock block, PrimitiveGroup group) throws Contradiction {
        for (Node node : group.getNodesList()) {
            tags(block, node.getKeysList(), node.getValsList());
            if (!objects.node(
                    node.getId(),
                    degrees(block, block.getLatOffset(), node.getLat()),
                    degrees(block, block.getLonOffset(), node.getLon()),
                    tags)) {
                return false;
            }
        }
        return true;
    }

    private boolean dense(PrimitiveBlock block, DenseNodes dense) throws Contradiction {
        var count = dense.getIdCount();
        if (dense.getLatCount() != count || dense.getLonCount() != count) {
            throw new Contradiction("A block has more nodes than places, or fewer.");
        }
        long id = 0, latitude = 0, longitude = 0;
        var at = 0;
        for (var i = 0; i < count; i++) {
            id += dense.getId(i);
            latitude += dense.getLat(i);
            longitude += dense.getLon(i);
            at = denseTags(block, dense, at);
            if (!objects.node(
                    id,
                    degrees(block, block.getLatOffset(), latitude),
                    degrees(block, block.getLonOffset(), longitude),
                    tags)) {
                return false;
            }
        }
        return true;
    }

    /// Tags of all nodes stand in one run of key and value, each node's ended by a zero.
    private int denseTags(PrimitiveBlock block, DenseNodes dense, int from) throws Contradiction {
        tags.clear();
        var at = from;
        while (at < dense.getKeysValsCount() && dense.getKeysVals(at) != 0) {
            if (at + 1 == dense.getKeysValsCount()) {
                throw new Contradiction("A tag has no value.");
            }
            tags.put(text(block, dense.getKeysVals(at)), text(block, dense.getKeysVals(at + 1)));
            at += 2;
        }
        return at + 1;
    }

    private boolean ways(PrimitiveBlock block, List<Way> ways) throws Contradiction {
        for (var way : ways) {
            tags(block, way.getKeysList(), way.getValsList());
            var nodes = new long[way.getRefsCount()];
            var node = 0L;
            for (var i = 0; i < nodes.length; i++) {
                node += way.getRefs(i);
                nodes[i] = node;
            }
            if (!objects.way(way.getId(), nodes, tags)) {
                return false;
            }
        }
        return true;
    }

    private void tags(PrimitiveBlock block, List<Integer> keys, List<Integer> values)
            throws Contradiction {
        if (keys.size() != values.size()) {
            throw new Contradiction("A tag has no value.");
        }
        tags.clear();
        for (var i = 0; i < keys.size(); i++) {
            tags.put(text(block, keys.get(i)), text(block, values.get(i)));
        }
    }

    private static String text(PrimitiveBlock block, int index) throws Contradiction {
        var table = block.getStringtable();
        if (index < 0 || index >= table.getSCount()) {
            throw new Contradiction("A tag stands for a text that is not there.");
        }
        return table.getS(index).toStringUtf8();
    }

    private static double degrees(PrimitiveBlock block, long offset, long units) {
        // In floating point, so that numbers far too large leave the earth instead of coming round.
        return NANO * (offset + (double) block.getGranularity() * units);
    }
}
