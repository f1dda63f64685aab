package org.doorstep.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.doorstep._support.OpenData;
import org.doorstep.kernel.Outcome;
import org.doorstep.kernel.PhoneNumber;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;

import java.util.Set;

/// The numbers that GOV.UK Notify is tested with, judged by Doorstep's own permission to send.
class PhoneVectorsTest {

    private final PhoneReader reader = new PhoneReader(Set.of("GB"), false);

    @Test
    void readsEveryMobileOfTheUnitedKingdom() {
        for (var vector : group("valid_uk_mobile")) {
            assertThat(read(reader, vector))
                    .as("%s", vector)
                    .isEqualTo(Outcome.done(new PhoneNumber(vector.path("e164").asString())));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "valid_international",
                "valid_channel_islands",
                "valid_uk_landline",
                "invalid_uk_landline",
                "invalid_uk_mobile",
                "invalid_international",
                "normalised_fail",
                "ofcom_drama_numbers"
            })
    void textsNobodyElse(String group) {
        for (var vector : group(group)) {
            assertThat(read(reader, vector)).as("%s", vector).isInstanceOf(Outcome.Refused.class);
        }
    }

    @Test
    void readsDramaNumbersWhereTheyAreAskedFor() {
        var demonstration = new PhoneReader(Set.of("GB"), true);
        for (var vector : group("ofcom_drama_numbers")) {
            assertThat(read(demonstration, vector)).as("%s", vector).isEqualTo(expected(vector));
        }
    }

    @Test
    void makesNoOtherNumberOutOfOneThatIsSpeltOddly() {
        for (var vector : group("normalised_ok")) {
            var outcome = read(reader, vector);
            if (outcome instanceof Outcome.Done) {
                assertThat(outcome).as("%s", vector).isEqualTo(expected(vector));
            }
        }
    }

    private static Outcome<PhoneNumber> read(PhoneReader reader, JsonNode vector) {
        return reader.read(vector.path("input").asString());
    }

    private static Outcome<PhoneNumber> expected(JsonNode vector) {
        return Outcome.done(new PhoneNumber("+" + vector.path("digits").asString()));
    }

    private static JsonNode group(String name) {
        var group = OpenData.json("phone/uk_phone_vectors.json").path("groups").path(name);
        assertThat(group).as(name).isNotEmpty();
        return group;
    }
}
