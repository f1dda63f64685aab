package org.doorstep.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.doorstep.kernel.Outcome;
import org.doorstep.kernel.Secret;
import org.doorstep.security.factor.AuthenticatorApp;
import org.doorstep.security.factor.Factors;
import org.doorstep.security.factor.Factors.Held;
import org.doorstep.security.factor.Factors.Kind;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

/// An authenticator app and recovery codes as a second factor.
class FactorsStoreTest {

    private static final AccountId OLIVE = new AccountId(new UUID(1, 1));
    private static final AccountId EVE = new AccountId(new UUID(2, 2));
    private static final String HERE = "192.0.2.1";

    private final SecurityForTests security = new SecurityForTests();
    private final Factors factors =
            new Factors(security.mongo, security.keyring, security.limits, security.clock);

    @Test
    void countsAnAppFromItsFirstCodeOn() {
        var key = factors.offer(OLIVE);
        assertThat(factors.held(OLIVE)).isEqualTo(new Held(null, 0));
        assertThat(refused(factors.confirm(OLIVE, "000000", HERE))).isEqualTo("factor-wrong");
        factors.confirm(OLIVE, code(key), HERE).orThrow();
        assertThat(factors.held(OLIVE)).isEqualTo(new Held(security.clock.instant(), 10));
    }

    @Test
    void takesNoCodeTwice() {
        var key = enrolled();
        assertThat(refused(factors.prove(OLIVE, code(key), HERE))).isEqualTo("factor-wrong");
        security.clock.advance(Duration.ofSeconds(30));
        var next = code(key);
        assertThat(factors.prove(OLIVE, next, HERE)).isEqualTo(Outcome.done(Kind.APP));
        assertThat(refused(factors.prove(OLIVE, next, HERE))).isEqualTo("factor-wrong");
    }

    @Test
    void takesNoCodeOfSomebodyElse() {
        var key = enrolled();
        factors.confirm(EVE, code(factors.offer(EVE)), HERE).orThrow();
        security.clock.advance(Duration.ofMinutes(1));
        assertThat(refused(factors.prove(EVE, code(key), HERE))).isEqualTo("factor-wrong");
    }

    @Test
    void goesOnWithTheOldAppUntilTheNewOneIsConfirmed() {
        var old = enrolled();
        var offered = factors.offer(OLIVE);
        security.clock.advance(Duration.ofMinutes(1));
        assertThat(refused(factors.prove(OLIVE, code(offered), HERE))).isEqualTo("factor-wrong");
        assertThat(factors.prove(OLIVE, code(old), HERE)).isEqualTo(Outcome.done(Kind.APP));
        factors.confirm(OLIVE, code(offered), HERE).orThrow();
        security.clock.advance(Duration.ofMinutes(1));
        assertThat(refused(factors.prove(OLIVE, code(old), HERE))).isEqualTo("factor-wrong");
        assertThat(factors.prove(OLIVE, code(offered), HERE)).isEqualTo(Outcome.done(Kind.APP));
    }

    @Test
    void takesEachRecoveryCodeOnceHoweverItIsTyped() {
        enrolled();
        var codes = factors.newRecoveryCodes(OLIVE);
        assertThat(codes).hasSize(10).doesNotHaveDuplicates();
        var typed = codes.getFirst().value().toUpperCase(java.util.Locale.ROOT).replace("-", " ");
        assertThat(factors.prove(OLIVE, typed, HERE)).isEqualTo(Outcome.done(Kind.RECOVERY));
        assertThat(refused(factors.prove(OLIVE, typed, HERE))).isEqualTo("factor-wrong");
        assertThat(factors.held(OLIVE).recoveryLeft()).isEqualTo(9);
    }

    @Test
    void voidsEarlierRecoveryCodesWithNewOnes() {
        enrolled();
        var old = factors.newRecoveryCodes(OLIVE).getFirst();
        factors.newRecoveryCodes(OLIVE);
        assertThat(refused(factors.prove(OLIVE, old.value(), HERE))).isEqualTo("factor-wrong");
    }

    @Test
    void keepsNeitherTheKeyNorARecoveryCodeInClear() {
        var key = enrolled();
        var recovery = factors.newRecoveryCodes(OLIVE).getFirst();
        factors.offer(OLIVE);
        var raw =
                List.of(
                        String.valueOf(
                                security.mongo.getCollection("security.factors").find().first()));
        assertThat(raw.getFirst())
                .contains("k1:")
                .doesNotContain(key.value(), recovery.value(), recovery.value().replace("-", ""));
    }

    @Test
    void allowsTenTriesFromOnePlaceAndTheOwnerElsewhereStillComesIn() {
        var key = enrolled();
        security.clock.advance(Duration.ofMinutes(15));
        for (var i = 0; i < 10; i++) {
            assertThat(refused(factors.prove(OLIVE, "000000", "203.0.113.9")))
                    .isEqualTo("factor-wrong");
        }
        assertThat(refused(factors.prove(OLIVE, code(key), "203.0.113.9")))
                .isEqualTo("too-many-requests");
        assertThat(factors.prove(OLIVE, code(key), HERE)).isEqualTo(Outcome.done(Kind.APP));
    }

    private Secret enrolled() {
        var key = factors.offer(OLIVE);
        factors.confirm(OLIVE, code(key), HERE).orThrow();
        return key;
    }

    private String code(Secret key) {
        return AuthenticatorApp.code(key, security.clock.instant());
    }

    private static String refused(Outcome<?> outcome) {
        return OneTimeCodesStoreTest.refused(outcome);
    }
}
