package org.doorstep.messaging.channel.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.doorstep.kernel.Secret;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;

/// From what a text may come.
class SmsSettingsTest {

    @ParameterizedTest
    @ValueSource(strings = {"+447700900000", "60777", "123456"})
    void sendsFromWhatPeopleCanAnswerStopTo(String from) {
        assertThat(from(from).isComplete()).isEqualTo(true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Fenland", "VOTE2027", "07700900000", "1234", "+44 7700 900000"})
    void refusesASenderThatNobodyCanAnswer(String from) {
        assertThatThrownBy(() -> from(from))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("STOP")
                .hasMessageNotContaining(from);
    }

    private static SmsSettings from(String from) {
        return new SmsSettings(
                null,
                "AC00000000000000000000000000000001",
                new Secret("token"),
                null,
                from,
                null,
                20,
                Duration.ofSeconds(1),
                Duration.ofSeconds(10));
    }
}
