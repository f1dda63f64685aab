package org.doorstep.geo.area;

import static org.assertj.core.api.Assertions.assertThat;

import org.doorstep.geo.point.Distance;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.coverage.CoverageValidator;
import org.locationtech.jts.geom.Geometry;

import java.util.List;
import java.util.Objects;

class MapSimplifierTest {

    @Test
    void leavesNoGapAndNoOverlapBetweenNeighbours() {
        var tiling = Tiling.ragged(4, 200, 3);
        var thinned = MapSimplifier.simplify(tiling, Distance.ofKilometres(10));

        var before = tiling.values().stream().mapToInt(Outline::vertices).sum();
        var after = thinned.values().stream().mapToInt(Outline::vertices).sum();
        assertThat(thinned.keySet()).containsExactlyElementsOf(tiling.keySet());
        assertThat(after).isLessThan(before * 3 / 4);
        var geometries =
                thinned.values().stream().map(Outline::toGeometry).toArray(Geometry[]::new);
        assertThat(CoverageValidator.isValid(geometries)).isTrue();
    }

    @Test
    void leavesEverythingAtNoTolerance() {
        var tiling = Tiling.voronoi(20, 4);
        var same = MapSimplifier.simplify(tiling, Distance.ZERO);
        tiling.forEach((key, outline) ->
                assertThat(Objects.requireNonNull(same.get(key)).vertices())
                        .isEqualTo(outline.vertices()));
    }

    @Test
    void drawsNothingOfNothing() {
        assertThat(MapSimplifier.simplify(List.<Outline>of(), Distance.ofMetres(10))).isEmpty();
    }

    @Test
    void givesBackAsManyOutlinesWhereAreasOverlapOrAreTheSame() {
        var one = Outline.fromWkt("POLYGON ((0 50, 1 50, 1 51, 0 51, 0 50))");
        var across = Outline.fromWkt("POLYGON ((0.5 50.5, 2 50.5, 2 52, 0.5 52, 0.5 50.5))");
        assertThat(MapSimplifier.simplify(List.of(one, across, one), Distance.ofMetres(10)))
                .hasSize(3)
                .allSatisfy(outline -> assertThat(outline.areaSquareMetres()).isPositive());
    }
}
