package org.doorstep.security.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;

/// The app signs in: authorization code with PKCE, rotating refresh tokens, tokens that end.
class AppSignInRoomTest extends SecurityRoomTest {

    @Test
    void leadsFromAuthorizeThroughTheCodeToTokens() throws IOException, InterruptedException {
        var browser = new Browser(port);
        var first = browser.get(authorizePath(authorizeFields()));
        assertThat(first.statusCode()).isEqualTo(302);
        assertThat(Browser.location(first)).endsWith("/sign-in");

        var next = Browser.location(signIn(browser));
        assertThat(next).contains("/oauth2/authorize?");
        var back = Browser.location(browser.get(next));
        assertThat(back).startsWith(REDIRECT + "?");
        assertThat(parameter(back, "state")).isEqualTo("s1");

        var answer = trade(browser, parameter(back, "code"));
        var tokens = json.readTree(answer.body());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(tokens.get("expires_in").asInt()).isEqualTo(599);
        assertThat(tokens.get("refresh_token").asString()).isNotEmpty();
        var me = ask("/api/v1/try-out/me", tokens.get("access_token").asString());
        assertThat(me.statusCode()).isEqualTo(200);
        assertThat(me.body()).isEqualTo(OLIVE_ID.toString());
    }

    @Test
    void rotatesRefreshTokensAndEndsTheFamilyWhenOneIsReused()
            throws IOException, InterruptedException {
        var browser = signedInBrowser();
        var tokens = tokens(browser);
        var first = tokens.get("refresh_token").asString();

        var renewed = refresh(browser, first);
        assertThat(renewed.statusCode()).isEqualTo(200);
        var second = json.readTree(renewed.body()).get("refresh_token").asString();
        var access = json.readTree(renewed.body()).get("access_token").asString();
        assertThat(second).isNotEqualTo(first);
        assertThat(ask("/api/v1/try-out/me", access).statusCode()).isEqualTo(200);

        assertThat(error(refresh(browser, first))).isEqualTo("invalid_grant");
        assertThat(error(refresh(browser, second))).isEqualTo("invalid_grant");
        assertThat(ask("/api/v1/try-out/me", access).statusCode()).isEqualTo(401);
    }

    @Test
    void endsARefreshTokenAfterThirtyIdleDays() throws IOException, InterruptedException {
        var browser = signedInBrowser();
        var token = tokens(browser).get("refresh_token").asString();
        clock.advance(Duration.ofDays(29));
        var renewed = refresh(browser, token);
        assertThat(renewed.statusCode()).isEqualTo(200);
        clock.advance(Duration.ofDays(30));
        var second = json.readTree(renewed.body()).get("refresh_token").asString();
        assertThat(error(refresh(browser, second))).isEqualTo("invalid_grant");
    }

    @Test
    void endsEverythingWhenACodeIsUsedTwice() throws IOException, InterruptedException {
        var browser = signedInBrowser();
        var code = authorizationCode(browser);
        var tokens = json.readTree(trade(browser, code).body());
        assertThat(error(trade(browser, code))).isEqualTo("invalid_grant");
        assertThat(error(refresh(browser, tokens.get("refresh_token").asString())))
                .isEqualTo("invalid_grant");
    }

    @Test
    void refusesACodeThatIsTooOld() throws IOException, InterruptedException {
        var browser = signedInBrowser();
        var code = authorizationCode(browser);
        clock.advance(Duration.ofMinutes(6));
        assertThat(error(trade(browser, code))).isEqualTo("invalid_grant");
    }

    @Test
    void refusesPlainAndMissingProofs() throws IOException, InterruptedException {
        var browser = signedInBrowser();
        var plain = authorizeFields();
        plain.put("code_challenge_method", "plain");
        plain.put("code_challenge", VERIFIER);
        assertThat(parameter(Browser.location(browser.get(authorizePath(plain))), "error"))
                .isEqualTo("invalid_request");
        var none = authorizeFields();
        none.remove("code_challenge");
        none.remove("code_challenge_method");
        assertThat(parameter(Browser.location(browser.get(authorizePath(none))), "error"))
                .isEqualTo("invalid_request");
        var fields =
                new java.util.TreeMap<>(
                        java.util.Map.of(
                                "grant_type",
                                "authorization_code",
                                "client_id",
                                "doorstep-app",
                                "redirect_uri",
                                REDIRECT,
                                "code",
                                authorizationCode(browser)));
        assertThat(browser.post("/oauth2/token", fields).statusCode()).isEqualTo(400);
        fields.put("code_verifier", VERIFIER + "x");
        assertThat(error(browser.post("/oauth2/token", fields))).isEqualTo("invalid_grant");
    }

    @Test
    void refusesEveryOtherRedirect() throws IOException, InterruptedException {
        var browser = signedInBrowser();
        for (var redirect :
                java.util.List.of(
                        "org.doorstep.app:/signed-in/more",
                        "org.doorstep.app:/signed-in#part",
                        "org.doorstep.app.evil:/signed-in",
                        "//signed-in",
                        "https://example.org/signed-in",
                        "http://127.0.0.1.example.org/signed-in")) {
            var fields = authorizeFields();
            fields.put("redirect_uri", redirect);
            var answer = browser.get(authorizePath(fields));
            assertThat(answer.statusCode()).as(redirect).isEqualTo(400);
            assertThat(Browser.location(answer)).as(redirect).isEmpty();
        }
    }

    @Test
    void endsTokensWhenTheAppSignsOut() throws IOException, InterruptedException {
        var browser = signedInBrowser();
        var tokens = tokens(browser);
        var answer =
                browser.post(
                        "/oauth2/revoke",
                        java.util.Map.of(
                                "client_id",
                                "doorstep-app",
                                "token",
                                tokens.get("refresh_token").asString()));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(ask("/api/v1/try-out/me", tokens.get("access_token").asString()).statusCode())
                .isEqualTo(401);
        assertThat(error(refresh(browser, tokens.get("refresh_token").asString())))
                .isEqualTo("invalid_grant");
    }

    @Test
    void endsTokensAndSessionsWhenTheAccountIsClosed() throws IOException, InterruptedException {
        var browser = signedInBrowser();
        var tokens = tokens(browser);
        addresses.release(OLIVE_ID);
        assertThat(ask("/api/v1/try-out/me", tokens.get("access_token").asString()).statusCode())
                .isEqualTo(401);
        assertThat(error(refresh(browser, tokens.get("refresh_token").asString())))
                .isEqualTo("invalid_grant");
        assertThat(browser.get("/try-out/page").statusCode()).isEqualTo(302);
    }

    private String error(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(400);
        return json.readTree(answer.body()).get("error").asString();
    }
}
