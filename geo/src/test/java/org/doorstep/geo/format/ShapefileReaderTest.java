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
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;

class ShapefileReaderTest {

    private static final String WARDS =
            "wards/full_resolution_27700/district_borough_unitary_ward_region_shared";

    private final List<ReadFeature> features = new ArrayList<>();

    private static ShapefileReader reader() {
        return new ShapefileReader(GeometryWanted.AREAS, ReadLimits.GENEROUS);
    }

    private ReadReport readReal(String path, boolean withProjection) throws IOException {
        try (var shapes = OpenData.open(path + ".shp");
                var attributes = OpenData.open(path + ".dbf")) {
            var projection = withProjection ? Files.readString(OpenData.file(path + ".prj")) : "";
            return reader().read(
                            new ShapefileReader.Files(shapes, attributes, projection, ""),
                            features::add);
        }
    }

    private ReadReport read(byte[] shapes) {
        return reader().read(
                        new ShapefileReader.Files(new ByteArrayInputStream(shapes), null, "", ""),
                        features::add);
    }

    private static List<Kind> kinds(ReadReport report) {
        return report.issues().stream().map(ImportIssue::kind).toList();
    }

    private static Outline outline(ReadFeature feature) {
        return ((ReadGeometry.Area) feature.geometry()).outline();
    }

    /// A file of polygons; each ring is x, y, x, y, and so on.
    private static byte[] file(double[]... rings) {
        var points = Arrays.stream(rings).mapToInt(ring -> ring.length / 2).sum();
        var content = 4 + 32 + 8 + 4 * rings.length + 16 * points;
        var bytes = ByteBuffer.allocate(100 + 8 + content);
        bytes.putInt(0, 9994).position(100).putInt(1).putInt(content / 2);
        bytes.order(ByteOrder.LITTLE_ENDIAN).putInt(5).position(100 + 8 + 4 + 32);
        bytes.putInt(rings.length).putInt(points);
        var start = 0;
        for (var ring : rings) {
            bytes.putInt(start);
            start += ring.length / 2;
        }
        for (var ring : rings) {
            for (var number : ring) {
                bytes.putDouble(number);
            }
        }
        return bytes.array();
    }

    private static final double[] SHELL = {-2, 51, -2, 52, -1, 52, -1, 51, -2, 51};
    private static final double[] HOLE = {-1.8, 51.2, -1.2, 51.2, -1.2, 51.8, -1.8, 51.2};

    @Test
    void a1ReadsAPolygon() {
        assertThat(read(file(SHELL))).isEqualTo(new ReadReport(1, 1, List.of()));
        assertThat(outline(features.getFirst()).toWkt())
                .isEqualTo("POLYGON ((-2 51, -2 52, -1 52, -1 51, -2 51))");
    }

    @Test
    void a2PutsHolesIntoTheSmallestShellAroundThem() {
        var inner = new double[] {-1.5, 51.3, -1.3, 51.5, -1.25, 51.3, -1.5, 51.3};
        var report = read(file(HOLE, SHELL, inner));
        assertThat(kinds(report)).containsExactly(Kind.HOLE);
        assertThat(outline(features.getFirst()).parts()).isEqualTo(2);
        assertThat(outline(features.getFirst()).holes()).isEqualTo(1);
    }

    @Test
    void a3TakesAHoleWithoutAShellForAShell() {
        assertThat(read(file(HOLE))).isEqualTo(new ReadReport(1, 1, List.of()));
    }

    @Test
    void b1RefusesGridMetresThatNothingDeclares() throws IOException {
        var report = readReal(WARDS, false);
        assertThat(report.features()).isEqualTo(515);
        assertThat(report.read()).isZero();
        assertThat(report.count(Kind.WRONG_COORDINATE_SYSTEM)).isEqualTo(515);
    }

    @Test
    void b2RefusesAnotherProjection() {
        var report =
                reader().read(
                                new ShapefileReader.Files(
                                        new ByteArrayInputStream(file(SHELL)),
                                        null,
                                        "PROJCS[\"WGS_1984_Web_Mercator\",PROJECTION[\"Mercator\"]]",
                                        ""),
                                features::add);
        assertThat(kinds(report)).containsExactly(Kind.WRONG_COORDINATE_SYSTEM);
    }

