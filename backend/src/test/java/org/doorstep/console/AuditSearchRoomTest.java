package org.doorstep.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import org.doorstep._support.RoomTest;
import org.doorstep._support.TestClock;
import org.doorstep.kernel.DemonstrationPart;
import org.doorstep.kernel.Outcome;
import org.doorstep.kernel.Page;
import org.doorstep.kernel.PageRequest;
import org.doorstep.security.AccountId;
import org.doorstep.security.Actor;
import org.doorstep.security.AuditLog;
import org.doorstep.security.AuditLog.Entry;
import org.doorstep.security.AuditTrail;
import org.doorstep.security.BranchId;
import org.doorstep.security.CurrentActor;
import org.doorstep.security.DemonstrationMode;
import org.doorstep.security.DemonstrationPeople;
import org.doorstep.security.login.SignedIn;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Looking something up in the audit trail.
@RoomTest
class AuditSearchRoomTest {

    @Autowired WebApplicationContext application;
    @Autowired AuditTrail trail;
    @Autowired AuditLog log;
    @Autowired DemonstrationPeople people;
    @Autowired CurrentActor current;
    @Autowired TestClock clock;

    private MockMvc browser = MockMvcBuilders.standaloneSetup(new Object()).build();

    @BeforeEach
    void buildTheTownAndDoSomething() {
        browser = MockMvcBuilders.webAppContextSetup(application).apply(springSecurity()).build();
        application.getBeansOfType(DemonstrationPart.class).values().stream()
                .sorted(Comparator.comparingInt(DemonstrationPart::step))
                .forEach(DemonstrationPart::load);
        clock.advance(Duration.ofDays(60));
        did("town", DemonstrationMode.TOWN, "in the town");
        did("neighbour", DemonstrationMode.NEIGHBOUR, "next door");
        did("party", null, "everywhere");
        clock.advance(Duration.ofMinutes(1));
    }

    @Test
    void theDataProtectionOfficerSeesAllWithReasons() {
        assertThat(found("data protection officer", null))
                .extracting(Entry::objectId, Entry::reason)
                .contains(
                        org.assertj.core.groups.Tuple.tuple("town", "in the town"),
                        org.assertj.core.groups.Tuple.tuple("neighbour", "next door"),
                        org.assertj.core.groups.Tuple.tuple("party", "everywhere"));
    }

    @Test
    void theAdministratorSeesAllWithoutReasonsBecauseTheyMayNameSomebody() {
        assertThat(found("administrator", null))
                .extracting(Entry::objectId)
                .contains("town", "neighbour", "party");
        assertThat(found("administrator", null)).allMatch(entry -> entry.reason() == null);
    }

    @Test
    void anOrganiserSeesTheOwnBranchOnly() {
        assertThat(found("organiser", null)).extracting(Entry::objectId).containsExactly("town");
    }

    @Test
    void anActivistSeesNothing() {
        assertThat(log.search(search(null), actor("activist"), PageRequest.first(10)))
                .isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void findsByDeedByPersonByObjectAndByTime() {
        assertThat(found("data protection officer", "planted-deed")).hasSize(3);
        assertThat(found("data protection officer", "planted")).isEmpty();
        var before =
                new AuditLog.Search(
                        clock.instant().minus(Duration.ofDays(40)),
                        clock.instant().minus(Duration.ofDays(30)),
                        null,
                        null,
                        null);
        assertThat(page(before, null, 10).items()).isEmpty();
        var about =
                new AuditLog.Search(
                        clock.instant().minus(Duration.ofDays(1)),
                        clock.instant(),
                        person("organiser").toString(),
                        null,
                        "town");
        assertThat(page(about, null, 10).items()).hasSize(1);
    }

    @Test
    void goesThroughAllPagesWithoutLosingOrRepeatingAny() {
        for (var n = 0; n < 25; n++) {
            did("many-" + n, DemonstrationMode.TOWN, null);
        }
        var search = search("planted-deed");
        var seen = new ArrayList<String>();
        @Nullable String cursor = null;
        do {
            var page = page(search, cursor, 10);
            page.items().forEach(entry -> seen.add(entry.objectId()));
            cursor = page.nextCursor();
        } while (cursor != null);
        assertThat(seen).hasSize(28).doesNotHaveDuplicates();
    }

    @Test
    void aCursorThatSomebodyMadeUpIsRefused() throws Exception {
        assertThat(ask("administrator", "/console/audit?cursor=1~x~2").getStatus()).isEqualTo(422);
        assertThat(ask("administrator", "/console/audit?from=0000-00-00").getStatus())
                .isEqualTo(422);
    }

    @Test
    void thePageNamesNobody() throws Exception {
        var page = ask("administrator", "/console/audit?what=planted-deed").getContentAsString();
        assertThat(page).contains("planted-deed", person("organiser").toString());
        var main = page.substring(page.indexOf("<main"));
        assertThat(main).doesNotContain("Priya", "Raman");
    }

    private void did(String object, @Nullable BranchId branch, @Nullable String reason) {
        trail.record("planted-deed", actor("organiser"), branch, object, reason);
    }

    private List<Entry> found(String role, @Nullable String what) {
        return log.search(search(what), actor(role), PageRequest.first(100)).orThrow().items();
    }

    private Page<Entry> page(AuditLog.Search search, @Nullable String cursor, int limit) {
        return log.search(search, actor("data protection officer"), new PageRequest(limit, cursor))
                .orThrow();
    }

    private AuditLog.Search search(@Nullable String what) {
        return new AuditLog.Search(
                clock.instant().minus(Duration.ofDays(1)),
                clock.instant().plusSeconds(1),
                null,
                what,
                null);
    }

    private MockHttpServletResponse ask(String role, String path) throws Exception {
        return browser.perform(
                        get(path)
                                .with(
                                        authentication(
                                                SignedIn.withFactor(
                                                        person(role), clock.instant()))))
                .andReturn()
                .getResponse();
    }

    private Actor actor(String role) {
        return current.actor(person(role));
    }

    private AccountId person(String role) {
        return people.list().stream()
                .filter(one -> one.label().endsWith(", " + role))
                .findFirst()
                .orElseThrow()
                .account();
    }
}
