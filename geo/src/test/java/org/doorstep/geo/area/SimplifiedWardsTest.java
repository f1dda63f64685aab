package org.doorstep.geo.area;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.doorstep.geo._support.OpenData;
import org.doorstep.geo.format.AreaFileReader;
import org.doorstep.geo.format.ReadGeometry;
import org.doorstep.geo.format.ReadLimits;
import org.doorstep.geo.point.Distance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.coverage.CoverageUnion;
import org.locationtech.jts.coverage.CoverageValidator;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/// Real wards, thinned for maps: what two share they go on sharing.
class SimplifiedWardsTest {

    private static final double SQUARE_DEGREE = 1e-12;

    private static List<Outline> wards(String file) {
        var wards = new ArrayList<Outline>();
        try (var in = OpenData.open(file)) {
            new AreaFileReader(ReadLimits.GENEROUS, false)
                    .read(
                            in,
                            feature -> {
                                if (feature.geometry() instanceof ReadGeometry.Area(var outline)) {
                                    wards.add(outline);
                                }
                            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return wards;
    }

    private static Geometry[] geometries(List<Outline> outlines) {
        return outlines.stream().map(Outline::toGeometry).toArray(Geometry[]::new);
    }

    private static List<String> neighbours(Geometry[] wards) {
        var pairs = new ArrayList<String>();
        for (var i = 0; i < wards.length; i++) {
            for (var j = i + 1; j < wards.length; j++) {
                if (wards[i].intersection(wards[j]).getDimension() == 1) {
                    pairs.add(i + "-" + j);
                }
            }
        }
        return pairs;
    }

    @ParameterizedTest
    @CsvSource({
        "E07000178_oxford, 50",
        "E07000178_oxford, 300",
        "E06000017_rutland, 50",
        "E06000017_rutland, 500",
        "E08000012_liverpool, 20",
        "E08000012_liverpool, 200",
        "E07000106_canterbury, 20",
        "E07000106_canterbury, 200"
    })
    void openNoGapAndOverlapNowhere(String council, int metres) {
        var before = wards("wards/generalised_2013/" + council + ".geojson");
        var after = MapSimplifier.simplify(before, Distance.ofMetres(metres));
        var thinned = geometries(after);

        assertThat(CoverageValidator.isValid(geometries(before))).isTrue();
        assertThat(CoverageValidator.isValid(thinned)).isTrue();
        assertThat(after.stream().mapToInt(Outline::vertices).sum())
                .isLessThan(before.stream().mapToInt(Outline::vertices).sum());
        var together = CoverageUnion.union(thinned);
        var apart = after.stream().mapToDouble(one -> one.toGeometry().getArea()).sum();
        assertThat(apart).isCloseTo(together.getArea(), within(SQUARE_DEGREE));
        assertThat(holes(together)).isEqualTo(holes(CoverageUnion.union(geometries(before))));
        assertThat(neighbours(thinned)).isEqualTo(neighbours(geometries(before)));
    }

    private static int holes(Geometry outline) {
        var holes = 0;
        for (var i = 0; i < outline.getNumGeometries(); i++) {
            if (outline.getGeometryN(i) instanceof Polygon part) {
                holes += part.getNumInteriorRing();
            }
        }
        return holes;
    }
}
