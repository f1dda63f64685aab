package org.doorstep.messaging.template;

import static org.assertj.core.api.Assertions.assertThat;

import org.doorstep._support.OpenData;
import org.doorstep.messaging.template.SmsSize.Encoding;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import tools.jackson.databind.JsonNode;

import java.util.stream.Stream;

/// Texts that Twilio and GOV.UK Notify are tested with: what they cost is what we say they cost.
class SmsVectorsTest {

    @TestFactory
    Stream<DynamicTest> countsSegmentsAsTwilioDoes() {
        return vectors("sms/twilio_segments.json", "vectors")
                .map(vector ->
                        DynamicTest.dynamicTest(
                                vector.path("testDescription").asString(),
                                () -> {
                                    var size = SmsSize.of(vector.path("body").asString());
                                    assertThat(size.encoding().label())
                                            .isEqualTo(vector.path("encoding").asString());
                                    assertThat(size.segments())
                                            .isEqualTo(vector.path("segments").asInt());
                                }));
    }

    /// Notify sends a question mark where we refuse, and cuts blanks off the end.
    @TestFactory
    Stream<DynamicTest> countsFragmentsAsNotifyDoes() {
        return vectors("sms/notify_fragments.json", "fragments")
                .map(vector -> {
                    var sent =
                            vector.path("content")
                                    .asString()
                                    .strip()
                                    .replaceAll("\\(\\(.*\\)\\)", "")
                                    .replaceAll("[\\x{10000}-\\x{10FFFF}]", "?");
                    return DynamicTest.dynamicTest(
                            sent.length() + " of " + sent.charAt(0),
                            () ->
                                    assertThat(SmsSize.of(sent).segments())
                                            .isEqualTo(vector.path("fragments").asInt()));
                });
    }

    @Test
    void knowsEveryCharacterOfTheSevenBitAlphabetAndItsPrice() {
        var alphabet = OpenData.json("sms/gsm0338_alphabet.json").path("map");
        assertThat(alphabet).isNotEmpty();
        for (var entry : alphabet.properties()) {
            var point = Integer.parseInt(entry.getKey());
            assertThat(SmsAlphabet.units(point))
                    .as(Character.getName(point))
                    .isEqualTo(entry.getValue().size());
        }
        for (var point = 0; point < 0x3000; point++) {
            if (!alphabet.has(Integer.toString(point))) {
                assertThat(SmsAlphabet.units(point)).as(Character.getName(point)).isEqualTo(0);
            }
        }
    }

    @Test
    void countsUnitsOfTextsInOtherScriptsAsNotifyDoes() {
        var vectors = vectors("sms/notify_fragments.json", "character_count_unicode").toList();
        assertThat(vectors).isNotEmpty();
        for (var vector : vectors) {
            var size = SmsSize.of(vector.path("content").asString());
            if (size.encoding() == Encoding.UCS_2) {
                assertThat(size.characters()).isEqualTo(vector.path("code_points").asInt());
            }
        }
    }

    private static Stream<JsonNode> vectors(String file, String name) {
        return OpenData.json(file).path(name).valueStream();
    }
}
