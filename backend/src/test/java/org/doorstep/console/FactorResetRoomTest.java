package org.doorstep.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import org.bson.Document;
import org.doorstep._support.RoomTest;
import org.doorstep._support.TestClock;
import org.doorstep.kernel.ContactPoint;
import org.doorstep.kernel.DemonstrationPart;
import org.doorstep.kernel.Secret;
import org.doorstep.security.AccountId;
import org.doorstep.security.CodeDelivery;
import org.doorstep.security.DemonstrationPeople;
import org.doorstep.security.factor.Factors;
import org.doorstep.security.login.SignedIn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// A lost second factor, taken away by an administrator.
@RoomTest
@Import(FactorResetRoomTest.Told.class)
class FactorResetRoomTest {

    private static final String REASON = "met in person at the branch meeting";

    @Autowired WebApplicationContext application;
    @Autowired MongoTemplate mongo;
    @Autowired Factors factors;
    @Autowired DemonstrationPeople people;

    private static final List<String> TOLD = new CopyOnWriteArrayList<>();

    /// Catches what people are told.
    @TestConfiguration(proxyBeanMethods = false)
    static class Told {

        @Bean
        @Primary
        CodeDelivery told() {
            return new CodeDelivery() {
                @Override
                public void deliver(ContactPoint to, Secret code, Duration validFor) {}

                @Override
                public void tell(ContactPoint to, Notice notice, String link) {
                    TOLD.add(notice.name());
                }
            };
        }
    }

    @BeforeEach
    void buildTheTown() {
        TOLD.clear();
        application.getBeansOfType(DemonstrationPart.class).values().stream()
                .sorted(Comparator.comparingInt(DemonstrationPart::step))
                .forEach(DemonstrationPart::load);
        var account = person("organiser");
        factors.offer(account);
        mongo.updateFirst(
                Query.query(Criteria.where("_id").is(account.value())),
                org.springframework.data.mongodb.core.query.Update.update("totp", "t1:sealed")
                        .set("since", Instant.EPOCH),
                "security.factors");
        mongo.insert(
                new Document("_id", "browser")
                        .append("account", account.value())
                        .append("expiresAt", Date.from(TestClock.START.plusSeconds(600))),
                "security.sessions");
    }

    @Test
    void anAdministratorTakesLostFactorsAwayAndThePersonIsTold() throws Exception {
        var person = person("organiser");
        assertThat(factors.held(person).app()).isTrue();
        var answer = reset(person, REASON, TestClock.START);
        assertThat(answer.getStatus()).isEqualTo(302);
        assertThat(factors.held(person).app()).isFalse();
        assertThat(mongo.findById("browser", Document.class, "security.sessions")).isNull();
        assertThat(trail(person)).contains(REASON);
        assertThat(TOLD).isNotEmpty().allMatch(one -> one.equals("FACTORS_RESET"));
    }

    @Test
    void withoutAReasonNothingHappens() throws Exception {
        var person = person("organiser");
        assertThat(reset(person, " ", TestClock.START).getStatus()).isEqualTo(422);
        assertThat(factors.held(person).app()).isTrue();
        assertThat(trail(person)).doesNotContain("second-factors-reset");
    }

    @Test
    void anOldSecondFactorOfTheAdministratorIsNotEnough() throws Exception {
        var person = person("organiser");
        var stale = TestClock.START.minus(Duration.ofMinutes(6));
        var answer = reset(person, REASON, stale);
        assertThat(answer.getRedirectedUrl()).isEqualTo("/sign-in/factor");
        assertThat(factors.held(person).app()).isTrue();
    }

    @Test
    void somebodyUnknownDoesNotExist() throws Exception {
        var nobody = new AccountId(new java.util.UUID(0x7000L, 9));
        assertThat(reset(nobody, REASON, TestClock.START).getStatus()).isEqualTo(404);
    }

    private MockHttpServletResponse reset(AccountId person, String reason, Instant factorAt)
            throws Exception {
        var browser =
                MockMvcBuilders.webAppContextSetup(application).apply(springSecurity()).build();
        return browser.perform(
                        post("/console/people/" + person + "/factors")
                                .param("reason", reason)
                                .with(csrf())
                                .with(
                                        authentication(
                                                SignedIn.withFactor(
                                                        person("administrator"), factorAt))))
                .andReturn()
                .getResponse();
    }

    private String trail(AccountId person) {
        return mongo.find(
                        Query.query(Criteria.where("did.objectId").is(person.toString())),
                        Document.class,
                        "security.audit")
                .toString();
    }

    private AccountId person(String role) {
        return people.list().stream()
                .filter(one -> one.label().endsWith(", " + role))
                .findFirst()
                .orElseThrow()
                .account();
    }
}
