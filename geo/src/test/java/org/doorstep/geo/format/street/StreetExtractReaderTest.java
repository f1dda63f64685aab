package org.doorstep.geo.format.street;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.protobuf.ByteString;

import crosby.binary.Fileformat.Blob;
import crosby.binary.Osmformat.PrimitiveBlock;
import crosby.binary.Osmformat.PrimitiveGroup;
import crosby.binary.Osmformat.StringTable;
import crosby.binary.Osmformat.Way;

import org.doorstep.geo.format.ImportIssue;
import org.doorstep.geo.format.ImportIssue.Kind;
import org.doorstep.geo.format.ReadLimits;
import org.doorstep.geo.point.GeoPoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;

class StreetExtractReaderTest {

    private static StreetExtract read(byte[] bytes) {
        return read(bytes, ReadLimits.GENEROUS);
    }

    private static StreetExtract read(byte[] bytes, ReadLimits limits) {
        return new StreetExtractReader(limits).read(new ByteArrayInputStream(bytes));
    }

    private static StreetExtract read(String xml) {
        return read(xml.getBytes(StandardCharsets.UTF_8));
    }

    private static List<Kind> kinds(StreetExtract extract) {
        return extract.report().issues().stream().map(ImportIssue::kind).toList();
    }

    private static void isRefused(StreetExtract extract, Kind kind) {
        assertThat(kinds(extract)).containsExactly(kind);
        assertThat(extract.report().isRefused()).isTrue();
        assertThat(extract.streets()).isEmpty();
        assertThat(extract.addresses()).isEmpty();
        assertThat(extract.network().nodes()).isZero();
    }

    // 1. What is in a file

    @Test
    void readsAStreetAnAddressAndTheWayOnFootFromXml() {
        var extract = read(OsmFiles.XML);

        assertThat(extract.report().issues()).isEmpty();
        assertThat(extract.streets())
                .containsExactly(
                        new NamedWay(
                                10,
                                "Mill Street",
                                "Heol y Felin",
                                "residential",
                                List.of(
                                        GeoPoint.of(52.67, -0.73),
                                        GeoPoint.of(52.67, -0.729),
                                        GeoPoint.of(52.67, -0.728))));
        assertThat(extract.network().nodes()).isEqualTo(3);
        assertThat(extract.network().edges()).isEqualTo(2);
        assertThat(extract.network().metres(0))
                .isCloseTo(
                        GeoPoint.of(52.67, -0.73).distanceTo(GeoPoint.of(52.67, -0.729)).metres(),
                        within(1e-9));
    }

    @Test
    void placesAnAddressOnItsNodeOrInsideItsBuilding() {
        var addresses = read(OsmFiles.XML).addresses();

        assertThat(addresses.getFirst())
                .isEqualTo(
                        new StreetAddress(
                                false,
                                3,
                                "",
                                "14-16",
                                "",
                                "Mill Street",
                                "",
                                "",
                                GeoPoint.of(52.67, -0.728)));
        assertThat(addresses.getFirst().hasSeveralNumbers()).isTrue();
        var mill = addresses.getLast();
        assertThat(mill.way()).isTrue();
        assertThat(mill.houseName()).isEqualTo("The Mill");
        assertThat(mill.at().latitude()).isBetween(52.670, 52.671);
        assertThat(mill.at().longitude()).isBetween(-0.729, -0.728);
    }

    @Test
    void readsTheSameFromTheBinaryForm() {
        var binary = read(OsmFiles.pbf());
        var xml = read(OsmFiles.XML);

        assertThat(binary.report().issues()).isEmpty();
        assertThat(binary.streets().getFirst().line()).isEqualTo(xml.streets().getFirst().line());
        assertThat(binary.addresses())
                .extracting(StreetAddress::at)
                .containsExactly(xml.addresses().getFirst().at());
        assertThat(binary.network().edges()).isEqualTo(2);
    }

    @Test
    void readsWaysThatStandBeforeTheirNodes() {
        var extract =
                read(
                        """
                        <osm><way id="1"><nd ref="7"/><nd ref="8"/>
                          <tag k="highway" v="path"/><tag k="name" v="Green Lane"/></way>
                        <node id="8" lat="51.2" lon="-1"/><node id="7" lat="51.1" lon="-1"/></osm>
                        """);

        assertThat(extract.streets().getFirst().line())
                .containsExactly(GeoPoint.of(51.1, -1), GeoPoint.of(51.2, -1));
    }

