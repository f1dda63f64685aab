package org.doorstep.geo.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.doorstep.geo._support.OpenData;
import org.doorstep.geo.area.Outline;
import org.doorstep.geo.format.ImportIssue.Kind;
import org.doorstep.geo.point.GeoPoint;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;

class TopoJsonReaderTest {

    /// Two squares that share the arc from (-1, 51) to (-1, 52).
    private static final String NEIGHBOURS =
            "{\"type\":\"Topology\",\"objects\":{\"wards\":{\"type\":\"GeometryCollection\",\"geometries\":["
                + "{\"type\":\"Polygon\",\"id\":\"E05000001\",\"arcs\":[[0,1]]},"
                + "{\"type\":\"MultiPolygon\",\"properties\":{\"WD13NM\":\"Elm\"},\"arcs\":[[[-1,2]]]}]}},"
                + "\"arcs\":[[[-1,51],[-1,52]],[[-1,52],[-2,52],[-2,51],[-1,51]],"
                + "[[-1,51],[0,51],[0,52],[-1,52]]]}";

    private final List<ReadFeature> features = new ArrayList<>();

    private static TopoJsonReader reader() {
        return new TopoJsonReader(GeometryWanted.AREAS, ReadLimits.GENEROUS);
    }

    private ReadReport read(String text) {
        return reader().read(
                        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
                        "",
                        features::add);
    }

    private ReadReport readReal(String path, String layer) throws IOException {
        try (var in = OpenData.open(path)) {
            return reader().read(in, layer, features::add);
        }
    }

    private static Outline outline(ReadFeature feature) {
        return ((ReadGeometry.Area) feature.geometry()).outline();
    }

    private static List<Kind> kinds(ReadReport report) {
        return report.issues().stream().map(ImportIssue::kind).toList();
    }

    @Test
    void a1JoinsArcsInBothDirections() {
        assertThat(read(NEIGHBOURS)).isEqualTo(new ReadReport(2, 2, List.of()));
        assertThat(features.stream().map(feature -> outline(feature).toWkt()))
                .containsExactly(
                        "POLYGON ((-1 51, -1 52, -2 52, -2 51, -1 51))",
                        "POLYGON ((-1 52, -1 51, 0 51, 0 52, -1 52))");
        assertThat(features.getFirst().code()).isEqualTo("E05000001");
    }

    @Test
    void a2ReadsQuantisedArcs() {
        var report =
                read(
                        "{\"type\":\"Topology\",\"transform\":{\"scale\":[0.5,0.25],\"translate\":[-2,51]},"
                            + "\"objects\":{\"w\":{\"type\":\"Polygon\",\"arcs\":[[0]]}},"
                            + "\"arcs\":[[[0,0],[2,0],[0,4],[-2,-4]]]}");
        assertThat(report).isEqualTo(new ReadReport(1, 1, List.of()));
        assertThat(outline(features.getFirst()).toWkt())
                .isEqualTo("POLYGON ((-2 51, -1 51, -1 52, -2 51))");
    }

    @Test
    void b1NamesTheLayersWhenThereIsAChoice() throws IOException {
        var report = readReal("wards/topojson/uk_all_levels_topo.json", "");
        assertThat(kinds(report)).containsExactly(Kind.NOT_TOPOJSON);
        assertThat(report.issues().getFirst().detail()).contains("ltla").contains("rgn");
    }

    @Test
    void b2RefusesArcsThatAreNotThere() {
        assertThat(kinds(read(NEIGHBOURS.replace("[[0,1]]", "[[0,77]]"))))
                .containsExactly(Kind.NOT_GEOJSON);
        assertThat(kinds(read(NEIGHBOURS.replace("[[0,1]]", "[[0,\"x\"]]"))))
                .containsExactly(Kind.NOT_GEOJSON);
        assertThat(kinds(read("{\"type\":\"FeatureCollection\",\"features\":[]}")))
                .containsExactly(Kind.NOT_TOPOJSON);
        assertThat(kinds(read("[]"))).containsExactly(Kind.NOT_TOPOJSON);
    }

    @Test
    void b3RefusesAFeatureThatUsesArcsWithoutEnd() {
        var limits = ReadLimits.GENEROUS.withVerticesPerFeature(1_000);
        var text = NEIGHBOURS.replace("[[0,1]]", "[[" + "1,".repeat(2_000) + "1]]");
        var report =
                new TopoJsonReader(GeometryWanted.AREAS, limits)
                        .read(
                                new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
                                "",
                                features::add);
        assertThat(kinds(report)).containsExactly(Kind.TOO_MANY_VERTICES);
        assertThat(report.read()).isEqualTo(1);
    }

    @Test
    void c1ReadsTheWardsOfOxfordAsTheGeoJsonHasThem() throws IOException {
        var report = readReal("wards/topojson/topo_E07000178_oxford_wards.json", "");
        assertThat(report.features()).isEqualTo(24);
        assertThat(report.read()).isEqualTo(24);
        var wards = OpenData.wards();
        for (var feature : features) {
            var same = Objects.requireNonNull(wards.get(feature.code()));
            assertThat(outline(feature).areaSquareMetres())
                    .as(feature.code())
                    .isCloseTo(same.areaSquareMetres(), within(same.areaSquareMetres() * 0.01));
        }
        assertThat(
                        features.stream()
                                .filter(f -> outline(f).contains(GeoPoint.of(51.725269, -1.196143)))
                                .map(ReadFeature::code))
                .containsExactly("E05006546");
    }

    @Test
    void c2ReadsALayerOfManyAndGzip() throws IOException {
        assertThat(readReal("wards/topojson/uk_all_levels_topo.json", "ltla").features())
                .isEqualTo(407);
        assertThat(readReal("wards/topojson/topo_gb_lad_2013.json.gz", "lad").features())
                .isEqualTo(380);
    }

    @Test
    void z1NeverBreaksOnBrokenText() {
        var random = new Random(34);
        for (var i = 0; i < 20_000; i++) {
            var bytes = NEIGHBOURS.getBytes(StandardCharsets.UTF_8);
            for (var j = random.nextInt(5); j >= 0; j--) {
                bytes[random.nextInt(bytes.length)] = (byte) (32 + random.nextInt(95));
            }
            features.clear();
            var report = reader().read(new ByteArrayInputStream(bytes), "", features::add);
            assertThat(report.read()).isEqualTo(features.size());
        }
    }

    @Test
    void d1RefusesWhatIsNoNumberSwappedOrNowhereInTheUnitedKingdom() {
        assertThat(kinds(read(NEIGHBOURS.replace("[-2,51]", "[null,51]"))))
                .contains(Kind.NOT_A_NUMBER);
        assertThat(kinds(read(NEIGHBOURS.replace("[-2,51]", "[1e999,51]"))))
                .contains(Kind.NOT_A_NUMBER);
        assertThat(kinds(read(NEIGHBOURS.replace("[-2,51]", "[40,51]")))).contains(Kind.OUTSIDE_UK);
    }

    @Test
    void d2RefusesArcsOfOnePointAndOfEqualPoints() {
        var one = NEIGHBOURS.replace("[[-1,52],[-2,52],[-2,51],[-1,51]]", "[[-1,52]]");
        assertThat(kinds(read(one))).contains(Kind.TOO_FEW_POINTS);
        var equal = NEIGHBOURS.replace("[[-1,52],[-2,52],[-2,51],[-1,51]]", "[[-1,51],[-1,51]]");
        assertThat(read(equal).isRefused()).isTrue();
    }
}
