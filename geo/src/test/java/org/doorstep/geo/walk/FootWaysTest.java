package org.doorstep.geo.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.doorstep.geo.point.Distance;
import org.doorstep.geo.point.GeoPoint;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/// Ways on foot, from the simplest network to the strangest.
class FootWaysTest {

    private static final double EAST = 1.6e-4;
    private static final double NORTH = 1e-4;

    private static GeoPoint point(double east, double north) {
        return GeoPoint.of(51.75 + north * NORTH, -1.25 + east * EAST);
    }

    private static double metres(GeoPoint a, GeoPoint b) {
        return a.distanceTo(b).metres();
    }

    /// A square of streets, 100 by 100, of which the northern one is missing.
    private static StreetNetwork horseshoe() {
        var builder = new StreetNetwork.Builder();
        var corners = List.of(point(0, 100), point(0, 0), point(100, 0), point(100, 100));
        corners.forEach(builder::node);
        for (var i = 1; i < corners.size(); i++) {
            builder.edge(i - 1, i, metres(corners.get(i - 1), corners.get(i)));
        }
        return builder.build();
    }

    @Test
    void a1IsZeroFromAPlaceToItself() {
        assertThat(FootWays.straight().metres(point(1, 1), point(1, 1))).isZero();
        assertThat(FootWays.along(horseshoe()).metres(point(1, 1), point(1, 1))).isZero();
    }

    @Test
    void a2GoesRoundTheHorseshoe() {
        var ways = FootWays.along(horseshoe());
        var round =
                metres(point(0, 90), point(0, 0))
                        + metres(point(0, 0), point(100, 0))
                        + metres(point(100, 0), point(100, 90));
        assertThat(ways.metres(point(0, 90), point(100, 90))).isCloseTo(round, within(0.5));
        assertThat(ways.metres(point(100, 90), point(0, 90)))
                .isEqualTo(ways.metres(point(0, 90), point(100, 90)));
    }

    @Test
    void a3StaysOnOneStreetBetweenItsDoors() {
        var ways = FootWays.along(horseshoe());
        assertThat(ways.metres(point(20, 0), point(30, 0)))
                .isCloseTo(metres(point(20, 0), point(30, 0)), within(0.05));
    }

    @Test
    void b1JoinsADoorToTheStreetItStandsAt() {
        var ways = FootWays.along(horseshoe());
        var garden = metres(point(20, 0), point(20, 1));
        assertThat(ways.metres(point(20, 1), point(30, 1)))
                .isCloseTo(2 * garden + metres(point(20, 0), point(30, 0)), within(0.05));
    }

    @Test
    void c1FallsBackOnStraightLinesFarFromEveryStreet() {
        var ways = FootWays.along(horseshoe());
        assertThat(ways.metres(point(20, 500), point(30, 0)))
                .isCloseTo(FootWays.straight().metres(point(20, 500), point(30, 0)), within(1e-6));
    }

    @Test
    void c2FallsBackOnStraightLinesWhereNoWayLeads() {
        var builder = new StreetNetwork.Builder();
        builder.node(point(0, 0));
        builder.node(point(10, 0));
        builder.node(point(0, 5));
        builder.node(point(10, 5));
        var river = builder.edge(0, 1, 110).edge(2, 3, 110).build();
        assertThat(FootWays.along(river).metres(point(5, 0), point(5, 5)))
                .isEqualTo(FootWays.straight().metres(point(5, 0), point(5, 5)));
    }

    @Test
    void c3ManagesWithoutAnyStreet() {
        var empty = new StreetNetwork.Builder().build();
        assertThat(FootWays.along(empty).metres(point(0, 0), point(1, 0)))
                .isEqualTo(FootWays.straight().metres(point(0, 0), point(1, 0)));
    }