    @Test
    void readsGzip() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(packed)) {
            zip.write(OsmFiles.XML.getBytes(StandardCharsets.UTF_8));
        }
        assertThat(read(packed.toByteArray()).streets()).hasSize(1);
    }

    // 2. Where a person may walk

    @ParameterizedTest
    @CsvSource({
        "residential, , , true",
        "footway, , , true",
        "steps, , , true",
        "trunk, , , true",
        "cycleway, , , true",
        "motorway, , , false",
        "motorway, , yes, false",
        "construction, , , false",
        "service, private, , false",
        "service, private, yes, true",
        "track, no, permissive, true",
        "residential, destination, , true",
        "cycleway, , no, false"
    })
    void knowsWhereOneMayWalk(String highway, String access, String foot, boolean walkable) {
        var tags = new OsmTags();
        tags.put("highway", highway);
        tags.put("access", access == null ? "" : access);
        tags.put("foot", foot == null ? "" : foot);

        assertThat(tags.isWalkable()).isEqualTo(walkable);
    }

    // 3. What is not whole

    @Test
    void keepsAWayAsFarAsTheExtractKnowsItAndJoinsNothingAcrossTheGap() {
        var extract =
                read(
                        OsmFiles.XML.replace(
                                "<nd ref=\"2\"/><nd ref=\"3\"/>\n    <tag k=\"highway\"",
                                "<nd ref=\"99\"/><nd ref=\"3\"/>\n    <tag k=\"highway\""));

        assertThat(kinds(extract)).containsExactly(Kind.MISSING_NODES);
        assertThat(extract.report().isRefused()).isFalse();
        assertThat(extract.streets().getFirst().line())
                .containsExactly(GeoPoint.of(52.67, -0.73), GeoPoint.of(52.67, -0.728));
        assertThat(extract.network().edges()).isZero();
    }

    @Test
    void leavesOutWhatIsDeleted() {
        var extract =
                read(OsmFiles.XML.replace("<way id=\"10\"", "<way id=\"10\" visible='false'"));

        assertThat(extract.streets()).isEmpty();
    }

    @Test
    void leavesOutPlacesAbroadAndRefusesAFileOfNothingElse() {
        var abroad = OsmFiles.XML.replace("lat=\"52.67", "lat=\"48.67");

        isRefused(read(abroad.replace("lat=\"52.6710000\"", "lat=\"48.671\"")), Kind.OUTSIDE_UK);
    }

    @ParameterizedTest
    @CsvSource({"NaN", "Infinity", "91", "1e999", "north", "''"})
    void takesANodeThatIsNowhereForMissing(String latitude) {
        var extract =
                read(
                        OsmFiles.XML.replace(
                                "id=\"1\" lat=\"52.6700000\"", "id='1' lat='" + latitude + "'"));

        assertThat(kinds(extract)).containsExactly(Kind.MISSING_NODES);
        assertThat(extract.streets().getFirst().line()).hasSize(2);
    }

    // 4. What is no extract

    @Test
    void refusesAnEmptyFile() {
        isRefused(read(new byte[0]), Kind.NOT_OSM);
        isRefused(read("<osm/>"), Kind.EMPTY_COLLECTION);
    }

    @Test
    void refusesOtherXmlAndOtherBytes() {
        isRefused(read("<gpx/>"), Kind.NOT_OSM);
        isRefused(read("{\"type\":\"FeatureCollection\"}"), Kind.NOT_OSM);
        isRefused(read("PK\u0003\u0004 a zip"), Kind.NOT_OSM);
    }

    @Test
    void refusesATruncatedFile() {
        isRefused(read(OsmFiles.XML.substring(0, 300)), Kind.UNREADABLE);
        var binary = OsmFiles.pbf();
        isRefused(read(Arrays.copyOf(binary, binary.length - 1)), Kind.UNREADABLE);
    }

    @Test
    void refusesXmlWithADocumentType() {
        var bomb =
                "<!DOCTYPE osm [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;\">]><osm>&b;</osm>";

        assertThat(read(bomb).report().isRefused()).isTrue();
    }

    @Test
    void refusesAFileThatNeedsAnotherReader() {
        var file =
                OsmFiles.file(
                        OsmFiles.block(
                                "OSMHeader",
                                OsmFiles.packed(
                                        OsmFiles.header("HistoricalInformation").toByteString())));
        isRefused(read(file), Kind.NOT_OSM);
    }

    @Test
    void refusesABlockThatClaimsToUnpackToMoreThanABlockMayHold() {
        var huge = Blob.newBuilder().setRawSize(Integer.MAX_VALUE).setZlibData(ByteString.EMPTY);
        isRefused(read(OsmFiles.block("OSMHeader", huge.build())), Kind.UNREADABLE);
        var claims = Blob.newBuilder().setRawSize(1 << 20).setZlibData(ByteString.EMPTY);
        isRefused(read(OsmFiles.block("OSMHeader", claims.build())), Kind.UNREADABLE);
        isRefused(read(ByteBuffer.allocate(8).putInt(1 << 30).array()), Kind.NOT_OSM);
    }

    @Test
    void refusesATagThatStandsForNoText() {
        var block =
                PrimitiveBlock.newBuilder()
                        .setStringtable(StringTable.newBuilder())
                        .addPrimitivegroup(
                                PrimitiveGroup.newBuilder()
                                        .addWays(Way.newBuilder().setId(1).addKeys(9).addVals(-1)))
                        .build();
        isRefused(
                read(
                        OsmFiles.file(
                                OsmFiles.block(
                                        "OSMHeader",
                                        OsmFiles.packed(OsmFiles.header().toByteString())),
                                OsmFiles.block(
                                        "OSMData",
                                        Blob.newBuilder().setRaw(block.toByteString()).build()))),
                Kind.UNREADABLE);
    }

    @Test
    void stopsAtItsLimits() {
        var xml = OsmFiles.XML.getBytes(StandardCharsets.UTF_8);

        isRefused(read(xml, ReadLimits.GENEROUS.withFeatures(1)), Kind.TOO_MANY_FEATURES);
        isRefused(read(xml, ReadLimits.GENEROUS.withBytes(100)), Kind.TOO_LARGE);
        var line = new StringBuilder("<osm><way id='1'><tag k='highway' v='path'/>");
        for (var i = 0; i < 100; i++) {
            line.append("<nd ref='").append(i).append("'/>");
        }
        isRefused(
                read(
                        line.append("</way></osm>").toString().getBytes(StandardCharsets.UTF_8),
                        ReadLimits.GENEROUS.withVerticesPerFeature(50)),
                Kind.TOO_MANY_VERTICES);
    }

    // 9. Barriers

    private static final String RIVER =
            """
            <osm>
              <node id="1" lat="52.600" lon="-0.700"/><node id="2" lat="52.600" lon="-0.690"/>
              <node id="3" lat="52.599" lon="-0.695"/><node id="4" lat="52.601" lon="-0.695"/>
              <way id="7"><nd ref="1"/><nd ref="2"/><tag k="waterway" v="river"/>
                <tag k="name" v="Alder"/>%s</way>
              <way id="8"><nd ref="3"/><nd ref="4"/><tag k="highway" v="%s"/></way>
            </osm>
            """;

    @Test
    void aRiverIsOpenForTenMetresToEachSideOfABridge() {
        var barriers = read(RIVER.formatted("", "residential")).barriers();

        assertThat(barriers).extracting(BarrierWay::name).containsExactly("Alder", "Alder");
        assertThat(barriers).extracting(BarrierWay::kind).containsOnly(BarrierWay.Kind.RIVER);
        assertThat(barriers.getFirst().line().getFirst()).isEqualTo(GeoPoint.of(52.6, -0.7));
        assertThat(barriers.getLast().line().getLast()).isEqualTo(GeoPoint.of(52.6, -0.69));
        var gap =
                barriers.getFirst()
                        .line()
                        .getLast()
                        .distanceTo(barriers.getLast().line().getFirst());
        assertThat(gap.metres()).isCloseTo(20, within(0.2));
    }

    @Test
    void whereNobodyMayWalkThereIsNoGap() {
        assertThat(read(RIVER.formatted("", "motorway")).barriers())
                .extracting(BarrierWay::kind)
                .containsExactly(BarrierWay.Kind.RIVER, BarrierWay.Kind.ROAD);
    }

    @Test
    void whatRunsInATunnelPartsNothing() {
        var culvert = "<tag k=\"tunnel\" v=\"culvert\"/>";
        assertThat(read(RIVER.formatted(culvert, "residential")).barriers()).isEmpty();
    }

    @Test
    void aTrunkRoadWithTwoCarriagewaysIsABarrierOpenAtItsJunctionsOnly() {
        var barriers =
                read("""
                <osm>
                  <node id="1" lat="52.600" lon="-0.700"/><node id="2" lat="52.600" lon="-0.695"/>
                  <node id="3" lat="52.600" lon="-0.690"/><node id="4" lat="52.601" lon="-0.695"/>
                  <way id="7"><nd ref="1"/><nd ref="2"/><nd ref="3"/>
                    <tag k="highway" v="trunk"/><tag k="oneway" v="yes"/></way>
                  <way id="8"><nd ref="2"/><nd ref="4"/><tag k="highway" v="residential"/></way>
                </osm>
                """)
                        .barriers();
        assertThat(barriers).extracting(BarrierWay::kind).containsOnly(BarrierWay.Kind.ROAD);
        assertThat(barriers).hasSize(2);
    }
}
