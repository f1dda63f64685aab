package org.doorstep.security.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.doorstep.kernel.EmailAddress;
import org.doorstep.kernel.Outcome;
import org.doorstep.kernel.Secret;
import org.doorstep.security.login.SignIn;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/// Nobody learns from the sign-in who has an account, and nobody can keep its owner out.
class SignInSecrecyRoomTest extends SecurityRoomTest {

    private static final EmailAddress STRANGER = new EmailAddress("stranger@example.org");
    private static final Secret WRONG = new Secret("nothing");

    @Autowired SignIn signIn;

    @Test
    void doesTheSameWorkForAKnownAndAnUnknownAddress() {
        // Work done in the store is what time there is; a clock would only measure it badly.
        var known = CountedCommands.of(() -> signIn.ask(OLIVE, "browser", "192.0.2.1"));
        var unknown = CountedCommands.of(() -> signIn.ask(STRANGER, "browser", "192.0.2.2"));
        assertThat(known).isEqualTo(unknown).isNotEmpty();
        var knownTry = CountedCommands.of(() -> signIn.enter(OLIVE, WRONG, "browser", "192.0.2.1"));
        var unknownTry =
                CountedCommands.of(() -> signIn.enter(STRANGER, WRONG, "browser", "192.0.2.2"));
        assertThat(knownTry).isEqualTo(unknownTry).isNotEmpty();
    }

    @Test
    void answersAKnownAndAnUnknownAddressAlike() throws IOException, InterruptedException {
        var answers =
                List.of(OLIVE.address(), STRANGER.address()).stream()
                        .map(address -> {
                            try {
                                var browser = new Browser(port);
                                var asked =
                                        browser.submit(
                                                "/sign-in", "/sign-in", Map.of("address", address));
                                var page = browser.get("/sign-in/code").body();
                                var tried =
                                        browser.submit(
                                                "/sign-in/code",
                                                "/sign-in/code",
                                                Map.of("code", "000000"));
                                return asked.statusCode()
                                        + Browser.location(asked)
                                        + plain(page)
                                        + tried.statusCode()
                                        + plain(tried.body());
                            } catch (IOException | InterruptedException broken) {
                                throw new IllegalStateException(broken);
                            }
                        })
                        .toList();
        assertThat(answers.getFirst()).isEqualTo(answers.getLast());
    }

    @Test
    void givesACodeToTheBrowserThatAskedAndToNoOther() throws IOException, InterruptedException {
        var mine = new Browser(port);
        mine.submit("/sign-in", "/sign-in", Map.of("address", OLIVE.address()));
        var code = CapturedCodes.next();
        // A stranger asks for a code of mine and tries: neither ends nor uses up what I wait for.
        var eve = new Browser(port);
        eve.submit("/sign-in", "/sign-in", Map.of("address", OLIVE.address()));
        CapturedCodes.next();
        for (var i = 0; i < 6; i++) {
            eve.submit("/sign-in/code", "/sign-in/code", Map.of("code", "000000"));
        }
        assertThat(enter(eve, code)).isEqualTo(422);
        assertThat(enter(mine, code)).isEqualTo(302);
    }

    @Test
    void allowsTenTriesAQuarterOfAnHourFromOnePlaceAndLocksNobodyOutElsewhere() {
        signIn.ask(OLIVE, "mine", "192.0.2.1").orThrow();
        for (var i = 0; i < 10; i++) {
            assertThat(code(signIn.enter(OLIVE, WRONG, "eve", "203.0.113.9")))
                    .isEqualTo("code-wrong");
        }
        assertThat(code(signIn.enter(OLIVE, WRONG, "eve", "203.0.113.9")))
                .isEqualTo("too-many-requests");
        for (var i = 0; i < 5; i++) {
            signIn.ask(OLIVE, "eve", "203.0.113.9");
        }
        assertThat(code(signIn.ask(OLIVE, "eve", "203.0.113.9"))).isEqualTo("too-many-requests");
        assertThat(signIn.ask(OLIVE, "mine", "192.0.2.1")).isInstanceOf(Outcome.Done.class);
    }

    private static int enter(Browser browser, String code)
            throws IOException, InterruptedException {
        return browser.submit("/sign-in/code", "/sign-in/code", Map.of("code", code)).statusCode();
    }

    private static String code(Outcome<?> outcome) {
        return outcome instanceof Outcome.Refused<?>(var refusal) ? refusal.code().code() : "done";
    }

    /// A page without the tokens that are different every time.
    private static String plain(String page) {
        return page.replaceAll("(value|content)=\"[A-Za-z0-9_-]{40,}\"", "");
    }
}
