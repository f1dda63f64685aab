package org.doorstep.geo.area;

import static org.assertj.core.api.Assertions.assertThat;

import org.doorstep.geo._support.OpenData;
import org.doorstep.geo.grid.NationalGrid;
import org.doorstep.geo.point.GeoPoint;
import org.junit.jupiter.api.Test;
import org.locationtech.proj4j.CRSFactory;
import org.locationtech.proj4j.CoordinateTransform;
import org.locationtech.proj4j.CoordinateTransformFactory;
import org.locationtech.proj4j.ProjCoordinate;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;

/// Every located postcode of Great Britain against every ward, beside the ward that Ordnance Survey
/// gives it.
class CodePointRunTest {

    private static final int EASTING = 2;
    private static final int NORTHING = 3;
    private static final int WARD = 6;

    private static final String OSGB36 =
            "+proj=tmerc +lat_0=49 +lon_0=-2 +k=0.9996012717 +x_0=400000 +y_0=-100000 +ellps=airy"
                + " +towgs84=446.448,-125.157,542.06,0.15,0.247,0.842,-20.489 +units=m +no_defs";

    private final CoordinateTransform sevenParameters =
            new CoordinateTransformFactory()
                    .createTransform(
                            new CRSFactory().createFromParameters("grid", OSGB36),
                            new CRSFactory()
                                    .createFromParameters(
                                            "degrees", "+proj=longlat +datum=WGS84 +no_defs"));

    /// These outlines were brought to degrees by the seven parameters, up to 5 m from OSTN15;
    /// points brought there the same way lie where OS's own ward codes say, but for the known ones.
    @Test
    void findsTheWardOfTheWholeCountrysPostcodes() throws IOException {
        var run = new Run(OpenData.wards());
        var rows = rows();
        rows.forEach(row -> run.ask(row, bySevenParameters(row)));
        assertThat(rows).hasSize(1_194_739);
        assertThat(run.newer).isEqualTo(16_908);
        assertThat(run.agree).isEqualTo(1_176_927);
        assertThat(run.disagree).isEqualTo(knownDisagreements());
    }

    /// By OSTN15 the points are where they are on the ground; 67 more, all near an edge, then lie
    /// on the other side of these outlines.
    @Test
    void agreesButForPointsAtAnEdgeWhereThePointsAreExact() throws IOException {
        var run = new Run(OpenData.wards());
        rows().forEach(row -> run.ask(row, NationalGrid.toWgs84(east(row), north(row))));
        assertThat(run.agree).isEqualTo(1_176_927 - 67);
    }

    /// Counts how often the outlines agree with OS's ward codes.
    private static final class Run {

        private final Map<String, Outline> outlines;
        private final AreaLocator<String> wards;
        private final Set<String> disagree = new TreeSet<>();
        private int agree;
        private int newer;

        Run(Map<String, Outline> outlines) {
            this.outlines = outlines;
            wards = AreaLocator.of(outlines);
        }

        void ask(String[] row, GeoPoint point) {
            var covering = wards.listCovering(point);
            assertThat(covering).hasSizeLessThanOrEqualTo(1);
            if (!outlines.containsKey(row[WARD])) {
                newer++;
            } else if (covering.equals(List.of(row[WARD]))) {
                agree++;
            } else {
                disagree.add(row[0]);
            }
        }
    }

    private GeoPoint bySevenParameters(String[] row) {
        var degrees = new ProjCoordinate();
        sevenParameters.transform(new ProjCoordinate(east(row), north(row)), degrees);
        return GeoPoint.of(degrees.y, degrees.x);
    }

    private static double east(String[] row) {
        return Double.parseDouble(row[EASTING]);
    }

    private static double north(String[] row) {
        return Double.parseDouble(row[NORTHING]);
    }

    /// Those that fall in a neighbour or, at a generalised coast, in none: 816 + 88.
    private static Set<String> knownDisagreements() {
        var known = new TreeSet<String>();
        OpenData.rows("postcodes/disagreements.csv").forEach(row -> known.add(row.getFirst()));
        assertThat(known).hasSize(816 + 88);
        return known;
    }

    private static List<String[]> rows() throws IOException {
        var rows = new ArrayList<String[]>();
        var packed = OpenData.open("postcodes/codepoint_open_2014-08_shared.csv.gz");
        try (var lines =
                new BufferedReader(
                        new InputStreamReader(
                                new GZIPInputStream(packed, 1 << 16), StandardCharsets.UTF_8))) {
            lines.lines().skip(1).map(line -> line.split(",", -1)).forEach(rows::add);
        }
        return rows;
    }
}
