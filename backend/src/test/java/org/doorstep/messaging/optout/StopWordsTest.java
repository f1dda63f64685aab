package org.doorstep.messaging.optout;

import static org.assertj.core.api.Assertions.assertThat;

import org.doorstep.messaging.optout.StopWords.Meaning;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What people mean who text back.
class StopWordsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "STOP",
                "stop",
                " Stop. ",
                "STOPALL",
                "revoke",
                "UNSUBSCRIBE",
                "End",
                "QUIT!",
                "OptOut",
                "cancel",
                "STOPIO",
                "peidio."
            })
    void takesAWordAloneForStop(String body) {
        assertThat(StopWords.read(body)).isEqualTo(Meaning.STOP);
    }

    @ParameterizedTest
    @ValueSource(strings = {"START", "yes", "Unstop."})
    void takesAWordAloneForStart(String body) {
        assertThat(StopWords.read(body)).isEqualTo(Meaning.START);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "stop please",
                "Please stop texting",
                "st op",
                "opt out",
                "Cancel please",
                "no more texts thanks",
                "peidiwch os gwelwch yn dda",
                "Stopiwch y negeseuon hyn"
            })
    void leavesWhatComesNearForAPersonToRead(String body) {
        assertThat(StopWords.read(body)).isEqualTo(Meaning.UNCLEAR);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Count me in",
                "HELP",
                "Can we meet at the end of Mill Road on Saturday?",
                "yes I can come"
            })
    void takesNothingFromOrdinaryReplies(String body) {
        assertThat(StopWords.read(body)).isEqualTo(Meaning.NOTHING);
    }
}
