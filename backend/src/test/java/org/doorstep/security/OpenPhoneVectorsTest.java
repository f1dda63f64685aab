package org.doorstep.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import org.doorstep._support.OpenData;
import org.doorstep.kernel.Outcome;
import org.doorstep.kernel.PhoneNumber;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// GOV.UK Notify's numbers, judged by Doorstep's policy: its parse results hold, its permissions do
/// not (fixed lines, other countries, personal and drama numbers pass there).
class OpenPhoneVectorsTest {

    private final PhoneReader reader = new PhoneReader(Set.of("GB"), false);

    private static Stream<JsonNode> group(String name) {
        return OpenData.json("phone/uk_phone_vectors.json").path("groups").path(name).valueStream();
    }

    private static String input(JsonNode vector) {
        return vector.path("input").asString();
    }

    @TestFactory
    Stream<DynamicTest> readsEveryUkMobile() {
        return group("valid_uk_mobile")
                .map(vector ->
                        dynamicTest(
                                input(vector),
                                () ->
                                        assertThat(reader.read(input(vector)))
                                                .isEqualTo(
                                                        Outcome.done(
                                                                new PhoneNumber(
                                                                        vector.path("e164")
                                                                                .asString())))));
    }

    @TestFactory
    Stream<DynamicTest> refusesWhatMustNotBeTexted() {
        return Stream.of(
                        "valid_international",
                        "valid_channel_islands",
                        "valid_uk_landline",
                        "invalid_uk_landline",
                        "invalid_uk_mobile",
                        "invalid_international",
                        "normalised_fail",
                        "ofcom_drama_numbers")
                .flatMap(name ->
                        group(name)
                                .map(vector ->
                                        dynamicTest(
                                                name + " " + input(vector),
                                                () ->
                                                        assertThat(reader.read(input(vector)))
                                                                .isInstanceOf(
                                                                        Outcome.Refused.class))));
    }

    @TestFactory
    Stream<DynamicTest> neverReadsANumberAsAnother() {
        return group("normalised_ok")
                .map(vector ->
                        dynamicTest(
                                input(vector),
                                () ->
                                        assertThat(allowed(reader.read(input(vector))))
                                                .isSubsetOf(
                                                        "+" + vector.path("digits").asString())));
    }

    private static List<String> allowed(Outcome<PhoneNumber> read) {
        return read instanceof Outcome.Done<PhoneNumber>(var number)
                ? List.of(number.normalised())
                : List.of();
    }
}
