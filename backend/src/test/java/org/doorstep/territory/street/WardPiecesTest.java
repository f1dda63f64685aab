package org.doorstep.territory.street;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.doorstep.geo.point.GeoPoint;
import org.doorstep.territory.BoundarySetId;
import org.doorstep.territory.WardId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.UUID;

class WardPiecesTest {

    private static final WardId WEST = new WardId(new BoundarySetId(new UUID(0, 1)), "W");
    private static final WardId EAST = new WardId(new BoundarySetId(new UUID(0, 1)), "E");

    private static @Nullable WardId wardAt(GeoPoint place) {
        return place.longitude() < -0.51 ? WEST : place.longitude() < -0.49 ? EAST : null;
    }

    @Test
    void leavesAStreetInOneWardWhole() {
        var line = List.of(new GeoPoint(52.6, -0.52), new GeoPoint(52.6, -0.515));
        var pieces = WardPieces.of(line, WardPiecesTest::wardAt);
        assertThat(pieces).hasSize(1);
        assertThat(pieces.getFirst().ward()).isEqualTo(WEST);
        assertThat(pieces.getFirst().line()).isEqualTo(line);
    }

    @Test
    void cutsAStreetWhereItCrossesIntoTheNextWardAndOutOfAll() {
        var line =
                List.of(
                        new GeoPoint(52.6, -0.52),
                        new GeoPoint(52.6, -0.5),
                        new GeoPoint(52.6, -0.48));
        var pieces = WardPieces.of(line, WardPiecesTest::wardAt);
        assertThat(pieces.stream().map(WardPieces.Piece::ward)).containsExactly(WEST, EAST, null);
        assertThat(pieces.get(0).line().getLast().longitude()).isCloseTo(-0.51, within(1e-5));
        assertThat(pieces.get(1).line().getLast().longitude()).isCloseTo(-0.49, within(1e-5));
        assertThat(pieces.get(1).line().getFirst()).isEqualTo(pieces.get(0).line().getLast());
        var whole = line.getFirst().distanceTo(line.getLast()).metres();
        assertThat(pieces.stream().mapToDouble(WardPieces.Piece::metres).sum())
                .isCloseTo(whole, within(0.5));
    }

    @Test
    void makesNothingOfALineWithoutLength() {
        var point = new GeoPoint(52.6, -0.52);
        assertThat(WardPieces.of(List.of(point, point), WardPiecesTest::wardAt)).isEmpty();
    }
}