    @Test
    void c1ReadsTheWardsOfLondonWithTheAreaThatOrdnanceSurveyGives() throws IOException {
        var report = readReal(WARDS, true);
        assertThat(kinds(report)).containsExactly(Kind.CONVERTED_FROM_GRID);
        assertThat(report.read()).isEqualTo(515);
        assertThat(features.stream().mapToInt(f -> outline(f).vertices()).sum()).isEqualTo(158_475);
        var byCode = new TreeMap<String, ReadFeature>();
        features.forEach(feature -> byCode.put(feature.code(), feature));
        for (var feature : byCode.values()) {
            var hectares =
                    Double.parseDouble(
                            Objects.requireNonNull(feature.properties().get("HECTARES")));
            assertThat(outline(feature).areaSquareMetres() / 10_000)
                    .as(feature.code())
                    .isCloseTo(hectares, within(hectares * 0.001));
        }
        assertThat(Objects.requireNonNull(byCode.get("E05000428")).properties())
                .containsEntry("NAME", "St. Leonard's Ward");
    }

    @Test
    void c2HandsOverBothOutlinesOfACodeThatStandsTwice() throws IOException {
        readReal("wards/full_resolution_27700/unitary_electoral_division_region_shared", true);
        assertThat(features)
                .extracting(ReadFeature::code)
                .containsExactly("E05009271", "E05009271");
        assertThat(features).extracting(feature -> outline(feature).parts()).containsExactly(1, 3);
    }

    @Test
    void y1SaysSoWhenTheFileEndsTooEarlyAnywhere() {
        var whole = file(SHELL, HOLE);
        for (var end = 0; end < whole.length; end++) {
            assertThat(read(Arrays.copyOf(whole, end)).isRefused()).as("%s bytes", end).isTrue();
        }
    }

    @Test
    void y2SaysSoWhenItIsNoShapefile() {
        var text = "{\"type\":\"FeatureCollection\"}".repeat(20).getBytes(StandardCharsets.UTF_8);
        assertThat(kinds(read(text))).containsExactly(Kind.UNREADABLE);
    }

    @Test
    void z1NeverBreaksOnBrokenBytes() {
        var random = new Random(31);
        var whole = file(SHELL, HOLE);
        for (var i = 0; i < 20_000; i++) {
            var broken = whole.clone();
            for (var j = random.nextInt(4); j >= 0; j--) {
                broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
            }
            features.clear();
            var report = read(broken);
            assertThat(report.read()).isEqualTo(features.size());
            features.forEach(feature ->
                    assertThat(outline(feature).boundingBox().contains(GeoPoint.of(0, 170)))
                            .isFalse());
        }
    }

    @Test
    void d1RefusesWhatIsNoNumberOrNowhereInTheUnitedKingdom() {
        assertThat(kinds(read(file(with(Double.NaN))))).containsExactly(Kind.NOT_A_NUMBER);
        assertThat(kinds(read(file(with(Double.POSITIVE_INFINITY)))))
                .containsExactly(Kind.NOT_A_NUMBER);
        assertThat(kinds(read(file(with(40))))).containsExactly(Kind.OUTSIDE_UK);
        assertThat(kinds(read(file(swapped(SHELL))))).containsExactly(Kind.SWAPPED_AXES);
        assertThat(features).isEmpty();
    }

    private static double[] with(double longitude) {
        var ring = SHELL.clone();
        ring[2] = longitude;
        return ring;
    }

    private static double[] swapped(double[] ring) {
        var turned = new double[ring.length];
        for (var i = 0; i < ring.length; i += 2) {
            turned[i] = ring[i + 1];
            turned[i + 1] = ring[i];
        }
        return turned;
    }

    @Test
    void d2RefusesRingsOfOnePointOfEqualPointsAndOfNone() {
        assertThat(kinds(read(file(new double[] {-2, 51})))).containsExactly(Kind.TOO_FEW_POINTS);
        assertThat(kinds(read(file(new double[] {-2, 51, -2, 51, -2, 51, -2, 51}))))
                .containsExactly(Kind.TOO_FEW_POINTS);
        assertThat(read(file()).isRefused()).isTrue();
        assertThat(features).isEmpty();
    }

    @Test
    void d3RepairsARingThatCrossesItselfAndSaysSo() {
        var bow = new double[] {-2, 51, -1, 52, -1, 51, -2, 52, -2, 51};
        assertThat(kinds(read(file(bow)))).containsExactly(Kind.INVALID_RING);
        assertThat(outline(features.getFirst()).parts()).isEqualTo(2);
    }

    @Test
    void d4ReadsARingOfAHundredThousandVertices() {
        var ring = new double[200_002];
        for (var i = 0; i <= 100_000; i++) {
            var turn = -2 * Math.PI * (i % 100_000) / 100_000;
            ring[2 * i] = -2 + Math.cos(turn);
            ring[2 * i + 1] = 52 + Math.sin(turn);
        }
        assertThat(read(file(ring))).isEqualTo(new ReadReport(1, 1, List.of()));
        assertThat(outline(features.getFirst()).vertices()).isEqualTo(100_001);
    }
}
