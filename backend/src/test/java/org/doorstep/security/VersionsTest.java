package org.doorstep.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.doorstep.kernel.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Entity tags are version numbers in quotes.
class VersionsTest {

    @Test
    void readsItsOwnTag() {
        assertThat(Versions.required(Versions.etag(42))).isEqualTo(Outcome.done(42L));
    }

    @Test
    void asksForAMissingOne() {
        assertThat(OneTimeCodesStoreTest.refused(Versions.required(null)))
                .isEqualTo("version-missing");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"42", "W/\"42\"", "\"x\"", "*", "\"42\", \"43\"", "\"9999999999999999999\""})
    void takesAnythingElseForAnOldOne(String tag) {
        assertThat(OneTimeCodesStoreTest.refused(Versions.required(tag)))
                .isEqualTo("version-stale");
    }
}
