package org.doorstep.security.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.Map;

/// Signing in on a page, and what a session is worth.
class PagesRoomTest extends SecurityRoomTest {

    @Test
    void answersTheSameForAnUnknownAddress() throws IOException, InterruptedException {
        var browser = new Browser(port);
        var known = browser.submit("/sign-in", "/sign-in", Map.of("address", OLIVE.address()));
        CapturedCodes.next();
        var other = new Browser(port);
        var unknown = other.submit("/sign-in", "/sign-in", Map.of("address", "no@example.org"));
        assertThat(unknown.statusCode()).isEqualTo(known.statusCode()).isEqualTo(302);
        assertThat(Browser.location(unknown)).endsWith("/sign-in/code");
        assertThat(CapturedCodes.SENT).isEmpty();
        var refused = other.submit("/sign-in/code", "/sign-in/code", Map.of("code", "123456"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("The code is wrong or too old");
    }

    @Test
    void saysWhatIsWrongWithAnAddressWithoutRepeatingIt() throws IOException, InterruptedException {
        var answer =
                new Browser(port).submit("/sign-in", "/sign-in", Map.of("address", "<b>07400</b>"));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).doesNotContain("07400");
    }

    @Test
    void changesTheSessionAtSignIn() throws IOException, InterruptedException {
        var browser = new Browser(port);
        browser.submit("/sign-in", "/sign-in", Map.of("address", OLIVE.address()));
        var before = browser.session();
        var answer =
                browser.submit(
                        "/sign-in/code", "/sign-in/code", Map.of("code", CapturedCodes.next()));
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(before).isNotEmpty();
        assertThat(browser.session()).isNotEmpty().isNotEqualTo(before);
    }

    @Test
    void bringsTheBrowserBackToWhereItWantedToGo() throws IOException, InterruptedException {
        var browser = new Browser(port);
        var first = browser.get("/try-out/page?filter=a");
        assertThat(first.statusCode()).isEqualTo(302);
        assertThat(Browser.location(first)).endsWith("/sign-in");
        assertThat(Browser.location(signIn(browser))).endsWith("/try-out/page?filter=a");
    }

    @Test
    void refusesAFormWithoutItsToken() throws IOException, InterruptedException {
        var browser = signedInBrowser();
        assertThat(browser.post("/try-out/page", Map.of()).statusCode()).isEqualTo(403);
        assertThat(browser.post("/sign-out", Map.of()).statusCode()).isEqualTo(403);
        assertThat(browser.post("/sign-in", Map.of("address", OLIVE.address())).statusCode())
                .isEqualTo(403);
        var changed = browser.submit("/sign-in", "/try-out/page", Map.of());
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(changed.body()).isEqualTo("changed");
    }

    @Test
    void endsTheSessionAtSignOut() throws IOException, InterruptedException {
        var browser = signedInBrowser();
        assertThat(browser.submit("/sign-in", "/sign-out", Map.of()).statusCode()).isEqualTo(302);
        assertThat(browser.submit("/sign-in", "/try-out/page", Map.of()).statusCode())
                .isEqualTo(302);
    }

    @Test
    void refusesTheRightCodeAfterTenTriesFromOnePlaceOnly()
            throws IOException, InterruptedException {
        var browser = new Browser(port);
        browser.submit("/sign-in", "/sign-in", Map.of("address", OLIVE.address()));
        CapturedCodes.next();
        for (var i = 0; i < 10; i++) {
            browser.submit("/sign-in/code", "/sign-in/code", Map.of("code", "x"));
        }
        var answer = browser.submit("/sign-in/code", "/sign-in/code", Map.of("code", "x"));
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    }

    @Test
    void offersNobodyOutsideTheDemonstration() throws IOException, InterruptedException {
        var browser = new Browser(port);
        assertThat(browser.get("/sign-in").body()).doesNotContain("demonstration");
        var answer =
                browser.submit("/sign-in", "/sign-in/as", Map.of("person", OLIVE_ID.toString()));
        assertThat(answer.statusCode()).isEqualTo(404);
    }

    @Test
    void tellsBrowsersToBeStrict() throws IOException, InterruptedException {
        var headers = new Browser(port).get("/sign-in").headers();
        assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
                .startsWith("default-src 'self'; img-src 'self' data:; form-action 'self' ")
                .contains("org.doorstep.app:")
                .endsWith("frame-ancestors 'none'");
        assertThat(headers.firstValue("Referrer-Policy").orElse("")).isEqualTo("no-referrer");
        assertThat(headers.firstValue("X-Content-Type-Options").orElse("")).isEqualTo("nosniff");
        assertThat(headers.firstValue("X-Frame-Options").orElse("")).isEqualTo("DENY");
        assertThat(headers.firstValue("Set-Cookie").orElse(""))
                .contains("HttpOnly", "SameSite=Lax");
    }
}
