package org.doorstep.security.web;

import org.doorstep._support.RoomTest;
import org.doorstep._support.TestClock;
import org.doorstep.kernel.EmailAddress;
import org.doorstep.security.AccountId;
import org.doorstep.security.SignInAddresses;
import org.doorstep.security.factor.AuthenticatorApp;
import org.doorstep.security.factor.Factors;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.data.mongodb.core.MongoTemplate;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;

/// What the tests of this package share: the application, an account, and the way in.
@RoomTest
@Import({CapturedCodes.class, CountedCommands.class, TryOut.class})
abstract class SecurityRoomTest {

    static final EmailAddress OLIVE = new EmailAddress("olive@example.org");
    static final AccountId OLIVE_ID =
            new AccountId(UUID.fromString("01900000-0000-7000-8000-0000000000a1"));
    static final String REDIRECT = "org.doorstep.app:/signed-in";
    static final String VERIFIER = "a-verifier-of-at-least-43-characters-0123456789";

    @Autowired SignInAddresses addresses;
    @Autowired MongoTemplate mongo;
    @Autowired Factors factors;
    @Autowired TestClock clock;
    @Autowired JsonMapper json;
    @LocalServerPort int port;

    @BeforeEach
    void openAnAccount() {
        CapturedCodes.SENT.clear();
        CapturedCodes.GRANTS.clear();
        addresses.claim(OLIVE_ID, OLIVE).orThrow();
    }

    Browser signedInBrowser() throws IOException, InterruptedException {
        var browser = new Browser(port);
        signIn(browser);
        return browser;
    }

    /// A browser whose owner has proved a second factor as well.
    Browser browserWithFactor() throws IOException, InterruptedException {
        var key = factors.offer(OLIVE_ID);
        factors.confirm(OLIVE_ID, AuthenticatorApp.code(key, clock.instant()), "test").orThrow();
        var browser = signedInBrowser();
        clock.advance(java.time.Duration.ofSeconds(30));
        prove(browser, AuthenticatorApp.code(key, clock.instant()));
        return browser;
    }

    static HttpResponse<String> prove(Browser browser, String code)
            throws IOException, InterruptedException {
        return browser.submit("/sign-in/factor", "/sign-in/factor", Map.of("code", code));
    }

    /// Goes through both pages.
    ///
    /// @return the last answer, which sends the browser on
    static HttpResponse<String> signIn(Browser browser) throws IOException, InterruptedException {
        browser.submit("/sign-in", "/sign-in", Map.of("address", OLIVE.address()));
        return browser.submit(
                "/sign-in/code", "/sign-in/code", Map.of("code", CapturedCodes.next()));
    }

    static Map<String, String> authorizeFields() {
        return new java.util.TreeMap<>(
                Map.of(
                        "response_type", "code",
                        "client_id", "doorstep-app",
                        "redirect_uri", REDIRECT,
                        "scope", "app",
                        "state", "s1",
                        "code_challenge", challenge(VERIFIER),
                        "code_challenge_method", "S256"));
    }

    static String authorizePath(Map<String, String> fields) {
        return "/oauth2/authorize?" + Browser.encoded(fields);
    }

    /// Signs in the app and trades the code in.
    JsonNode tokens(Browser browser) throws IOException, InterruptedException {
        return json.readTree(trade(browser, authorizationCode(browser)).body());
    }

    String authorizationCode(Browser browser) throws IOException, InterruptedException {
        var back = Browser.location(browser.get(authorizePath(authorizeFields())));
        return parameter(back, "code");
    }

    static HttpResponse<String> trade(Browser browser, String code)
            throws IOException, InterruptedException {
        return browser.post(
                "/oauth2/token",
                Map.of(
                        "grant_type", "authorization_code",
                        "client_id", "doorstep-app",
                        "redirect_uri", REDIRECT,
                        "code", code,
                        "code_verifier", VERIFIER));
    }

    static HttpResponse<String> refresh(Browser browser, String token)
            throws IOException, InterruptedException {
        return browser.post(
                "/oauth2/token",
                Map.of(
                        "grant_type", "refresh_token",
                        "client_id", "doorstep-app",
                        "refresh_token", token));
    }

    static String parameter(String address, String name) {
        for (var pair : address.substring(address.indexOf('?') + 1).split("&")) {
            if (pair.startsWith(name + "=")) {
                return pair.substring(name.length() + 1);
            }
        }
        return "";
    }

    static String challenge(String verifier) {
        try {
            var digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// Asks the API with a bearer token.
    HttpResponse<String> ask(String path, String token) throws IOException, InterruptedException {
        var browser = new Browser(port);
        return browser.send(
                java.net.http.HttpRequest.newBuilder(browser.at(path))
                        .header("Authorization", "Bearer " + token)
                        .build());
    }
}
