package org.doorstep.territory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PostcodeTest {

    @ParameterizedTest
    @CsvSource({
        "SW1 3EF, SW1 3EF",
        "sw13ef, SW1 3EF",
        "' SW1    3EF  ', SW1 3EF",
        "SE1 63EF, SE16 3EF",
        "so14 6wb, SO14 6WB",
        "' BF2 0FR ', BF2 0FR",
        "S W1 A 1 AA, SW1A 1AA",
        "N5\u00a03EF, N5 3EF",
        "W1A 0AX, W1A 0AX"
    })
    void readsAPostcodeHoweverItIsTyped(String typed, String printed) {
        assertThat(Postcode.read(typed)).contains(new Postcode(printed));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "N5",
                "SO144 6WB",
                "NF1 1AA",
                "Bad postcode",
                "BFPO 1234",
                "BFPO12345",
                "GIR0AA",
                "AA1 2A",
                "SW1 3EC",
                "\uD83D\uDE00"
            })
    void refusesWhatIsNoPostcode(String typed) {
        assertThat(Postcode.read(typed)).isEmpty();
    }

    @Test
    void tellsTheDistrict() {
        assertThat(new Postcode("SW1A 1AA").outward()).isEqualTo("SW1A");
    }
}
