package org.doorstep.security.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.doorstep.security.BranchId;
import org.doorstep.security.Grant;
import org.doorstep.security.Role;
import org.doorstep.security.factor.Passkeys;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/// A passkey is made once and signs in alone; whatever is not exactly that is refused.
class PasskeyRoomTest extends SecurityRoomTest {

    private static final Pattern TOKEN =
            Pattern.compile("name=\"csrf-token\" content=\"([^\"]+)\"");
    private static final String PAGE = "/try-out/page";

    @Autowired Passkeys passkeys;

    private final SoftwareAuthenticator device = new SoftwareAuthenticator();

    @Test
    void signsAnOrganiserInWithNothingElse() throws Exception {
        CapturedCodes.GRANTS.put(
                OLIVE_ID,
                List.of(
                        new Grant(
                                Role.ORGANISER,
                                new BranchId(new UUID(2, 2)),
                                Instant.EPOCH,
                                null)));
        var first = signedInBrowser();
        assertThat(add(first).statusCode()).isEqualTo(200);
        assertThat(passkeys.list(OLIVE_ID))
                .isEqualTo(
                        List.of(
                                new Passkeys.Passkey(
                                        device.id(),
                                        "My laptop",
                                        clock.instant(),
                                        clock.instant())));
        // Making one proves it: the role counts at once.
        assertThat(first.get(PAGE).statusCode()).isEqualTo(200);

        var browser = new Browser(port);
        browser.get(PAGE);
        var answer = signIn(browser, device);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(json.readTree(answer.body()).get("next").asString()).isEqualTo(PAGE);
        assertThat(browser.get(PAGE).statusCode()).isEqualTo(200);
    }

    @Test
    void refusesASignatureForAnotherAddress() throws Exception {
        add(signedInBrowser());
        device.at("https://d0orstep.example.org");
        refuses(new Browser(port));
    }

    @Test
    void refusesADeviceThatAskedItsOwnerForNothing() throws Exception {
        add(signedInBrowser());
        device.verifiesNobody();
        refuses(new Browser(port));
    }

    @Test
    void refusesASignatureASecondTimeAndOneThatNobodyAskedFor() throws Exception {
        add(signedInBrowser());
        var browser = new Browser(port);
        var signed =
                device.sign(send(browser, "/sign-in", "/sign-in/passkey/options", "{}").body());
        assertThat(send(browser, "/sign-in", "/sign-in/passkey", signed).statusCode())
                .isEqualTo(200);
        var other = new Browser(port);
        assertThat(send(other, "/sign-in", "/sign-in/passkey", signed).statusCode()).isEqualTo(422);
        send(other, "/sign-in", "/sign-in/passkey/options", "{}");
        assertThat(send(other, "/sign-in", "/sign-in/passkey", signed).statusCode()).isEqualTo(422);
    }

    @Test
    void refusesACopyThatIsBehindTheDevice() throws Exception {
        device.signedBefore(5);
        add(signedInBrowser());
        assertThat(signIn(new Browser(port), device).statusCode()).isEqualTo(200);
        device.signedBefore(2);
        refuses(new Browser(port));
    }

    @Test
    void refusesADeviceThatIsNotKnownAndOneThatWasRemoved() throws Exception {
        refuses(new Browser(port));
        var mine = signedInBrowser();
        add(mine);
        var removed =
                mine.submit(
                        "/account/security",
                        "/account/security/passkeys/" + device.id() + "/remove",
                        Map.of());
        assertThat(removed.statusCode()).isEqualTo(302);
        refuses(new Browser(port));
    }

    @Test
    void takesNothingAwayFromSomebodyElse() throws Exception {
        add(signedInBrowser());
        assertThat(
                        passkeys.remove(
                                new org.doorstep.security.AccountId(new UUID(9, 9)), device.id()))
                .isFalse();
        assertThat(passkeys.list(OLIVE_ID)).hasSize(1);
    }

    @Test
    void asksForTheTokenOfThePage() throws Exception {
        var browser = new Browser(port);
        browser.get("/sign-in");
        var request =
                HttpRequest.newBuilder(browser.at("/sign-in/passkey/options"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{}"))
                        .build();
        assertThat(browser.send(request).statusCode()).isEqualTo(403);
    }

    @Test
    void answersNonsenseWithARefusal() throws Exception {
        var browser = new Browser(port);
        for (var nonsense : List.of("{}", "[]", "null", "x", "{\"id\":1}")) {
            send(browser, "/sign-in", "/sign-in/passkey/options", "{}");
            assertThat(send(browser, "/sign-in", "/sign-in/passkey", nonsense).statusCode())
                    .as(nonsense)
                    .isEqualTo(422);
        }
    }

    private void refuses(Browser browser) throws Exception {
        assertThat(signIn(browser, device).statusCode()).isEqualTo(422);
        assertThat(browser.get("/account/security").statusCode()).isEqualTo(302);
    }

    private HttpResponse<String> add(Browser browser) throws Exception {
        var page = "/account/security";
        var asked = send(browser, page, "/account/security/passkeys/options", "{}");
        return send(
                browser,
                page,
                "/account/security/passkeys?label=My%20laptop",
                device.make(asked.body()));
    }

    private static HttpResponse<String> signIn(Browser browser, SoftwareAuthenticator device)
            throws Exception {
        var asked = send(browser, "/sign-in", "/sign-in/passkey/options", "{}");
        return send(browser, "/sign-in", "/sign-in/passkey", device.sign(asked.body()));
    }

    /// Sends JSON with the token of a page, as the page's script does.
    private static HttpResponse<String> send(Browser browser, String page, String path, String body)
            throws IOException, InterruptedException {
        var token = TOKEN.matcher(browser.get(page).body());
        assertThat(token.find()).isTrue();
        return browser.send(
                HttpRequest.newBuilder(browser.at(path))
                        .header("Content-Type", "application/json")
                        .header("Accept", "application/json")
                        .header("X-CSRF-TOKEN", token.group(1))
                        .POST(BodyPublishers.ofString(body))
                        .build());
    }
}
