package org.doorstep.geo.format.street;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.doorstep.geo._support.OpenData;
import org.doorstep.geo.format.ReadLimits;
import org.doorstep.geo.format.street.StreetDoors.Side;
import org.doorstep.geo.point.GeoPoint;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

class StreetDoorsTest {

    /// Two streets of one name, a kilometre apart; the first runs against its numbers.
    private static final String FILE =
            """
            <osm>
              <node id="1" lat="52.67" lon="-0.730"/><node id="2" lat="52.67" lon="-0.728"/>
              <node id="3" lat="52.68" lon="-0.730"/><node id="4" lat="52.68" lon="-0.728"/>
              <way id="10"><nd ref="1"/><nd ref="2"/>
                <tag k="highway" v="residential"/><tag k="name" v="Mill Street"/></way>
              <way id="11"><nd ref="3"/><nd ref="4"/>
                <tag k="highway" v="residential"/><tag k="name" v="Mill Street"/></way>
              %s
            </osm>
            """;

    private static List<StreetDoors> with(String... houses) {
        var nodes = new StringBuilder();
        var id = 100;
        for (var house : houses) {
            var parts = house.split(" at ", -1);
            var place = parts[1].split(",", -1);
            nodes.append(
                    "<node id='%d' lat='%s' lon='%s'><tag k='addr:street' v='mill street'/><tag k='%s' v='%s'/></node>"
                            .formatted(
                                    id++,
                                    place[0],
                                    place[1],
                                    Character.isDigit(parts[0].charAt(0))
                                            ? "addr:housenumber"
                                            : "addr:housename",
                                    parts[0]));
        }
        var bytes = FILE.formatted(nodes).getBytes(StandardCharsets.UTF_8);
        return StreetDoors.of(
                new StreetExtractReader(ReadLimits.GENEROUS).read(new ByteArrayInputStream(bytes)));
    }

    @Test
    void countsEachSideOnTheNearestLineOfTheName() {
        var streets =
                with(
                        "1 at 52.6701,-0.7282",
                        "3 at 52.6701,-0.7290",
                        "2 at 52.6699,-0.7285",
                        "The Mill at 52.6699,-0.7299",
                        "9 at 52.6801,-0.7290");

        assertThat(streets)
                .extracting(StreetDoors::odd, StreetDoors::even, StreetDoors::unnumbered)
                .containsExactly(
                        tuple(new Side(1, 3, 2), new Side(2, 2, 1), 1),
                        tuple(new Side(9, 9, 1), new Side(0, 0, 0), 0));
    }

    @Test
    void turnsALineRoundWhoseNumbersFall() {
        var falling = with("1 at 52.6701,-0.7282", "9 at 52.6701,-0.7298").getFirst();
        var rising = with("1 at 52.6701,-0.7298", "9 at 52.6701,-0.7282").getFirst();

        assertThat(falling.way().line().getFirst()).isEqualTo(GeoPoint.of(52.67, -0.728));
        assertThat(rising.way().line().getFirst()).isEqualTo(GeoPoint.of(52.67, -0.730));
    }

    @Test
    void countsTheDoorsOfARange() {
        assertThat(with("14-18 at 52.6701,-0.729").getFirst().even())
                .isEqualTo(new Side(14, 18, 3));
        var both = with("1-4 at 52.6701,-0.729").getFirst();
        assertThat(both.odd()).isEqualTo(new Side(1, 3, 2));
        assertThat(both.even()).isEqualTo(new Side(2, 4, 2));
        assertThat(with("17-17a at 52.6701,-0.729").getFirst().odd().doors()).isEqualTo(1);
    }

    @Test
    void leavesOutWhatIsFarFromEveryLineOfItsName() {
        assertThat(with("1 at 52.675,-0.729"))
                .allSatisfy(street -> assertThat(street.odd().doors()).isZero());
    }

    @Test
    void findsTheHousesOfKilburnEnd() throws IOException {
        StreetExtract extract;
        try (var in = OpenData.open("streets/osm/rutland_2022-07-20.osm.pbf")) {
            extract = new StreetExtractReader(ReadLimits.GENEROUS).read(in);
        }
        var doors =
                StreetDoors.of(extract).stream()
                        .filter(street -> street.way().name().equals("Kilburn End"))
                        .mapToInt(street -> street.odd().doors() + street.even().doors())
                        .sum();

        assertThat(doors).isEqualTo(55);
    }
}
