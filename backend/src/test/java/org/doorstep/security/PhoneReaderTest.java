package org.doorstep.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.doorstep.kernel.Outcome;
import org.doorstep.kernel.PhoneNumber;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Set;

/// What Doorstep may text, number by number.
class PhoneReaderTest {

    private final PhoneReader reader = new PhoneReader(Set.of("GB"), false);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "07400 123456",
                "+44 (0)7400 123456",
                "0044 7400-123456",
                "7400123456",
                "447400123456",
                "+4407400123456",
                "44 07400 123456",
                "(07400) 123456",
                "07400\u2011123\u2011456",
                " 07400\u00a0123456 ",
                "\u200b07400123456",
                "\u0660\u0667\u0664\u0660\u0660123456"
            })
    void readsOneNumberInManySpellings(String typed) {
        assertThat(reader.read(typed)).isEqualTo(Outcome.done(new PhoneNumber("+447400123456")));
    }

    @ParameterizedTest
    @CsvSource({
        "07123 456789, +447123456789", "07300 123456, +447300123456",
        "07911 212345, +447911212345", "07911 812345, +447911812345"
    })
    void readsOtherMobileRanges(String typed, String e164) {
        assertThat(reader.read(typed)).isEqualTo(Outcome.done(new PhoneNumber(e164)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // Guernsey, Jersey and the Isle of Man
                "07911 123456",
                "07797 712345",
                "07781 123456",
                "07839 123456",
                "07624 123456",
                "07700 899999",
                // drama
                "07700 900000",
                "07700 900123",
                "07700 900999",
                // drama to a careless check, but outside Ofcom's range
                "07700 901000",
                // personal, pager, fixed, UAN, VOIP, free, premium
                "070 1234 5678",
                "07640 123456",
                "07600 123456",
                "020 7946 0991",
                "0117 496 0860",
                "0300 123 4567",
                "0550 123 4567",
                "056 1234 5678",
                "0800 123 4567",
                "0900 123 4567",
                "0871 123 4567",
                // wrong length
                "0044771234567",
                "0791112345",
                "07400 12345",
                "07400 1234567",
                // letters and signs
                "0740012345O",
                "O7400 123456",
                "07400123456,",
                "07400123456 x23",
                "07400123456/07400123457",
                "999",
                "",
                "   ",
                "0",
                "+44",
                "07400 123456 07400 123457",
                "\ud83d\ude00",
                // abroad
                "+33 6 12 34 56 78",
                "+1 202 555 0143"
            })
    void refusesWhatCannotBeTexted(String typed) {
        assertThat(OneTimeCodesStoreTest.refused(reader.read(typed))).isEqualTo("invalid");
    }

    @ParameterizedTest
    @CsvSource({
        "07700 900000, +447700900000",
        "07700 900999, +447700900999",
        "+447700900123, +447700900123"
    })
    void readsDramaNumbersWhereTheyAreAskedFor(String typed, String e164) {
        assertThat(new PhoneReader(Set.of("GB"), true).read(typed))
                .isEqualTo(Outcome.done(new PhoneNumber(e164)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"07911 123456", "07781 123456"})
    void readsOtherRegionsThatAreAllowed(String typed) {
        assertThat(new PhoneReader(Set.of("GB", "GG"), false).read(typed))
                .isInstanceOf(Outcome.Done.class);
    }
}
