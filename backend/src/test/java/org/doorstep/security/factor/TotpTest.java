package org.doorstep.security.factor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/// The codes are those of the standards' own tables.
class TotpTest {

    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    @Test
    void givesTheCodesOfRfc4226AppendixD() {
        assertThat(IntStream.range(0, 10).mapToObj(step -> Totp.code(SECRET, step)))
                .isEqualTo(
                        List.of(
                                "755224", "287082", "359152", "969429", "338314", "254676",
                                "287922", "162583", "399871", "520489"));
    }

    @Test
    void givesTheCodesOfRfc6238AppendixB() {
        var expected = new LinkedHashMap<Long, Integer>();
        expected.put(59L, 94287082);
        expected.put(1111111109L, 7081804);
        expected.put(1111111111L, 14050471);
        expected.put(1234567890L, 89005924);
        expected.put(2000000000L, 69279037);
        expected.put(20000000000L, 65353130);
        Map<Long, Integer> found = new LinkedHashMap<>();
        expected.keySet().forEach(second -> found.put(second, eightDigits(second)));
        assertThat(found).isEqualTo(expected);
    }

    @Test
    void acceptsTheStepBeforeAndTheStepAfterAndNoOther() {
        var now = Instant.ofEpochSecond(1234567890L);
        var step = Totp.step(now);
        var accepted =
                IntStream.rangeClosed(-3, 3)
                        .mapToObj(off -> Totp.stepOf(SECRET, Totp.code(SECRET, step + off), now, 0))
                        .toList();
        assertThat(accepted)
                .isEqualTo(
                        List.of(
                                OptionalLong.empty(),
                                OptionalLong.empty(),
                                OptionalLong.of(step - 1),
                                OptionalLong.of(step),
                                OptionalLong.of(step + 1),
                                OptionalLong.empty(),
                                OptionalLong.empty()));
    }

    @Test
    void countsAStepThatWasUsedNoMore() {
        var now = Instant.ofEpochSecond(1234567890L);
        var step = Totp.step(now);
        assertThat(Totp.stepOf(SECRET, Totp.code(SECRET, step), now, step)).isEmpty();
        assertThat(Totp.stepOf(SECRET, Totp.code(SECRET, step + 1), now, step))
                .isEqualTo(OptionalLong.of(step + 1));
    }

    @Test
    void writesASecretAsAppsReadIt() {
        assertThat(Totp.base32(SECRET)).isEqualTo("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
    }

    private static int eightDigits(long second) {
        return Totp.truncated(SECRET, Totp.step(Instant.ofEpochSecond(second))) % 100_000_000;
    }
}
