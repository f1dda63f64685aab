package org.doorstep.geo.format.street;

import com.google.protobuf.ByteString;
import com.google.protobuf.MessageLite;

import crosby.binary.Fileformat.Blob;
import crosby.binary.Fileformat.BlobHeader;
import crosby.binary.Osmformat.DenseNodes;
import crosby.binary.Osmformat.HeaderBlock;
import crosby.binary.Osmformat.PrimitiveBlock;
import crosby.binary.Osmformat.PrimitiveGroup;
import crosby.binary.Osmformat.StringTable;
import crosby.binary.Osmformat.Way;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.zip.Deflater;

/// Small extracts in both forms.
final class OsmFiles {

    /// Three nodes on Mill Street, one with an address, and a building with a name.
    static final String XML =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <osm version="0.6">
              <node id="1" lat="52.6700000" lon="-0.7300000"/>
              <node id="2" lat="52.6700000" lon="-0.7290000"/>
              <node id="3" lat="52.6700000" lon="-0.7280000">
                <tag k="addr:housenumber" v="14-16"/><tag k="addr:street" v="Mill Street"/>
              </node>
              <node id="4" lat="52.6710000" lon="-0.7280000"/>
              <way id="10"><nd ref="1"/><nd ref="2"/><nd ref="3"/>
                <tag k="highway" v="residential"/><tag k="name" v="Mill Street"/>
                <tag k="name:cy" v="Heol y Felin"/>
              </way>
              <way id="11"><nd ref="2"/><nd ref="3"/><nd ref="4"/><nd ref="2"/>
                <tag k="building" v="yes"/><tag k="addr:housename" v="The Mill"/>
              </way>
              <relation id="20"><member type="way" ref="10" role=""/></relation>
            </osm>
            """;

    private OsmFiles() {}

    /// The street and the first address of [#XML].
    static byte[] pbf() {
        return file(
                block("OSMHeader", packed(header("OsmSchema-V0.6", "DenseNodes").toByteString())),
                block("OSMData", packed(street().toByteString())));
    }

    static HeaderBlock header(String... required) {
        var header = HeaderBlock.newBuilder();
        for (var feature : required) {
            header.addRequiredFeatures(feature);
        }
        return header.build();
    }

    static PrimitiveBlock street() {
        var texts = StringTable.newBuilder();
        for (var text :
                new String[] {
                    "", "highway", "residential", "name", "Mill Street", "addr:housenumber", "14-16"
                }) {
            texts.addS(ByteString.copyFromUtf8(text));
        }
        var nodes = DenseNodes.newBuilder();
        nodes.addId(1).addLat(526_700_000).addLon(-7_300_000).addKeysVals(0);
        nodes.addId(1).addLat(0).addLon(10_000).addKeysVals(0);
        nodes.addId(1).addLat(0).addLon(10_000);
        nodes.addKeysVals(5).addKeysVals(6).addKeysVals(0);
        var way = Way.newBuilder().setId(10).addRefs(1).addRefs(1).addRefs(1);
        way.addKeys(1).addVals(2).addKeys(3).addVals(4);
        return PrimitiveBlock.newBuilder()
                .setStringtable(texts)
                .addPrimitivegroup(PrimitiveGroup.newBuilder().setDense(nodes))
                .addPrimitivegroup(PrimitiveGroup.newBuilder().addWays(way))
                .build();
    }

    static Blob packed(ByteString plain) {
        var deflater = new Deflater();
        deflater.setInput(plain.toByteArray());
        deflater.finish();
        var room = new byte[plain.size() + 64];
        var length = deflater.deflate(room);
        deflater.end();
        return Blob.newBuilder()
                .setRawSize(plain.size())
                .setZlibData(ByteString.copyFrom(room, 0, length))
                .build();
    }

    static Blob raw(MessageLite message) {
        return Blob.newBuilder().setRaw(message.toByteString()).build();
    }

    static byte[] block(String type, Blob blob) {
        var data = blob.toByteArray();
        var head =
                BlobHeader.newBuilder()
                        .setType(type)
                        .setDatasize(data.length)
                        .build()
                        .toByteArray();
        return ByteBuffer.allocate(4 + head.length + data.length)
                .putInt(head.length)
                .put(head)
                .put(data)
                .array();
    }

    static byte[] file(byte[]... blocks) {
        var file = new ByteArrayOutputStream();
        for (var block : blocks) {
            file.writeBytes(block);
        }
        return file.toByteArray();
    }
}
