package org.doorstep.geo.area;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.doorstep.geo.point.BoundingBox;
import org.doorstep.geo.point.Distance;
import org.doorstep.geo.point.GeoPoint;
import org.junit.jupiter.api.Test;

import java.util.List;

class OutlineTest {

    private static final Outline RING_WITH_HOLE =
            Outline.fromWkt(
                    "POLYGON ((0 50, 3 50, 3 53, 0 53, 0 50), (1 51, 1 52, 2 52, 2 51, 1 51))");

    @Test
    void containsItsInsideItsEdgeAndItsCornersButNotItsHole() {
        assertThat(RING_WITH_HOLE.contains(GeoPoint.of(50.5, 0.5))).isTrue();
        assertThat(RING_WITH_HOLE.contains(GeoPoint.of(50, 1.5))).isTrue();
        assertThat(RING_WITH_HOLE.contains(GeoPoint.of(50, 0))).isTrue();
        assertThat(RING_WITH_HOLE.contains(GeoPoint.of(51, 1.5))).isTrue();
        assertThat(RING_WITH_HOLE.contains(GeoPoint.of(51.5, 1.5))).isFalse();
        assertThat(RING_WITH_HOLE.contains(GeoPoint.of(49.9, 1.5))).isFalse();
    }

    @Test
    void survivesBeingStored() {
        assertThat(Outline.fromBytes(RING_WITH_HOLE.toBytes())).isEqualTo(RING_WITH_HOLE);
        assertThatThrownBy(() -> Outline.fromBytes(new byte[] {1, 2, 3}))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void countsItsPartsHolesAndVertices() {
        assertThat(RING_WITH_HOLE.parts()).isEqualTo(1);
        assertThat(RING_WITH_HOLE.holes()).isEqualTo(1);
        assertThat(RING_WITH_HOLE.vertices()).isEqualTo(10);
        assertThat(RING_WITH_HOLE.boundingBox()).isEqualTo(new BoundingBox(50, 0, 53, 3));
    }

    @Test
    void measuresTheDistanceToItsEdgeFromInsideAndOutside() {
        var square = Outline.ofCorners(corners(0, 50, 1, 51));
        assertThat(square.distanceToEdge(GeoPoint.of(50.01, 0.5)).metres())
                .isCloseTo(1_112, within(2.0));
        assertThat(square.distanceToEdge(GeoPoint.of(49.99, 0.5)).metres())
                .isCloseTo(1_112, within(2.0));
        assertThat(square.distanceToEdge(GeoPoint.of(50, 0.5))).isEqualTo(Distance.ZERO);
    }

    /// A cell of one degree between 50 and 51 north has 7,892.9 km² on WGS84 (tables of the
    /// ellipsoid's zones).
    @Test
    void measuresItsAreaOnTheEllipsoid() {
        assertThat(Outline.ofCorners(corners(0, 50, 1, 51)).areaSquareMetres() / 1e6)
                .isCloseTo(7_892.9, within(2.0));
        assertThat(RING_WITH_HOLE.areaSquareMetres())
                .isLessThan(Outline.ofCorners(corners(0, 50, 3, 53)).areaSquareMetres());
    }

    @Test
    void putsItsLabelInsideItself() {
        assertThat(RING_WITH_HOLE.contains(RING_WITH_HOLE.labelPoint())).isTrue();
        var square = Outline.ofCorners(corners(0, 50, 1, 51)).labelPoint();
        assertThat(square.latitude()).isCloseTo(50.5, within(0.02));
    }

    @Test
    void refusesRingsThatCross() {
        assertThatThrownBy(() -> Outline.fromWkt("POLYGON ((0 50, 1 51, 1 50, 0 51, 0 50))"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Outline.fromWkt("POINT (1 50)"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Outline.fromWkt("POLYGON EMPTY"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Outline.ofCorners(List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static List<GeoPoint> corners(double west, double south, double east, double north) {
        return List.of(
                GeoPoint.of(south, west),
                GeoPoint.of(south, east),
                GeoPoint.of(north, east),
                GeoPoint.of(north, west));
    }

    @Test
    void refusesOnePointEqualPointsAndWhatIsNoDegree() {
        var place = GeoPoint.of(51, -1);
        for (var corners : List.of(List.of(place), List.of(place, place, place, place))) {
            assertThatThrownBy(() -> Outline.ofCorners(corners))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        for (var text :
                List.of(
                        "POLYGON ((0 NaN, 1 50, 1 51, 0 NaN))",
                        "POLYGON ((0 50, 1 50, 1 91, 0 50))",
                        "POLYGON ((500000 180000, 500100 180000, 500100 180100, 500000 180000))",
                        "")) {
            assertThatThrownBy(() -> Outline.fromWkt(text))
                    .as(text)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
