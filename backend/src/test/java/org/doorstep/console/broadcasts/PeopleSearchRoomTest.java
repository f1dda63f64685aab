package org.doorstep.console.broadcasts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import org.bson.Document;
import org.doorstep._support.RoomTest;
import org.doorstep._support.TestClock;
import org.doorstep.kernel.DemonstrationPart;
import org.doorstep.kernel.PageRequest;
import org.doorstep.membership.VolunteerName;
import org.doorstep.membership.Volunteers;
import org.doorstep.messaging.AudienceQuery;
import org.doorstep.messaging.Broadcast;
import org.doorstep.messaging.BroadcastPlan;
import org.doorstep.messaging.Broadcasts;
import org.doorstep.messaging.ChannelName;
import org.doorstep.messaging.ChannelStep;
import org.doorstep.messaging.Presence;
import org.doorstep.messaging.TemplateVersion;
import org.doorstep.messaging.Templates;
import org.doorstep.security.Actor;
import org.doorstep.security.CurrentActor;
import org.doorstep.security.DemonstrationMode;
import org.doorstep.security.DemonstrationPeople;
import org.doorstep.security.login.SignedIn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.util.HtmlUtils;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/// Asking by name why somebody did not get a broadcast.
@RoomTest
class PeopleSearchRoomTest {

    @Autowired WebApplicationContext application;
    @Autowired DemonstrationPeople people;
    @Autowired CurrentActor current;
    @Autowired Templates templates;
    @Autowired Broadcasts broadcasts;
    @Autowired Volunteers volunteers;
    @Autowired MongoTemplate mongo;

    private List<VolunteerName> town = List.of();

    @BeforeEach
    void buildTheTown() {
        application.getBeansOfType(DemonstrationPart.class).values().stream()
                .sorted(Comparator.comparingInt(DemonstrationPart::step))
                .forEach(DemonstrationPart::load);
        town =
                volunteers
                        .list(DemonstrationMode.TOWN, me("organiser"), PageRequest.first(200))
                        .orThrow()
                        .items();
    }

    private Actor me(String role) {
        var person =
                people.list().stream()
                        .filter(one -> one.label().endsWith(", " + role))
                        .findFirst()
                        .orElseThrow();
        return current.actor(person.account());
    }

    /// For those who can do first aid, of whom not everybody is one.
    private Broadcast draft() {
        var template = templates.list(DemonstrationMode.TOWN).getFirst();
        var plan =
                new BroadcastPlan(
                        DemonstrationMode.TOWN,
                        "First aid",
                        new TemplateVersion(template.id().value(), template.version()),
                        new AudienceQuery(
                                "volunteers",
                                DemonstrationMode.TOWN,
                                Map.of("skill", List.of("FIRST_AID"))),
                        List.of(ChannelStep.of(ChannelName.EMAIL)),
                        null,
                        null);
        return broadcasts.draft(plan, me("organiser")).orThrow();
    }

    private MockHttpServletResponse ask(String who, Broadcast broadcast, String name)
            throws Exception {
        return MockMvcBuilders.webAppContextSetup(application)
                .apply(springSecurity())
                .build()
                .perform(
                        post("/console/broadcasts/" + broadcast.id() + "/why")
                                .param("name", name)
                                .with(
                                        authentication(
                                                SignedIn.withFactor(
                                                        me(who).account(), TestClock.START)))
                                .with(csrf()))
                .andReturn()
                .getResponse();
    }

    @Test
    void whoeverIsCalledThatIsShownWithWhatLeavesThemOut() throws Exception {
        var draft = draft();
        var out =
                town.stream()
                        .filter(one ->
                                broadcasts
                                                        .presence(
                                                                draft.id(),
                                                                one.id().ref(),
                                                                me("organiser"))
                                                        .orThrow()
                                                instanceof
                                                Presence.Out(var name, var frozen, var reasons)
                                        && !reasons.isEmpty())
                        .findFirst()
                        .orElseThrow();
        var typed = out.name().toUpperCase(Locale.ROOT);
        var answer = ask("organiser", draft, typed);
        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(HtmlUtils.htmlUnescape(answer.getContentAsString()))
                .contains(">" + out.name() + "</a>")
                .contains("?person=" + out.id())
                .contains("Does not offer first aid.");
        assertThat(trail(draft)).contains("broadcast-people-searched").doesNotContain(out.name());
    }

    @Test
    void partsOfTheNameAreEnoughAndNobodyElseIsShown() throws Exception {
        var one = town.getFirst();
        var part = one.name().substring(0, 3);
        var page = HtmlUtils.htmlUnescape(ask("organiser", draft(), part).getContentAsString());
        var shown =
                town.stream()
                        .map(VolunteerName::name)
                        .filter(name -> page.contains(">" + name + "</a>"))
                        .toList();
        assertThat(shown).contains(one.name());
        assertThat(shown)
                .allSatisfy(name ->
                        assertThat(name.toLowerCase(Locale.ROOT))
                                .contains(part.toLowerCase(Locale.ROOT)));
    }

    @Test
    void aWholeAddressFindsItsOwnerAndNothingStandsInTheAddressOfThePage() throws Exception {
        var draft = draft();
        var one = town.getFirst();
        var details = volunteers.contactDetails(one.id(), me("organiser")).orThrow();
        var email = Objects.requireNonNull(details.email()).normalised();
        var answer = ask("organiser", draft, email);
        assertThat(HtmlUtils.htmlUnescape(answer.getContentAsString()))
                .contains(">" + one.name() + "</a>");
        assertThat(ask("organiser", draft, "nobody@example.org").getContentAsString())
                .contains("Nobody of the branch is called that.");
    }

    @Test
    void oneLetterIsNotEnoughAndOtherRolesAreRefused() throws Exception {
        var draft = draft();
        assertThat(ask("organiser", draft, "x").getStatus()).isEqualTo(422);
        assertThat(ask("activist", draft, "xyz").getStatus()).isEqualTo(403);
        assertThat(trail(draft)).doesNotContain("broadcast-people-searched");
    }

    private String trail(Broadcast broadcast) {
        return mongo.find(
                        Query.query(Criteria.where("did.objectId").is(broadcast.id().value())),
                        Document.class,
                        "security.audit")
                .toString();
    }
}