    @Test
    void d1OrdersAWalkByTheStreetsNotByTheCrowsFlight() {
        // By the crow's flight the two tips of the horseshoe are neighbours.
        var doors =
                List.of(
                        StreetLine.of("left tip", List.of(point(0, 99)), 1),
                        StreetLine.of("left", List.of(point(0, 40)), 1),
                        StreetLine.of("right tip", List.of(point(60, 99)), 1),
                        StreetLine.of("middle", List.of(point(30, 0)), 1),
                        StreetLine.of("right", List.of(point(60, 30)), 1));
        var builder = new StreetNetwork.Builder();
        var bends = List.of(point(0, 100), point(0, 0), point(60, 0), point(60, 100));
        bends.forEach(builder::node);
        for (var i = 1; i < bends.size(); i++) {
            builder.edge(i - 1, i, metres(bends.get(i - 1), bends.get(i)));
        }
        var walk =
                WalkOrder.shortest(
                        doors, WalkEnds.from(point(0, 100)), FootWays.along(builder.build()));
        assertThat(walk.keys()).containsExactly("left tip", "left", "middle", "right", "right tip");
    }

    @Test
    void x1RefusesFactorsThatAreNone() {
        assertThatThrownBy(() -> FootWays.straight(0.9))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> FootWays.straight(Double.NaN))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new WalkEnds(point(0, 0), null, true))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void y1FindsTheWaysThatTryingAllFinds() {
        var random = new Random(31);
        for (var round = 0; round < 20; round++) {
            var nodes = 12;
            var builder = new StreetNetwork.Builder();
            var places = new ArrayList<GeoPoint>();
            for (var i = 0; i < nodes; i++) {
                // On a circle no edge passes a third node.
                var angle = 2 * Math.PI * i / nodes;
                places.add(point(300 * Math.cos(angle), 300 * Math.sin(angle)));
                builder.node(places.getLast());
            }
            var least = new double[nodes][nodes];
            for (var row : least) {
                Arrays.fill(row, Double.POSITIVE_INFINITY);
            }
            for (var i = 0; i < 25; i++) {
                int a = random.nextInt(nodes), b = random.nextInt(nodes);
                var length = metres(places.get(a), places.get(b)) * (1 + random.nextDouble());
                builder.edge(a, b, length);
                least[a][b] = least[b][a] = Math.min(least[a][b], length);
            }
            closeOver(least);
            var ways = FootWays.along(builder.build());
            for (var a = 0; a < nodes; a++) {
                for (var b = 0; b < nodes; b++) {
                    if (a != b && least[a][b] < Double.POSITIVE_INFINITY) {
                        assertThat(ways.metres(places.get(a), places.get(b)))
                                .isCloseTo(least[a][b], within(1e-6));
                    }
                }
            }
        }
    }

    /// R. W. Floyd 1962.
    private static void closeOver(double[][] least) {
        for (var via = 0; via < least.length; via++) {
            for (var a = 0; a < least.length; a++) {
                for (var b = 0; b < least.length; b++) {
                    least[a][b] = Math.min(least[a][b], least[a][via] + least[via][b]);
                }
            }
        }
    }

    @Test
    void y2IsNeverLongerThanTheOrderGivenAlongStreetsEither() {
        var random = new Random(32);
        var ways = FootWays.along(horseshoe());
        for (var round = 0; round < 20; round++) {
            var doors =
                    IntStream.range(0, 1 + random.nextInt(30))
                            .mapToObj(i ->
                                    StreetLine.of(
                                            i,
                                            List.of(
                                                    point(
                                                            random.nextDouble() * 120,
                                                            random.nextDouble() * 120)),
                                            1))
                            .toList();
            var ends = round % 2 == 0 ? WalkEnds.closed() : WalkEnds.to(point(50, 0));
            var walk = WalkOrder.shortest(doors, ends, ways);
            assertThat(walk.keys())
                    .containsExactlyInAnyOrderElementsOf(
                            doors.stream().map(StreetLine::key).toList());
            assertThat(walk.length().total())
                    .isLessThanOrEqualTo(WalkOrder.asGiven(doors, ends, ways).length().total());
            assertThat(walk.length().total()).isGreaterThanOrEqualTo(Distance.ZERO);
        }
    }
}
