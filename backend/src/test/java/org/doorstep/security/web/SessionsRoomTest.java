package org.doorstep.security.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.bson.Document;
import org.doorstep.security.SignedInPlaces;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Map;

/// Sessions of browsers: in the store, so that every node has them and a restart keeps them; ended
/// by time, by their owner and by nobody else.
class SessionsRoomTest extends SecurityRoomTest {

    private static final String MINE = "/account/security";

    @Autowired SignedInPlaces places;

    @Test
    void changesTheSessionsIdAtSignInAndTheOldOneIsWorthNothing()
            throws IOException, InterruptedException {
        var browser = new Browser(port);
        browser.get("/sign-in");
        var planted = browser.session();
        signIn(browser);
        assertThat(browser.session()).isNotEqualTo(planted).hasSize(43);
        assertThat(statusWith(planted)).isEqualTo(302);
        assertThat(statusWith(browser.session())).isEqualTo(200);
    }

    @Test
    void keepsNothingInTheStoreThatCouldBeUsedOrRead() throws IOException, InterruptedException {
        var browser = new Browser(port);
        browser.submit("/sign-in", "/sign-in", Map.of("address", OLIVE.address()));
        var raw = stored().toString();
        assertThat(raw).contains("attributes=t1:").doesNotContain("olive", browser.session());
        browser.submit("/sign-in/code", "/sign-in/code", Map.of("code", CapturedCodes.next()));
        assertThat(stored().toString()).doesNotContain(browser.session());
    }

    @Test
    void readsNoAttributesThatSomebodyElseWrote() throws IOException, InterruptedException {
        var browser = signedInBrowser();
        var other = new Browser(port);
        other.get("/sign-in");
        var mine = new Document("account", OLIVE_ID.value());
        sessions().updateOne(mine, new Document("$set", new Document("attributes", "t1:AAAA")));
        assertThat(statusWith(browser.session())).isEqualTo(302);
    }

    @Test
    void endsASessionAfterEightIdleHoursAndAfterADayInAnyCase()
            throws IOException, InterruptedException {
        var browser = signedInBrowser();
        for (var hour = 0; hour < 23; hour++) {
            clock.advance(Duration.ofHours(1));
            assertThat(browser.get(MINE).statusCode()).as("hour " + hour).isEqualTo(200);
        }
        clock.advance(Duration.ofHours(1));
        assertThat(browser.get(MINE).statusCode()).isEqualTo(302);

        var idle = signedInBrowser();
        clock.advance(Duration.ofHours(8));
        assertThat(idle.get(MINE).statusCode()).isEqualTo(302);
    }

    @Test
    void signsOutEverywhere() throws IOException, InterruptedException {
        var laptop = signedInBrowser();
        var phone = signedInBrowser();
        var tokens = tokens(phone);
        var out = laptop.submit(MINE, "/account/security/everywhere/end", Map.of());
        assertThat(Browser.location(out)).endsWith("/sign-in");
        assertThat(laptop.get(MINE).statusCode()).isEqualTo(302);
        assertThat(phone.get(MINE).statusCode()).isEqualTo(302);
        assertThat(ask("/api/v1/try-out/me", tokens.get("access_token").asString()).statusCode())
                .isEqualTo(401);
        assertThat(refresh(phone, tokens.get("refresh_token").asString()).statusCode())
                .isEqualTo(400);
    }

    @Test
    void endsOneOfMyBrowsersAndNobodyElses() throws IOException, InterruptedException {
        var laptop = signedInBrowser();
        var phone = signedInBrowser();
        var elsewhere =
                places.browsers(OLIVE_ID, laptop.session()).stream()
                        .filter(place -> !place.current())
                        .findFirst()
                        .orElseThrow();
        places.endBrowser(
                new org.doorstep.security.AccountId(new java.util.UUID(9, 9)), elsewhere.id());
        assertThat(phone.get(MINE).statusCode()).isEqualTo(200);
        laptop.submit(MINE, "/account/security/browsers/" + elsewhere.id() + "/end", Map.of());
        assertThat(phone.get(MINE).statusCode()).isEqualTo(302);
        assertThat(laptop.get(MINE).statusCode()).isEqualTo(200);
    }

    @Test
    void endsALostPhoneAndNothingElse() throws IOException, InterruptedException {
        var browser = signedInBrowser();
        var lost = tokens(browser);
        var kept = tokens(browser);
        assertThat(places.apps(OLIVE_ID)).hasSize(2);
        var family = family(lost.get("access_token").asString());
        browser.submit(MINE, "/account/security/apps/" + family + "/end", Map.of());
        assertThat(ask("/api/v1/try-out/me", lost.get("access_token").asString()).statusCode())
                .isEqualTo(401);
        assertThat(refresh(browser, lost.get("refresh_token").asString()).statusCode())
                .isEqualTo(400);
        assertThat(ask("/api/v1/try-out/me", kept.get("access_token").asString()).statusCode())
                .isEqualTo(200);
    }

    @Test
    void takesNoFormWithoutTheTokenOfItsSession() throws IOException, InterruptedException {
        var browser = signedInBrowser();
        assertThat(browser.post("/account/security/everywhere/end", Map.of()).statusCode())
                .isEqualTo(403);
        var other = signedInBrowser();
        var foreign = SecondFactorRoomTest.csrf(other.get(MINE).body());
        assertThat(
                        browser.post("/account/security/everywhere/end", Map.of("_csrf", foreign))
                                .statusCode())
                .isEqualTo(403);
        assertThat(browser.get(MINE).statusCode()).isEqualTo(200);
    }

    @Test
    void givesTheCookieToThisHostAndToNoScript() throws IOException, InterruptedException {
        var answer = new Browser(port).get("/sign-in");
        assertThat(answer.headers().allValues("Set-Cookie"))
                .filteredOn(cookie -> cookie.startsWith("doorstep-session="))
                .singleElement()
                .asString()
                .contains("Path=/", "HttpOnly", "SameSite=Lax")
                .doesNotContain("Domain");
    }

    private String family(String token) {
        var claims = new String(java.util.Base64.getUrlDecoder().decode(token.split("\\.")[1]));
        return json.readTree(claims).get("family").asString();
    }

    private int statusWith(String session) throws IOException, InterruptedException {
        var browser = new Browser(port);
        return browser.send(
                        HttpRequest.newBuilder(browser.at(MINE))
                                .header("Cookie", "doorstep-session=" + session)
                                .header("Accept", "text/html")
                                .build())
                .statusCode();
    }

    private com.mongodb.client.MongoCollection<Document> sessions() {
        return mongo.getCollection("security.sessions");
    }

    private java.util.List<Document> stored() {
        return sessions()
                .find(new Document("_id", new Document("$gte", "")))
                .into(new java.util.ArrayList<>());
    }
}
