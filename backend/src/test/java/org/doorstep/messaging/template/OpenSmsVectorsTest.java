package org.doorstep.messaging.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import org.doorstep._support.OpenData;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import tools.jackson.databind.JsonNode;

import java.util.stream.Stream;

/// The published vectors of Twilio's calculator and of GOV.UK Notify.
class OpenSmsVectorsTest {

    private static Stream<JsonNode> vectors(String file, String list) {
        return OpenData.json(file).path(list).valueStream();
    }

    private static String text(JsonNode vector, String name) {
        return vector.path(name).asString();
    }

    @TestFactory
    Stream<DynamicTest> countsSegmentsAndUnitsAsTwilioDoes() {
        return vectors("sms/twilio_segments.json", "vectors")
                .map(vector ->
                        dynamicTest(
                                text(vector, "testDescription"),
                                () -> {
                                    var size = SmsSize.of(text(vector, "body"));
                                    assertThat(size.encoding().label())
                                            .isEqualTo(text(vector, "encoding"));
                                    assertThat(size.segments())
                                            .isEqualTo(vector.path("segments").asInt());
                                    var bits = vector.path("messageSize");
                                    if (!bits.isMissingNode()) {
                                        assertThat(size.units() * bitsOfAUnit(size))
                                                .isEqualTo(bits.asInt());
                                    }
                                }));
    }

    private static int bitsOfAUnit(SmsSize size) {
        return size.encoding() == SmsSize.Encoding.GSM_7 ? 7 : 16;
    }

    @TestFactory
    Stream<DynamicTest> knowsEveryCharacterOfTheGsmAlphabetAndItsUnits() {
        return OpenData.json("sms/gsm0338_alphabet.json")
                .path("map")
                .propertyStream()
                .map(entry ->
                        dynamicTest(
                                "code point " + entry.getKey(),
                                () ->
                                        assertThat(
                                                        SmsAlphabet.units(
                                                                Integer.parseInt(entry.getKey())))
                                                .isEqualTo(entry.getValue().size())));
    }

    @TestFactory
    Stream<DynamicTest> countsFragmentsAsNotifyDoesOnceTheTextIsCleaned() {
        return vectors("sms/notify_fragments.json", "fragments")
                .map(vector -> {
                    // A placeholder counts for nothing until it is filled.
                    var content = text(vector, "content").replaceAll("\\(\\(.*?\\)\\)", "");
                    return dynamicTest(
                            content.codePointCount(0, content.length()) + " characters",
                            () ->
                                    assertThat(
                                                    SmsSize.of(SmsCleaning.mergeValue(content))
                                                            .segments())
                                            .isEqualTo(vector.path("fragments").asInt()));
                });
    }

    @TestFactory
    Stream<DynamicTest> namesTheCharactersThatCostAsNotifyDoes() {
        return vectors("sms/notify_fragments.json", "non_gsm_characters")
                .map(vector ->
                        dynamicTest(
                                text(vector, "content"),
                                () ->
                                        assertThat(
                                                        SmsSize.offending(
                                                                        SmsCleaning.mergeValue(
                                                                                text(
                                                                                        vector,
                                                                                        "content")))
                                                                .codePoints()
                                                                .mapToObj(Character::toString))
                                                .containsExactlyInAnyOrderElementsOf(
                                                        vector.path("non_gsm")
                                                                .valueStream()
                                                                .map(JsonNode::asString)
                                                                .toList())));
    }

    @TestFactory
    Stream<DynamicTest> writesPlainlyWhatNotifyWritesPlainly() {
        return vectors("sms/notify_fragments.json", "downgrade")
                .map(vector ->
                        dynamicTest(
                                text(vector, "note"),
                                () ->
                                        assertThat(SmsCleaning.mergeValue(text(vector, "char")))
                                                .isEqualTo(text(vector, "sms"))));
    }
}
