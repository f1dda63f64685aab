package org.doorstep.messaging.template;

import static org.assertj.core.api.Assertions.assertThat;

import org.doorstep.messaging.template.SmsSize.Encoding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.stream.Stream;

/// How many segments a text costs.
class SmsSizeTest {

    static Stream<Arguments> vectors() {
        return Stream.of(
                vector(
                        "M1",
                        "Leaflet run Sat 10am, meet Co-op car park, Mill Rd. Reply STOP to opt"
                                + " out.",
                        Encoding.GSM_7,
                        74,
                        74,
                        1),
                vector("M2", "A".repeat(160), Encoding.GSM_7, 160, 160, 1),
                vector("M3", "A".repeat(161), Encoding.GSM_7, 161, 161, 2),
                vector("M4", "{".repeat(80), Encoding.GSM_7, 80, 160, 1),
                vector("M5", "{".repeat(81), Encoding.GSM_7, 81, 162, 2),
                vector("M7", "£5 off? No - €5! [Ref: {A1}]", Encoding.GSM_7, 28, 33, 1),
                vector(
                        "M8",
                        "Cofiwch bleidleisio ddydd Iau! Siân Pŵell, Plaid y Dref. STOP i beidio.",
                        Encoding.UCS_2,
                        71,
                        71,
                        2),
                vector("M10a", "a".repeat(306), Encoding.GSM_7, 306, 306, 2),
                vector("M10b", "a".repeat(307), Encoding.GSM_7, 307, 307, 3),
                vector("M11", "a".repeat(152) + "^" + "a".repeat(152), Encoding.GSM_7, 305, 306, 3),
                vector("M12", "ŵ".repeat(66) + "😀" + "ŵ".repeat(66), Encoding.UCS_2, 133, 134, 3),
                vector(
                        "M14",
                        "Vote Thurs 7am-10pm\nBring ID\nSTOP=opt out",
                        Encoding.GSM_7,
                        41,
                        41,
                        1),
                vector("M16", "tab\there", Encoding.UCS_2, 8, 8, 1),
                vector("M17a", "", Encoding.GSM_7, 0, 0, 0),
                vector("M17b", " \n ", Encoding.GSM_7, 0, 0, 0));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("vectors")
    void countsAsTheNetworksDo(String id, String text, SmsSize expected) {
        assertThat(SmsSize.of(text)).as(id).isEqualTo(expected);
    }

    @Test
    void refusesNothingAndMoreThanSixSegments() {
        assertThat(SmsSize.of(" ").isSendable()).isFalse();
        assertThat(SmsSize.of("a".repeat(918)).isSendable()).isTrue();
        assertThat(SmsSize.of("a".repeat(919)).isSendable()).isFalse();
    }

    private static Arguments vector(
            String id, String text, Encoding encoding, int characters, int units, int segments) {
        return Arguments.of(id, text, new SmsSize(encoding, characters, units, segments));
    }
}
