package org.doorstep.messaging.broadcast.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import org.bson.Document;
import org.doorstep._support.RoomTest;
import org.doorstep.fakes.Fault;
import org.doorstep.fakes.ServerOptions;
import org.doorstep.fakes.TwilioServer;
import org.doorstep.kernel.DemonstrationPart;
import org.doorstep.messaging.Broadcast;
import org.doorstep.messaging.ChannelName;
import org.doorstep.messaging.MessageState;
import org.doorstep.messaging.broadcast.shape.Quota;
import org.doorstep.messaging.broadcast.shape.Sender;
import org.doorstep.messaging.channel.sms.TwilioChannel;
import org.doorstep.security.AccountId;
import org.doorstep.security.Branches;
import org.doorstep.security.DemonstrationMode;
import org.doorstep.security.DemonstrationPeople;
import org.doorstep.security.PublicAddress;
import org.doorstep.security.login.SignedIn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A provider that does not accept our credentials: one call, a page that says so, and an
/// administrator who lets the sender send again.
@RoomTest
class SenderReleaseRoomTest {

    private static final Duration PATIENCE = Duration.ofSeconds(4);
    private static final int PEOPLE = 60;

    @Autowired WebApplicationContext application;
    @Autowired DemonstrationPeople people;
    @Autowired Branches branches;
    @Autowired MongoTemplate mongo;

    private World world;
    private TwilioServer twilio;
    private WorldNode node;
    private Broadcast broadcast;
    private MockMvc browser = MockMvcBuilders.standaloneSetup(new Object()).build();

    @BeforeEach
    void theProviderRefusesTheAccount() throws InterruptedException {
        browser = MockMvcBuilders.webAppContextSetup(application).apply(springSecurity()).build();
        application.getBeansOfType(DemonstrationPart.class).values().stream()
                .sorted(Comparator.comparingInt(DemonstrationPart::step))
                .forEach(DemonstrationPart::load);
        world =
                new World(
                        World.Parts.of(application),
                        branches.find(DemonstrationMode.TOWN).orElseThrow());
        twilio =
                TwilioServer.start(
                        Loopback.ACCOUNT,
                        Loopback.TOKEN,
                        ServerOptions.simple().by(world.parts.clock()));
        world.channels =
                List.of(
                        new TwilioChannel(
                                Loopback.sms(twilio.port(), PATIENCE),
                                new PublicAddress(URI.create("https://api.doorstep.example")),
                                world.parts.clock()));
        world.senders.add(
                new Sender("sms", ChannelName.SMS, null, new Quota(600, Duration.ofMinutes(1))));
        twilio.faults().always(Fault.unauthorised());
        world.people(PEOPLE);
        broadcast = world.launched(ChannelName.SMS);
        node = world.node();
        node.work();
    }

    @AfterEach
    void close() {
        twilio.close();
    }

    @Test
    void oneCallHaltsTheSenderAndItsPageSaysSinceWhenAndWhy() throws Exception {
        assertThat(twilio.log().calls()).hasSize(1);
        var page = see("organiser", "/console/senders");
        assertThat(page)
                .contains("halted")
                .contains("since Tue 13 Apr, 10:00")
                .contains("The provider does not accept our credentials.")
                .contains("An administrator can let it send again.")
                .contains("10 segments a second")
                .doesNotContain("action=\"/console/senders/release\"");
        assertThat(see("administrator", "/console/senders"))
                .contains("action=\"/console/senders/release\"");
    }

    @Test
    void theBroadcastSaysWhatItWaitsFor() throws Exception {
        assertThat(see("organiser", "/console/broadcasts/" + broadcast.id()))
                .contains("What goes by text message waits: sms is halted since")
                .contains("href=\"/console/senders\"");
        assertThat(see("organiser", "/console")).contains("href=\"/console/senders\"");
    }

    @Test
    void whoeverMayNotReleaseItIsRefused() throws Exception {
        for (var person : people.list()) {
            if (!person.label().endsWith(", administrator")) {
                var answer =
                        send(
                                person.account(),
                                post("/console/senders/release").param("sender", "SMS"),
                                world.parts.clock().instant());
                assertThat(answer.getStatus()).as(person.label()).isEqualTo(403);
            }
        }
        var stale = world.parts.clock().instant().minus(Duration.ofMinutes(6));
        assertThat(release("administrator", "SMS", stale).getRedirectedUrl())
                .isEqualTo("/sign-in/factor");
        var now = world.parts.clock().instant();
        assertThat(release("administrator", "stranger", now).getStatus()).isEqualTo(404);
        assertThat(world.parts.broadcasts().haltedSenders().keySet()).isEqualTo(Set.of("SMS"));
        assertThat(trail()).doesNotContain("sender-released");
    }

    @Test
    void releasedItSendsTheRestExactlyOnce() throws Exception {
        twilio.faults().clear();
        world.advance(Duration.ofMinutes(2));
        node.worker.renew();
        node.work();
        assertThat(twilio.accepted()).isEmpty();
        var now = world.parts.clock().instant();
        assertThat(release("administrator", "SMS", now).getRedirectedUrl())
                .isEqualTo("/console/senders");
        sendAll();
        assertThat(twilio.accepted()).hasSize(PEOPLE);
        assertThat(world.states(broadcast)).isEqualTo(Map.of(MessageState.SENDING, 60L));
        world.holds(broadcast);
        assertThat(trail()).contains("sender-released").contains("halted since");
        assertThat(see("organiser", "/console/senders")).contains("61 segments");
        assertThat(see("organiser", "/console/broadcasts/" + broadcast.id()))
                .doesNotContain("What goes by text message waits");
    }

    @Test
    void releasingItTwiceWritesOneEntry() throws Exception {
        var now = world.parts.clock().instant();
        release("administrator", "SMS", now);
        assertThat(release("administrator", "SMS", now).getRedirectedUrl())
                .isEqualTo("/console/senders");
        assertThat(trail().split("sender-released", -1)).hasSize(2);
    }

    private void sendAll() throws InterruptedException {
        for (var second = 0; second < 2 * PEOPLE; second++) {
            node.work();
            world.advance(Duration.ofSeconds(1));
            node.worker.renew();
        }
    }

    private String see(String who, String address) throws Exception {
        var answer = send(who, get(address), world.parts.clock().instant());
        assertThat(answer.getStatus()).isEqualTo(200);
        return answer.getContentAsString();
    }

    private MockHttpServletResponse release(String who, String sender, Instant factorAt)
            throws Exception {
        return send(who, post("/console/senders/release").param("sender", sender), factorAt);
    }

    private MockHttpServletResponse send(
            String who, MockHttpServletRequestBuilder request, Instant factorAt) throws Exception {
        var account =
                people.list().stream()
                        .filter(one -> one.label().endsWith(", " + who))
                        .findFirst()
                        .orElseThrow()
                        .account();
        return send(account, request, factorAt);
    }

    private MockHttpServletResponse send(
            AccountId who, MockHttpServletRequestBuilder request, Instant factorAt)
            throws Exception {
        return browser.perform(
                        request.with(authentication(SignedIn.withFactor(who, factorAt)))
                                .with(csrf()))
                .andReturn()
                .getResponse();
    }

    private String trail() {
        return mongo.find(
                        Query.query(Criteria.where("did.objectId").is("SMS")),
                        Document.class,
                        "security.audit")
                .toString();
    }
}
