package org.doorstep.geo.area;

import static org.assertj.core.api.Assertions.assertThat;

import org.doorstep.geo._support.OpenData;
import org.doorstep.geo.grid.NationalGrid;
import org.doorstep.geo.point.GeoPoint;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Polygon;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Postcodes whose ward is known, further than 50 m from its edge.
class RealPostcodesTest {

    private static AreaLocator<String> wards;
    private static List<List<String>> rows;

    @BeforeAll
    static void readWardsAndPostcodes() {
        wards = AreaLocator.of(OpenData.wards());
        rows =
                OpenData.rows("postcodes/expected_postcode_ward.csv").stream()
                        .filter(row -> Double.parseDouble(row.get(9)) > 50)
                        .toList();
    }

    @Test
    void findsTheWardOfEveryPostcodeFromLatitudeAndLongitude() {
        var wrong = new ArrayList<List<String>>();
        for (var row : rows) {
            var point = GeoPoint.of(Double.parseDouble(row.get(3)), Double.parseDouble(row.get(4)));
            if (!wards.find(point).orElse("").equals(row.get(5))) {
                wrong.add(row);
            }
        }
        assertThat(rows).hasSizeGreaterThan(1_500);
        assertThat(wrong).isEmpty();
    }

    @Test
    void findsTheWardOfEveryPostcodeFromEastingAndNorthing() {
        var wrong = new ArrayList<List<String>>();
        for (var row : rows) {
            var point =
                    NationalGrid.toWgs84(
                            Double.parseDouble(row.get(1)), Double.parseDouble(row.get(2)));
            if (!wards.find(point).orElse("").equals(row.get(5))) {
                wrong.add(row);
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void pointsInAHoleBelongToTheInnerWard() {
        var outlines = OpenData.wards();
        var outer = Objects.requireNonNull(outlines.get("E05003517"));
        var hole = ((Polygon) outer.shared().getGeometryN(0)).getInteriorRingN(0);
        var inside =
                Outline.GEOMETRIES
                        .createPolygon(hole.getCoordinates())
                        .getInteriorPoint()
                        .getCoordinate();
        var point = GeoPoint.of(inside.y, inside.x);

        assertThat(outer.contains(point)).isFalse();
        assertThat(wards.listCovering(point)).hasSize(1).doesNotContain("E05003517");
    }
}
