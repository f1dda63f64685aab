package org.doorstep.geo.area;

import static org.assertj.core.api.Assertions.assertThat;

import org.doorstep.geo._support.OpenData;
import org.doorstep.geo.grid.NationalGrid;
import org.junit.jupiter.api.Test;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;

/// Every located postcode of Great Britain against every ward, beside the ward that Ordnance Survey
/// gives it.
class CodePointRunTest {

    private static final int EASTING = 2;
    private static final int NORTHING = 3;
    private static final int WARD = 6;

    @Test
    void findsTheWardOfTheWholeCountrysPostcodes() throws IOException {
        var outlines = OpenData.wards();
        var wards = AreaLocator.of(outlines);
        var rows = rows();
        int agree = 0, newer = 0;
        var disagree = new TreeSet<String>();
        for (var row : rows) {
            var point =
                    NationalGrid.toWgs84(
                            Double.parseDouble(row[EASTING]), Double.parseDouble(row[NORTHING]));
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
        assertThat(rows).hasSize(1_194_739);
        assertThat(newer).isEqualTo(16_908);
        assertThat(agree).isEqualTo(1_176_927);
        assertThat(disagree).isEqualTo(knownDisagreements());
    }

    /// Those that fall in a neighbour or, at a generalised coast, in none: 816 + 88.
    private static TreeSet<String> knownDisagreements() {
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
