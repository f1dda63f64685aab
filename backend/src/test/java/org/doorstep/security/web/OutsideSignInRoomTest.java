package org.doorstep.security.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.doorstep.kernel.EmailAddress;
import org.doorstep.security.AccountId;
import org.doorstep.security.BranchId;
import org.doorstep.security.Grant;
import org.doorstep.security.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// An identity provider outside signs people in instead of our codes; what it says is believed only
/// where its signature, issuer, audience, time and nonce are right.
class OutsideSignInRoomTest extends SecurityRoomTest {

    private static final OutsideProvider PROVIDER = new OutsideProvider();
    private static final EmailAddress EVE = new EmailAddress("eve@example.org");
    private static final AccountId EVE_ID = new AccountId(new UUID(6, 6));
    private static final String MINE = "/account/security";

    @DynamicPropertySource
    static void withTheProvider(DynamicPropertyRegistry properties) {
        properties.add("doorstep.security.identity-provider.issuer-uri", PROVIDER::issuer);
        properties.add("doorstep.security.identity-provider.client-secret", () -> "not-secret");
    }

    @BeforeEach
    void letTheProviderBeHonest() {
        PROVIDER.honest();
    }

    @Test
    void signsInTheOwnerOfTheVerifiedAddress() throws IOException, InterruptedException {
        var browser = new Browser(port);
        browser.get(MINE);
        assertThat(goThrough(browser)).endsWith(MINE);
        assertThat(browser.get(MINE).statusCode()).isEqualTo(200);
    }

    @Test
    void goesByTheSubjectOnceItIsKnown() throws IOException, InterruptedException {
        addresses.claim(EVE_ID, EVE).orThrow();
        goThrough(new Browser(port));
        PROVIDER.claims.put("email", EVE.address());
        var browser = new Browser(port);
        goThrough(browser);
        assertThat(tokensOf(browser)).isEqualTo(OLIVE_ID.toString());
    }

    @Test
    void opensNoAccountAndBelievesNoUnprovenAddress() throws IOException, InterruptedException {
        PROVIDER.claims.put("email", "stranger@example.org");
        refuses("/sign-in?unknown");
        PROVIDER.honest();
        PROVIDER.claims.put("email_verified", false);
        refuses("/sign-in?unknown");
    }

    @Test
    void believesNothingThatIsForged() throws IOException, InterruptedException {
        for (var lie :
                Map.<String, Object>of(
                                "iss", "https://elsewhere.example.org",
                                "aud", "another",
                                "nonce", "another",
                                "exp", 1_000_000_000L)
                        .entrySet()) {
            PROVIDER.honest();
            PROVIDER.claims.put(lie.getKey(), lie.getValue());
            refuses("/sign-in?failed");
        }
        PROVIDER.honest();
        PROVIDER.signs = OutsideProvider.newKey();
        refuses("/sign-in?failed");
    }

    @Test
    void takesNoAnswerThatThisBrowserDidNotAskFor() throws IOException, InterruptedException {
        var browser = new Browser(port);
        var start = Browser.location(browser.get("/oauth2/authorization/outside"));
        var back = Browser.location(browser.get(start));
        var other = new Browser(port);
        assertThat(Browser.location(other.get(local(back)))).endsWith("/sign-in?failed");
        assertThat(other.get(MINE).statusCode()).isEqualTo(302);
    }

    @Test
    void asksForOurOwnSecondFactorUnlessTheProviderHasAsked()
            throws IOException, InterruptedException {
        CapturedCodes.GRANTS.put(
                OLIVE_ID,
                List.of(
                        new Grant(
                                Role.ORGANISER,
                                new BranchId(new UUID(2, 2)),
                                Instant.EPOCH,
                                null)));
        assertThat(goThrough(new Browser(port))).endsWith("/sign-in/factor");
        PROVIDER.claims.put("amr", List.of("pwd", "mfa"));
        var browser = new Browser(port);
        goThrough(browser);
        assertThat(browser.get("/try-out/page").statusCode()).isEqualTo(200);
    }

    @Test
    void givesNoCodesBesideTheProvider() throws IOException, InterruptedException {
        var browser = new Browser(port);
        assertThat(browser.get("/sign-in").body())
                .contains("Sign in with")
                .doesNotContain("Send me a code");
        var answer = browser.submit("/sign-in", "/sign-in", Map.of("address", OLIVE.address()));
        assertThat(answer.statusCode()).isIn(403, 404);
        assertThat(CapturedCodes.SENT).isEmpty();
    }

    private void refuses(String page) throws IOException, InterruptedException {
        var browser = new Browser(port);
        assertThat(goThrough(browser)).endsWith(page);
        assertThat(browser.get(MINE).statusCode()).isEqualTo(302);
    }

    /// Follows the browser to the provider and back.
    ///
    /// @return where it is sent in the end
    private String goThrough(Browser browser) throws IOException, InterruptedException {
        var start = Browser.location(browser.get("/oauth2/authorization/outside"));
        assertThat(start).startsWith(PROVIDER.issuer() + "/authorize?").contains("nonce=");
        var back = Browser.location(browser.get(start));
        return Browser.location(browser.get(local(back)));
    }

    /// The provider sends people to the public address, which the test server has not.
    private static String local(String address) {
        var uri = java.net.URI.create(address);
        return uri.getRawPath() + "?" + uri.getRawQuery();
    }

    private String tokensOf(Browser browser) throws IOException, InterruptedException {
        var token = tokens(browser).get("access_token").asString();
        return ask("/api/v1/try-out/me", token).body();
    }
}
