package org.doorstep.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import org.doorstep._support.RoomTest;
import org.doorstep._support.TestClock;
import org.doorstep.kernel.ContactPoint;
import org.doorstep.kernel.DemonstrationPart;
import org.doorstep.kernel.EmailAddress;
import org.doorstep.kernel.Secret;
import org.doorstep.security.AccountId;
import org.doorstep.security.CodeDelivery;
import org.doorstep.security.CurrentActor;
import org.doorstep.security.DemonstrationPeople;
import org.doorstep.security.Role;
import org.doorstep.security.SignInAddresses;
import org.doorstep.security.login.SignedIn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// A14: an invitation is used once, within 72 hours, by the address it was sent to.
@RoomTest
@Import(GuestsRoomTest.Mailbox.class)
class GuestsRoomTest {

    private static final EmailAddress NEW = new EmailAddress("nia.newcomer@example.org");
    private static final List<String> LINKS = new CopyOnWriteArrayList<>();

    @Autowired WebApplicationContext application;
    @Autowired MongoTemplate mongo;
    @Autowired DemonstrationPeople people;
    @Autowired SignInAddresses addresses;
    @Autowired CurrentActor current;
    @Autowired TestClock clock;

    private MockMvc browser = MockMvcBuilders.standaloneSetup(new Object()).build();

    /// Catches what is sent.
    @TestConfiguration(proxyBeanMethods = false)
    static class Mailbox {

        @Bean
        @Primary
        CodeDelivery mailbox() {
            return new CodeDelivery() {
                @Override
                public void deliver(ContactPoint to, Secret code, Duration validFor) {}

                @Override
                public void tell(ContactPoint to, Notice notice, String link) {
                    if (to.normalised().startsWith("full.")) {
                        throw new IllegalStateException("mailbox full");
                    }
                    LINKS.add(link);
                }
            };
        }
    }

    @BeforeEach
    void buildTheTown() {
        LINKS.clear();
        browser = MockMvcBuilders.webAppContextSetup(application).apply(springSecurity()).build();
        application.getBeansOfType(DemonstrationPart.class).values().stream()
                .sorted(Comparator.comparingInt(DemonstrationPart::step))
                .forEach(DemonstrationPart::load);
    }

    @Test
    void whoFollowsItIsAnActivistOfTheBranchAtOnceAndOnce() throws Exception {
        var token = invited(NEW.address());
        assertThat(send(get("/welcome")).getStatus()).isEqualTo(200);
        assertThat(join(token, NEW.address(), "Nia Newcomer", "1990").getStatus()).isEqualTo(302);
        var account = addresses.ownerOf(NEW).orElseThrow();
        assertThat(current.actor(account).has(Role.ACTIVIST)).isTrue();
        assertThat(join(token, NEW.address(), "Nia Newcomer", "1990").getStatus()).isEqualTo(422);
    }

    @Test
    void isForItsAddressOnlyAndForSeventyTwoHours() throws Exception {
        var token = invited(NEW.address());
        assertThat(join(token, "eve@example.org", "Eve", "1990").getStatus()).isEqualTo(422);
        clock.advance(Duration.ofHours(72));
        assertThat(join(token, NEW.address(), "Nia", "1990").getStatus()).isEqualTo(422);
        assertThat(addresses.ownerOf(NEW)).isEmpty();
    }

    @Test
    void whatIsWrongInTheFormDoesNotUseItUp() throws Exception {
        var token = invited(NEW.address());
        assertThat(join(token, NEW.address(), " ", "1990").getStatus()).isEqualTo(422);
        assertThat(join(token, NEW.address(), "Nia", "90").getStatus()).isEqualTo(422);
        assertThat(join(token, NEW.address(), "Nia", "1990").getStatus()).isEqualTo(302);
    }

    @Test
    void theLinkHoldsItsSecretBehindTheHashAndOnlyHashesAreStored() throws Exception {
        var token = invited(NEW.address());
        assertThat(LINKS.getFirst()).isEqualTo("http://127.0.0.1:8080/welcome#" + token);
        for (var collection : mongo.getCollectionNames()) {
            for (var document : mongo.getCollection(collection).find()) {
                assertThat(document.toString()).doesNotContain(token, NEW.address());
            }
        }
    }

    @Test
    void whatCannotBeSentLeavesNothingAndSaysSo() throws Exception {
        var answer =
                as(
                        "organiser",
                        post("/console/invitations")
                                .with(csrf())
                                .param("email", "full.x@example.org"));
        assertThat(answer.getStatus()).isEqualTo(503);
        assertThat(mongo.getCollection("security.guests").countDocuments()).isZero();
    }

    @Test
    void onlyThoseWhoMayInviteAndOpenInvitationsNameNobody() throws Exception {
        invited(NEW.address());
        assertThat(as("activist", get("/console/invitations")).getStatus()).isEqualTo(403);
        var page = as("administrator", get("/console/invitations"));
        assertThat(page.getStatus()).isEqualTo(200);
        assertThat(page.getContentAsString()).doesNotContain(NEW.address());
    }

    private String invited(String email) throws Exception {
        var answer =
                as("organiser", post("/console/invitations").with(csrf()).param("email", email));
        assertThat(answer.getStatus()).as(answer.getContentAsString()).isEqualTo(302);
        return LINKS.getLast().substring(LINKS.getLast().indexOf('#') + 1);
    }

    private MockHttpServletResponse join(String token, String email, String name, String year)
            throws Exception {
        return send(
                post("/welcome")
                        .with(csrf())
                        .param("token", token)
                        .param("email", email)
                        .param("name", name)
                        .param("yearOfBirth", year));
    }

    private MockHttpServletResponse as(String role, MockHttpServletRequestBuilder request)
            throws Exception {
        return send(
                request.with(authentication(SignedIn.withFactor(person(role), clock.instant()))));
    }

    private MockHttpServletResponse send(MockHttpServletRequestBuilder request) throws Exception {
        return browser.perform(request).andReturn().getResponse();
    }

    private AccountId person(String role) {
        return people.list().stream()
                .filter(one -> one.label().endsWith(", " + role))
                .findFirst()
                .orElseThrow()
                .account();
    }
}
