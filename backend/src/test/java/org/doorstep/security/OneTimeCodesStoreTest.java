package org.doorstep.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.doorstep.kernel.EmailAddress;
import org.doorstep.kernel.Outcome;
import org.doorstep.kernel.Secret;
import org.doorstep.security.login.CodeDocument;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;

/// One-time codes: 6 digits, 10 minutes, one use, 5 tries.
class OneTimeCodesStoreTest {

    private static final EmailAddress OLIVE = new EmailAddress("olive@example.org");

    private final SecurityForTests security = new SecurityForTests();
    private final OneTimeCodes codes = security.codes;

    @Test
    void letsTheRightCodeInOnce() {
        assertThat(ask())
                .isEqualTo(Outcome.done(security.clock.instant().plus(Duration.ofMinutes(10))));
        var code = security.sent.getLast();
        assertThat(code.value()).matches("[0-9]{6}");
        assertThat(codes.redeem(OLIVE, "sign-in", code)).isEqualTo(Outcome.done(OLIVE));
        assertThat(refused(codes.redeem(OLIVE, "sign-in", code))).isEqualTo("code-wrong");
    }

    @Test
    void refusesAnExpiredCode() {
        ask();
        security.clock.advance(Duration.ofMinutes(10));
        assertThat(refused(codes.redeem(OLIVE, "sign-in", security.sent.getLast())))
                .isEqualTo("code-wrong");
    }

    @Test
    void acceptsACodeUntilTheLastMillisecond() {
        ask();
        security.clock.advance(Duration.ofMinutes(10).minusMillis(1));
        assertThat(codes.redeem(OLIVE, "sign-in", security.sent.getLast()))
                .isEqualTo(Outcome.done(OLIVE));
    }

    @Test
    void refusesTheRightCodeAfterFiveWrongOnes() {
        ask();
        var right = security.sent.getLast();
        var wrong = new Secret(right.value().equals("000000") ? "000001" : "000000");
        for (var i = 0; i < 5; i++) {
            assertThat(refused(codes.redeem(OLIVE, "sign-in", wrong))).isEqualTo("code-wrong");
        }
        assertThat(refused(codes.redeem(OLIVE, "sign-in", right))).isEqualTo("code-wrong");
    }

    @Test
    void refusesACodeForAnotherPurposeOrPerson() {
        ask();
        var code = security.sent.getLast();
        assertThat(refused(codes.redeem(OLIVE, "sign-up", code))).isEqualTo("code-wrong");
        assertThat(refused(codes.redeem(new EmailAddress("a@example.org"), "sign-in", code)))
                .isEqualTo("code-wrong");
    }

    @Test
    void endsTheOlderCodeWithANewerOne() {
        ask();
        var older = security.sent.getLast();
        ask();
        var newer = security.sent.getLast();
        if (!older.equals(newer)) {
            assertThat(refused(codes.redeem(OLIVE, "sign-in", older))).isEqualTo("code-wrong");
        }
        assertThat(codes.redeem(OLIVE, "sign-in", newer)).isEqualTo(Outcome.done(OLIVE));
    }

    @Test
    void answersTheSameForAnUnknownAddressAndSendsNothing() {
        assertThat(codes.askInVain(OLIVE, "sign-in", "192.0.2.1")).isEqualTo(ask());
        assertThat(security.sent).hasSize(1);
    }

    @Test
    void keepsNoCodeAndNoAddressInClear() {
        ask();
        var stored = security.mongo.findAll(CodeDocument.class).toString();
        assertThat(stored).doesNotContain("olive", security.sent.getLast().value() + "\"");
        assertThat(security.sent.getLast().toString()).isEqualTo("[REDACTED]");
    }

    @Test
    void sendsAtMostFiveCodesToAnAddressInAQuarterOfAnHour() {
        for (var i = 0; i < 5; i++) {
            ask();
        }
        assertThat(refused(ask())).isEqualTo("too-many-requests");
        assertThat(refused(codes.askInVain(OLIVE, "sign-in", "192.0.2.1")))
                .isEqualTo("too-many-requests");
        security.clock.advance(Duration.ofMinutes(15));
        assertThat(ask()).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void sendsAtMostTwentyCodesToOneCaller() {
        for (var i = 0; i < 20; i++) {
            codes.ask(new EmailAddress("a" + i + "@example.org"), "sign-in", "192.0.2.1");
        }
        assertThat(refused(ask())).isEqualTo("too-many-requests");
    }

    @Test
    void sendsNoMoreCodesThanTheDayAllows() {
        for (var i = 0; i < 40; i++) {
            codes.ask(new EmailAddress("a" + i + "@example.org"), "sign-in", "192.0.2." + i);
        }
        var known = codes.ask(OLIVE, "sign-in", "198.51.100.1");
        var unknown = codes.askInVain(OLIVE, "sign-in", "198.51.100.1");
        assertThat(refused(known)).isEqualTo("too-many-requests").isEqualTo(refused(unknown));
        assertThat(security.sent).hasSize(40);
    }

    private Outcome<Instant> ask() {
        return codes.ask(OLIVE, "sign-in", "192.0.2.1");
    }

    static String refused(Outcome<?> outcome) {
        return switch (outcome) {
            case Outcome.Done<?> done -> "done";
            case Outcome.Refused<?>(var refusal) -> refusal.code().code();
        };
    }
}
