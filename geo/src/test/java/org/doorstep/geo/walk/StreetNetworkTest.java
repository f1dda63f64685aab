package org.doorstep.geo.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.doorstep.geo.point.GeoPoint;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

class StreetNetworkTest {

    private static final GeoPoint OAKHAM = new GeoPoint(52.67, -0.73);

    @Test
    void anEdgeIsWalkedBothWays() {
        var builder = new StreetNetwork.Builder();
        int a = builder.node(OAKHAM), b = builder.node(OAKHAM), c = builder.node(OAKHAM);
        var network = builder.edge(a, b, 10).edge(b, c, 20).build();

        assertThat(links(network, a)).containsExactly("1 10.0");
        assertThat(links(network, b)).containsExactly("0 10.0", "2 20.0");
        assertThat(links(network, c)).containsExactly("1 20.0");
        assertThat(network.nodes()).isEqualTo(3);
        assertThat(network.edges()).isEqualTo(2);
    }

    @Test
    void aNodeWithoutEdgesStandsAlone() {
        var builder = new StreetNetwork.Builder();
        var network = builder.build();
        assertThat(network.nodes()).isZero();

        var alone = builder.node(OAKHAM);
        assertThat(links(builder.build(), alone)).isEmpty();
        assertThat(builder.build().node(alone)).isEqualTo(OAKHAM);
    }

    @Test
    void twoEdgesMayJoinTheSameNodesAndOneMayLeadBack() {
        var builder = new StreetNetwork.Builder();
        int a = builder.node(OAKHAM), b = builder.node(OAKHAM);
        var network = builder.edge(a, b, 10).edge(b, a, 12).edge(a, a, 5).build();

        assertThat(links(network, a)).containsExactly("1 10.0", "1 12.0", "0 5.0", "0 5.0");
        assertThat(links(network, b)).containsExactly("0 10.0", "0 12.0");
    }

    @Test
    void growsPastItsFirstRoom() {
        var builder = new StreetNetwork.Builder();
        for (var i = 0; i < 1000; i++) {
            builder.node(new GeoPoint(52, i / 1000.0));
        }
        for (var i = 1; i < 1000; i++) {
            builder.edge(i - 1, i, i);
        }
        var network = builder.build();
        assertThat(links(network, 500)).containsExactly("499 500.0", "501 501.0");
        assertThat(network.node(999)).isEqualTo(new GeoPoint(52, 0.999));
    }

    @Test
    void refusesEdgesToNowhereAndLengthsThatAreNone() {
        var builder = new StreetNetwork.Builder();
        var a = builder.node(OAKHAM);
        assertThatThrownBy(() -> builder.edge(a, 1, 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.edge(a, a, Double.NaN))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.edge(a, a, -1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static List<String> links(StreetNetwork network, int node) {
        var links = new ArrayList<String>();
        for (var link = network.firstLink(node); link < network.firstLink(node + 1); link++) {
            links.add(network.target(link) + " " + network.metres(link));
        }
        return links;
    }
}
