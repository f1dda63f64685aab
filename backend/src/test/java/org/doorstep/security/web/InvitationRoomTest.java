package org.doorstep.security.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.doorstep.kernel.EmailAddress;
import org.doorstep.security.Branch;
import org.doorstep.security.Branches;
import org.doorstep.security.CurrentActor;
import org.doorstep.security.Role;
import org.doorstep.security.login.Invitations;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// The first administrator's link: once, within 72 hours, for one address.
class InvitationRoomTest extends SecurityRoomTest {

    private static final EmailAddress ADA = new EmailAddress("ada@example.org");
    private static final Map<String, String> FORM =
            Map.of("email", "ada@example.org", "party", "The Party");

    @Autowired Invitations invitations;
    @Autowired Branches branches;
    @Autowired CurrentActor actors;
    @Autowired org.doorstep._support.TestTicker ticker;

    @Test
    void opensTheServerOnce() throws IOException, InterruptedException {
        ticker.advance(Duration.ofSeconds(10));
        var path = "/invitation/" + invitations.invite(ADA);
        var answer = new Browser(port).submit(path, path, FORM);
        assertThat(answer.statusCode()).isEqualTo(302);
        var actor = actors.actor(addresses.ownerOf(ADA).orElseThrow());
        assertThat(actor.has(Role.ADMINISTRATOR)).isTrue();
        assertThat(branches.list().stream().map(Branch::name)).isEqualTo(List.of("The Party"));
        assertThat(new Browser(port).submit(path, path, FORM).statusCode()).isEqualTo(422);
    }

    @Test
    void letsOneOfTwoInWhoUseTheLinkAtOnce() throws Exception {
        ticker.advance(Duration.ofSeconds(10));
        var token = invitations.invite(ADA);
        try (var both = java.util.concurrent.Executors.newFixedThreadPool(2)) {
            var tries =
                    both.invokeAll(
                            java.util.Collections.nCopies(
                                    2, () -> invitations.accept(token, ADA, "The Party")));
            var done = 0;
            for (var one : tries) {
                done += one.get() instanceof org.doorstep.kernel.Outcome.Done<?> ? 1 : 0;
            }
            assertThat(done).isEqualTo(1);
        }
    }

    @Test
    void isNotUsedUpByLookingAtItNorByAnotherAddress() throws IOException, InterruptedException {
        ticker.advance(Duration.ofSeconds(10));
        var path = "/invitation/" + invitations.invite(ADA);
        var browser = new Browser(port);
        for (var i = 0; i < 3; i++) {
            assertThat(browser.get(path).statusCode()).isEqualTo(200);
        }
        var other = Map.of("email", "eve@example.org", "party", "The Party");
        assertThat(browser.submit(path, path, other).statusCode()).isEqualTo(422);
        clock.advance(Duration.ofHours(72).minusMillis(1));
        assertThat(new Browser(port).submit(path, path, FORM).statusCode()).isEqualTo(302);
    }

    @Test
    void asksTheFirstAdministratorForASecondFactorFirst() throws IOException, InterruptedException {
        ticker.advance(Duration.ofSeconds(10));
        var path = "/invitation/" + invitations.invite(ADA);
        var browser = new Browser(port);
        assertThat(Browser.location(browser.submit(path, path, FORM))).endsWith("/sign-in/factor");
        assertThat(Browser.location(browser.get("/console"))).endsWith("/sign-in/factor");
    }

    @Test
    void keepsNoLinkInTheStore() {
        var token = invitations.invite(ADA);
        var stored = mongo.getCollection("security.invitations").find().first();
        assertThat(String.valueOf(stored)).doesNotContain(token, "ada@");
        var trail = mongo.getCollection("security.audit").find().into(new java.util.ArrayList<>());
        assertThat(trail.toString()).doesNotContain(token, "ada@");
    }

    @Test
    void refusesAnotherAddressAndALateOne() throws IOException, InterruptedException {
        var path = "/invitation/" + invitations.invite(ADA);
        var other = Map.of("email", "eve@example.org", "party", "The Party");
        assertThat(new Browser(port).submit(path, path, other).statusCode()).isEqualTo(422);
        clock.advance(Duration.ofHours(72));
        assertThat(new Browser(port).submit(path, path, FORM).statusCode()).isEqualTo(422);
        assertThat(new Browser(port).submit("/invitation/x", "/invitation/x", FORM).statusCode())
                .isEqualTo(422);
        assertThat(addresses.ownerOf(ADA)).isEmpty();
    }
}
