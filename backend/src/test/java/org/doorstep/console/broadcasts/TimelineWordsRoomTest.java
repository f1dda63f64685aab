package org.doorstep.console.broadcasts;

import static org.assertj.core.api.Assertions.assertThat;

import org.doorstep._support.RoomTest;
import org.doorstep.console.frame.Wording;
import org.doorstep.messaging.PersonOutcome.Entry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.i18n.LocaleContextHolder;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

/// Timelines and reasons in Welsh; in English as the rooms say them.
@RoomTest
class TimelineWordsRoomTest {

    private static final Entry PASSED_OVER =
            new Entry(
                    Instant.EPOCH,
                    "passed-over",
                    List.of("SMS", "no mobile number"),
                    "SMS was passed over: no mobile number.");

    @Autowired TimelineWords words;
    @Autowired Wording wording;

    @AfterEach
    void anybody() {
        LocaleContextHolder.resetLocaleContext();
    }

    @Test
    void englishIsWhatTheRoomsSay() {
        LocaleContextHolder.setLocale(Locale.UK);
        assertThat(words.of(PASSED_OVER)).isEqualTo("SMS was passed over: no mobile number.");
        assertThat(wording.said("no consent to PUSH")).isEqualTo("no consent to PUSH");
    }

    @Test
    void welshGoesByTheCode() {
        LocaleContextHolder.setLocale(Locale.of("cy"));
        assertThat(words.of(PASSED_OVER))
                .isEqualTo(
                        "Aethpwyd heibio i "
                                + wording.of("ChannelName.SMS")
                                + ": dim rhif symudol.");
        assertThat(wording.said("already 3 messages to this address this hour"))
                .isEqualTo("3 neges i’r cyfeiriad hwn yr awr hon eisoes");
        assertThat(
                        wording.said(
                                "It was given for 1,000 people and there are 2,000 now. Ask for"
                                        + " approval again."))
                .isEqualTo(
                        "Fe’i rhoddwyd ar gyfer 1,000 o bobl ac mae 2,000 bellach. Gofynnwch am"
                                + " gymeradwyaeth eto.");
        assertThat(wording.said("SMS failed: 30003-x"))
                .isEqualTo("mae " + wording.of("ChannelName.SMS") + " wedi methu: 30003-x");
        assertThat(wording.said("something new")).isEqualTo("something new");
        assertThat(words.of(new Entry(Instant.EPOCH, "new", List.of(), "Something new.")))
                .isEqualTo("Something new.");
    }
}
