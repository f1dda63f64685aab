package org.doorstep.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.diagnostics.FailureAnalysis;

class RealStoreCheckTest {

    @ParameterizedTest
    @CsvSource({
        "w=1, w=1",
        "w=0, w=0",
        "journal=false, journal=false",
        "w=majority&journal=false, journal=false",
        "retryWrites=false, retryWrites=false",
        "readConcernLevel=local, a read concern below majority",
        "readConcernLevel=available, a read concern below majority"
    })
    void refusesAUriThatWeakensMajorityWrites(String options, String named) {
        assertThatThrownBy(
                        () -> RealStoreCheck.checkUri("mongodb://db.example/doorstep?" + options))
                .isInstanceOf(WeakStoreException.class)
                .hasMessage("spring.mongodb.uri says " + named + ", which weakens majority writes");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?w=majority",
                "?replicaSet=rs0&journal=true",
                "?readConcernLevel=linearizable"
            })
    void acceptsAUriThatDoesNot(String options) {
        assertThatCode(() -> RealStoreCheck.checkUri("mongodb://db.example/doorstep" + options))
                .doesNotThrowAnyException();
    }

    @Test
    void saysWhatToDo() {
        var analysis =
                new StoreFailureAnalyzer()
                        .analyze(
                                new IllegalStateException(
                                        new WeakStoreException("it is weak", "Make it strong.")));
        assertThat(analysis).extracting(FailureAnalysis::getAction).isEqualTo("Make it strong.");
    }
}
