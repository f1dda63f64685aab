package org.doorstep.messaging.template;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

/// What becomes of a text before it is sent as an SMS.
class SmsCleaningTest {

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "10\u20132|10-2",
                "a\u2011b\u2014c\u2212d|a-b-c-d",
                "wait\u2026|wait...",
                "\u2018it\u2019s\u201d \u201cquoted|'it's\" \"quoted",
                "a\u00a0b\u202fc\td|a b c d",
                "a\u200bb\u2028c\ufeff|abc",
                "fa\u00e7ade \u00e1 \u00ed\u0161|facade \u00e1 \u00eds",
                "Si\u00e2n P\u0175ell \u00ff|Si\u00e2n P\u0175ell \u00ff",
                "Pw\u0302ell|P\u0175ell",
                "caf\u00e9 \u00d1 \u00df \u20ac|caf\u00e9 \u00d1 \u00df \u20ac"
            })
    void writesPlainlyWhatCanBeWritten(String text, String clean) {
        assertThat(SmsCleaning.of(text)).isEqualTo(new SmsCleaning(clean, List.of()));
    }

    @Test
    void namesEachCharacterThatCannotBeWrittenOnce() {
        assertThat(SmsCleaning.of("Vote \uD83D\uDE00 \u4e2d \uD83D\uDE00!"))
                .isEqualTo(new SmsCleaning("Vote   !", List.of("\uD83D\uDE00", "\u4e2d")));
    }

    @Test
    void writesAQuestionMarkForItInsideAName() {
        assertThat(SmsCleaning.mergeValue("Zo\u00eb \uD83D\uDE00")).isEqualTo("Zo\u00eb ?");
    }

    @Test
    void leavesItForARuleToRefuseInWhatAnOrganiserWrites() {
        assertThat(SmsCleaning.keepingOffending("Hi \uD83D\uDE00\u2026"))
                .isEqualTo("Hi \uD83D\uDE00...");
    }
}
