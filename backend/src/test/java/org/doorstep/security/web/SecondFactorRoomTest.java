package org.doorstep.security.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.doorstep.kernel.Secret;
import org.doorstep.security.BranchId;
import org.doorstep.security.Grant;
import org.doorstep.security.Role;
import org.doorstep.security.factor.AuthenticatorApp;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/// A role that sees other people's data counts only once a second factor is proved.
class SecondFactorRoomTest extends SecurityRoomTest {

    private static final Pattern KEY = Pattern.compile("class=\"key\">([A-Z2-7 ]+)<");
    private static final String ORGANISERS = "/api/v1/try-out/organisers";
    private static final String PAGE = "/try-out/page";

    @Test
    void leadsAnOrganiserFromTheCodeToTheFactorAndOn() throws IOException, InterruptedException {
        grant(Role.ORGANISER);
        var browser = new Browser(port);
        assertThat(Browser.location(browser.get(PAGE))).endsWith("/sign-in");
        assertThat(Browser.location(signIn(browser))).endsWith("/sign-in/factor");
        assertThat(Browser.location(browser.get(PAGE))).endsWith("/sign-in/factor");
        // Without a factor yet, one is made first.
        assertThat(Browser.location(browser.get("/sign-in/factor"))).endsWith("/account/security");
        assertThat(browser.get("/account/security").body())
                .contains("Your role needs a second factor");

        var offered = browser.submit("/account/security", "/account/security/app", Map.of());
        var found = KEY.matcher(offered.body());
        assertThat(found.find()).isTrue();
        assertThat(offered.body()).contains("<path class=\"qr-ink\"");
        var key = new Secret(found.group(1));
        var confirmed =
                browser.post(
                        "/account/security/app/confirm",
                        Map.of("code", code(key), "_csrf", csrf(offered.body())));
        assertThat(confirmed.body().split("<li><code>", -1)).hasSize(11);
        assertThat(browser.get(PAGE).statusCode()).isEqualTo(200);

        var later = new Browser(port);
        later.get(PAGE);
        clock.advance(Duration.ofMinutes(1));
        assertThat(Browser.location(signIn(later))).endsWith("/sign-in/factor");
        assertThat(later.get("/sign-in/factor").statusCode()).isEqualTo(200);
        assertThat(prove(later, "000000").statusCode()).isEqualTo(422);
        assertThat(Browser.location(later.get(PAGE))).endsWith("/sign-in/factor");
        assertThat(Browser.location(prove(later, code(key)))).endsWith(PAGE);
        assertThat(later.get(PAGE).statusCode()).isEqualTo(200);
    }

    @Test
    void asksAnActivistForNone() throws IOException, InterruptedException {
        grant(Role.ACTIVIST);
        var browser = new Browser(port);
        assertThat(Browser.location(signIn(browser))).endsWith("/console");
    }

    @Test
    void countsARoleInTheAppOnlyWhereTheSignInProvedTheFactor()
            throws IOException, InterruptedException {
        grant(Role.ORGANISER);
        var without = tokens(signedInBrowser()).get("access_token").asString();
        var with = tokens(browserWithFactor());
        assertThat(ask(ORGANISERS, without).statusCode()).isEqualTo(403);
        assertThat(ask(ORGANISERS, with.get("access_token").asString()).statusCode())
                .isEqualTo(200);
        // A renewed token is worth what its sign-in was.
        var renewed =
                json.readTree(
                        refresh(new Browser(port), with.get("refresh_token").asString()).body());
        assertThat(ask(ORGANISERS, renewed.get("access_token").asString()).statusCode())
                .isEqualTo(200);
    }

    @Test
    void letsNobodyChangeFactorsOnABrowserLeftOpen() throws IOException, InterruptedException {
        grant(Role.ORGANISER);
        var browser = browserWithFactor();
        clock.advance(Duration.ofMinutes(5));
        for (var path :
                List.of(
                        "/account/security/app",
                        "/account/security/app/remove",
                        "/account/security/recovery",
                        "/account/security/passkeys/options")) {
            var answer = browser.submit("/account/security", path, Map.of());
            assertThat(Browser.location(answer)).as(path).endsWith("/sign-in/factor");
        }
        assertThat(factors.held(OLIVE_ID).app()).isTrue();
    }

    @Test
    void hasNoWayRoundTheFactorOutsideTheDemonstration() throws IOException, InterruptedException {
        grant(Role.ORGANISER);
        var browser = signedInBrowser();
        var answer = browser.submit("/account/security", "/sign-in/factor/demonstration", Map.of());
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(Browser.location(browser.get(PAGE))).endsWith("/sign-in/factor");
    }

    private String code(Secret key) {
        return AuthenticatorApp.code(key, clock.instant());
    }

    static String csrf(String page) {
        var found = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"").matcher(page);
        return found.find() ? found.group(1) : "";
    }

    private static void grant(Role role) {
        CapturedCodes.GRANTS.put(
                OLIVE_ID,
                List.of(new Grant(role, new BranchId(new UUID(2, 2)), Instant.EPOCH, null)));
    }
}
