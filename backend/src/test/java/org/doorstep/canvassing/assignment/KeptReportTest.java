package org.doorstep.canvassing.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import org.doorstep.canvassing.AssignmentId;
import org.doorstep.canvassing.PartState;
import org.doorstep.canvassing.StreetPartId;
import org.doorstep.canvassing.WalkPart;
import org.doorstep.geo.point.GeoPoint;
import org.doorstep.security.AccountId;
import org.doorstep.territory.Side;
import org.doorstep.territory.StreetId;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

class KeptReportTest {

    private static final Instant NOON = Instant.parse("2027-04-13T12:00:00Z");
    private static final StreetPartId PART = StreetPartId.of(new StreetId(new UUID(0, 1)), 0);
    private static final WalkPart BEFORE =
            new WalkPart(
                    PART,
                    PART,
                    new StreetId(new UUID(0, 1)),
                    "Mill Lane",
                    "",
                    Side.ODD,
                    1,
                    19,
                    10,
                    List.of(new GeoPoint(52.6, -0.5), new GeoPoint(52.61, -0.5)),
                    PartState.TO_DO,
                    0,
                    null,
                    null);

    private static KeptReport report(
            int id, PartState result, int doors, Instant occurred, boolean late) {
        return new KeptReport(
                new UUID(0x7000, id),
                new AssignmentId(new UUID(0, 5)),
                PART,
                result,
                doors,
                null,
                occurred,
                false,
                late,
                new AccountId(new UUID(0, 6)),
                NOON.plusSeconds(id));
    }

    @Test
    void theReportThatOccurredLastDecidesInWhateverOrderTheyCame() {
        var reports =
                Stream.of(
                                report(1, PartState.DONE, 10, NOON, false),
                                report(2, PartState.PARTLY, 4, NOON.minusSeconds(60), false),
                                report(3, PartState.NOT_DONE, 0, NOON.minusSeconds(90), false))
                        .collect(Collectors.toList());
        var expected = BEFORE.reported(PartState.DONE, 10, null, NOON);
        for (var turn = 0; turn < 3; turn++) {
            Collections.rotate(reports, 1);
            assertThat(KeptReport.fold(BEFORE, reports)).isEqualTo(expected);
        }
    }

    @Test
    void ofTwoAtTheSameTimeTheOneReceivedLastDecides() {
        var reports =
                List.of(
                        report(2, PartState.PARTLY, 4, NOON, false),
                        report(1, PartState.DONE, 10, NOON, false));
        assertThat(KeptReport.fold(BEFORE, reports).state()).isEqualTo(PartState.PARTLY);
    }

    @Test
    void aReportThatCameTooLateDecidesNothing() {
        assertThat(KeptReport.fold(BEFORE, List.of(report(1, PartState.DONE, 10, NOON, true))))
                .isEqualTo(BEFORE);
    }

    @Test
    void clampsAPhonesClockThatIsTooFarOff() {
        assertThat(DoorstepTime.read(NOON.minus(Duration.ofDays(9)), NOON))
                .isEqualTo(new DoorstepTime(NOON.minus(Duration.ofDays(3)), true));
        assertThat(DoorstepTime.read(NOON.minus(Duration.ofDays(3)), NOON))
                .isEqualTo(new DoorstepTime(NOON.minus(Duration.ofDays(3)), false));
        assertThat(DoorstepTime.read(NOON.plus(Duration.ofHours(5)), NOON))
                .isEqualTo(new DoorstepTime(NOON, true));
        assertThat(DoorstepTime.read(NOON.plusSeconds(20), NOON))
                .isEqualTo(new DoorstepTime(NOON.plusSeconds(20), false));
    }
}
