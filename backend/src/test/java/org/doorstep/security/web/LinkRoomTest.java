package org.doorstep.security.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.doorstep.kernel.ContactPoint;
import org.doorstep.kernel.Secret;
import org.doorstep.security.CodeDelivery;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// Signing in by the link of an e-mail.
@org.doorstep._support.RoomTest
@Import(LinkRoomTest.CapturedLinks.class)
class LinkRoomTest {

    private static final BlockingQueue<Secret> LINKS = new LinkedBlockingQueue<>();

    @Autowired org.doorstep.security.SignInAddresses addresses;
    @Autowired org.doorstep._support.TestClock clock;
    @Autowired org.springframework.data.mongodb.core.MongoTemplate mongo;

    @org.springframework.boot.test.web.server.LocalServerPort int port;

    /// Catches the links in place of a mailbox.
    @TestConfiguration(proxyBeanMethods = false)
    static class CapturedLinks {

        @Bean
        @Primary
        CodeDelivery mailbox() {
            return new CodeDelivery() {
                @Override
                public void deliver(ContactPoint to, Secret code, Duration validFor) {
                    throw new IllegalStateException("without its link");
                }

                @Override
                public void deliver(ContactPoint to, Secret code, Secret link, Duration validFor) {
                    LINKS.add(link);
                }
            };
        }
    }

    @BeforeEach
    void openAnAccount() {
        LINKS.clear();
        addresses.claim(SecurityRoomTest.OLIVE_ID, SecurityRoomTest.OLIVE).orThrow();
    }

    @Test
    void signsInTheBrowserThatAskedOnce() throws IOException, InterruptedException {
        var browser = new Browser(port);
        var token = asked(browser);
        assertThat(browser.get("/sign-in/link").statusCode()).isEqualTo(200);
        assertThat(Browser.location(follow(browser, token))).endsWith("/console");
        var again = new Browser(port);
        asked(again);
        assertThat(follow(again, token).statusCode()).isEqualTo(200);
        assertThat(follow(browser, token).statusCode()).isNotEqualTo(302);
    }

    @Test
    void showsTheCodeInAnyOtherBrowserAndSignsNobodyIn() throws IOException, InterruptedException {
        var browser = new Browser(port);
        var token = asked(browser);
        var other = new Browser(port);
        var answer = follow(other, token);
        assertThat(answer.statusCode()).isEqualTo(200);
        var code = answer.body().replaceAll("(?s).*<output class=\"key\">([0-9]{6})<.*", "$1");
        assertThat(Browser.location(other.get("/account/security"))).endsWith("/sign-in");
        var entered = browser.submit("/sign-in/code", "/sign-in/code", Map.of("code", code));
        assertThat(Browser.location(entered)).endsWith("/console");
    }

    @Test
    void isWorthNothingAfterTenMinutes() throws IOException, InterruptedException {
        var browser = new Browser(port);
        var token = asked(browser);
        clock.advance(Duration.ofMinutes(10));
        assertThat(follow(browser, token).statusCode()).isEqualTo(422);
    }

    @Test
    void refusesWhatItDidNotSeal() throws IOException, InterruptedException {
        var browser = new Browser(port);
        var token = asked(browser);
        var end = token.endsWith("A") ? "B" : "A";
        for (var forged :
                java.util.List.of(
                        "",
                        "x",
                        "%",
                        token.substring(1),
                        token.substring(0, token.length() - 9) + end)) {
            assertThat(follow(browser, forged).statusCode()).as(forged).isEqualTo(422);
        }
    }

    @Test
    void holdsItsSecretBehindTheHashAndNothingIsStored() throws IOException, InterruptedException {
        var browser = new Browser(port);
        browser.submit("/sign-in", "/sign-in", Map.of("address", SecurityRoomTest.OLIVE.address()));
        var link = next();
        assertThat(link).matches("http://127\\.0\\.0\\.1:8080/sign-in/link#[A-Za-z0-9_-]+");
        var token = link.substring(link.indexOf('#') + 1);
        for (var collection : mongo.getCollectionNames()) {
            for (var document : mongo.getCollection(collection).find()) {
                assertThat(document.toString()).doesNotContain(token);
            }
        }
    }

    private String asked(Browser browser) throws IOException, InterruptedException {
        browser.submit("/sign-in", "/sign-in", Map.of("address", SecurityRoomTest.OLIVE.address()));
        var link = next();
        return link.substring(link.indexOf('#') + 1);
    }

    private static HttpResponse<String> follow(Browser browser, String token)
            throws IOException, InterruptedException {
        return browser.submit("/sign-in/link", "/sign-in/link", Map.of("token", token));
    }

    private static String next() throws InterruptedException {
        var link = LINKS.poll(10, TimeUnit.SECONDS);
        if (link == null) {
            throw new AssertionError("no link was delivered");
        }
        return link.value();
    }
}
