package org.doorstep.console.actions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import org.doorstep._support.RoomTest;
import org.doorstep._support.TestClock;
import org.doorstep.campaigns.Action;
import org.doorstep.campaigns.Actions;
import org.doorstep.campaigns.Shift;
import org.doorstep.kernel.DemonstrationPart;
import org.doorstep.security.DemonstrationMode;
import org.doorstep.security.DemonstrationPeople;
import org.doorstep.security.login.SignedIn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/// Actions and shifts on the pages of the demonstration town: seen, created, moved, called off.
/// Every test starts on Tuesday 2027-04-13 at 10:00 in London.
@RoomTest
class ActionPagesRoomTest {

    @Autowired WebApplicationContext application;
    @Autowired DemonstrationPeople people;
    @Autowired Actions actions;
    @Autowired TestClock clock;

    private MockMvc browser = MockMvcBuilders.standaloneSetup(new Object()).build();

    @BeforeEach
    void buildTheTown() {
        browser = MockMvcBuilders.webAppContextSetup(application).apply(springSecurity()).build();
        application.getBeansOfType(DemonstrationPart.class).values().stream()
                .sorted(Comparator.comparingInt(DemonstrationPart::step))
                .forEach(DemonstrationPart::load);
    }

    private List<Action> ofTheTown() {
        return actions.list(
                DemonstrationMode.TOWN, clock.instant(), clock.instant().plus(Duration.ofDays(30)));
    }

    /// The one with the most people in it: seven of twenty.
    private Action leaflets() {
        return ofTheTown().stream()
                .max(Comparator.comparingInt(one -> one.shifts().getFirst().placesTaken()))
                .orElseThrow();
    }

    private static Shift first(Action action) {
        return action.shifts().getFirst();
    }

    private Action again(Action action) {
        return actions.find(action.id()).orElseThrow();
    }

    @Test
    void listsWhatIsToComeWithPlacesTakenAndWhatIsOver() throws Exception {
        var page = ask("organiser", get("/console/actions")).getContentAsString();
        for (var action : ofTheTown()) {
            assertThat(page).contains("/console/actions/" + action.id());
        }
        assertThat(page).contains("7 of 20", "places left", "Create an action");
        assertThat(ask("organiser", get("/console/actions?when=past")).getContentAsString())
                .contains("No action in the last 180 days");

        clock.advance(Duration.ofDays(20));
        var later = ask("organiser", get("/console/actions")).getContentAsString();
        assertThat(later).contains("No action is planned");
        assertThat(ask("organiser", get("/console/actions?when=past")).getContentAsString())
                .contains(leaflets(20).title());
    }

    private Action leaflets(int daysAgo) {
        var from = clock.instant().minus(Duration.ofDays(daysAgo));
        return actions.list(DemonstrationMode.TOWN, from, clock.instant()).getFirst();
    }

    @Test
    void showsAnActionWithItsShiftsAndWhoHasSignedUp() throws Exception {
        var action = leaflets();
        var page = ask("organiser", get("/console/actions/" + action.id())).getContentAsString();

        assertThat(page)
                .contains(
                        action.meeting().address(),
                        "7 of 20 places taken",
                        "/console/shifts/" + first(action).id(),
                        "action=" + action.id());
        assertThat(page.split("data-label=\"Signed up\"", -1)).hasSize(1 + 7);
        assertThat(ask("activist", get("/console/actions/" + action.id())).getStatus())
                .isEqualTo(403);
        assertThat(ask("data officer", get("/console/actions")).getStatus()).isEqualTo(403);
    }

    private static MockHttpServletRequestBuilder form(String title, String near, String ends) {
        return post("/console/actions")
                .param("kind", "STREET_STALL")
                .param("title", title)
                .param("description", "Bring a coat.")
                .param("area", "Harbour")
                .param("meetingAddress", "Quay car park")
                .param("near", near)
                .param("skill", "STALLS")
                .param("open", "yes")
                .param("starts", "2027-04-17T10:00")
                .param("ends", ends)
                .param("places", "6");
    }

    @Test
    void createsAnActionWithItsFirstShift() throws Exception {
        var sent = send("organiser", form("Stall on the quay", "52.62, -0.55", "2027-04-17T13:00"));

        var created =
                ofTheTown().stream()
                        .filter(one -> one.title().equals("Stall on the quay"))
                        .findFirst()
                        .orElseThrow();
        assertThat(sent.getRedirectedUrl()).isEqualTo("/console/actions/" + created.id());
        assertThat(created.branch()).isEqualTo(DemonstrationMode.TOWN);
        assertThat(created.open()).isTrue();
        assertThat(created.meeting().point().latitude()).isEqualTo(52.62);
        assertThat(first(created).startsAt()).isEqualTo("2027-04-17T09:00:00Z");
        assertThat(first(created).places()).isEqualTo(6);
    }

    @Test
    void saysAtEachFieldWhatIsWrongAndKeepsWhatWasTyped() throws Exception {
        var unreadable = send("organiser", form("Only <this>", "the quay", "soon"));
        assertThat(unreadable.getStatus()).isEqualTo(422);
        assertThat(unreadable.getContentAsString())
                .contains(
                        "Only &lt;this&gt;",
                        "value=\"the quay\"",
                        "href=\"#near\"",
                        "href=\"#ends\"",
                        "value=\"2027-04-17T10:00\"");
        var refused = send("organiser", form("Stall", "48.85, 2.35", "2027-04-17T09:00"));
        assertThat(refused.getStatus()).isEqualTo(422);
        assertThat(refused.getContentAsString())
                .contains("A place in the United Kingdom", "Quay car park");
        var early = send("organiser", form("Stall", "52.62, -0.55", "2027-04-17T09:00"));
        assertThat(early.getContentAsString())
                .contains(
                        "href=\"#ends\"", "the end after the start", "value=\"2027-04-17T09:00\"");
        assertThat(send("organiser", post("/console/actions")).getStatus()).isEqualTo(422);
        assertThat(send("activist", form("Stall", "52.62, -0.55", "x")).getStatus()).isEqualTo(403);
    }

    @Test
    void addsAShiftToAnAction() throws Exception {
        var path = "/console/actions/" + leaflets().id();
        var wrong =
                send(
                        "organiser",
                        post(path + "/shifts")
                                .param("starts", "2027-04-12T10:00")
                                .param("ends", "2027-04-12T11:00")
                                .param("places", "12"));
        assertThat(wrong.getStatus()).isEqualTo(422);
        assertThat(wrong.getContentAsString()).contains("a shift to come", "value=\"12\"");
        var added =
                send(
                        "organiser",
                        post(path + "/shifts")
                                .param("starts", "2027-04-22T10:00")
                                .param("ends", "2027-04-22T11:00")
                                .param("places", "12"));
        assertThat(added.getRedirectedUrl()).isEqualTo(path);
        assertThat(again(leaflets()).shifts()).hasSize(2);
    }

    @Test
    void movesAShiftByWhoHasSeenItsPresentTime() throws Exception {
        var action = leaflets();
        var path = "/console/shifts/" + first(action).id();
        assertThat(ask("organiser", get(path)).getContentAsString())
                .contains(first(action).version(), "Move it for 7 people");
        var skipped = send("organiser", move(path, first(action), "2028-03-26T01:30", "02:30"));
        assertThat(skipped.getStatus()).isEqualTo(422);
        assertThat(skipped.getContentAsString())
                .contains("a time that exists in London", "value=\"2028-03-26T01:30\"");

        var moved = send("organiser", move(path, first(action), "2027-04-21T18:00", "20:00"));

        assertThat(moved.getRedirectedUrl()).isEqualTo("/console/actions/" + action.id());
        assertThat(first(again(action)).startsAt()).isEqualTo("2027-04-21T17:00:00Z");
        assertThat(first(again(action)).placesTaken()).isEqualTo(7);
        var stale = send("organiser", move(path, first(action), "2027-04-22T18:00", "20:00"));
        assertThat(stale.getStatus()).isEqualTo(412);
        assertThat(stale.getContentAsString()).contains("value=\"2027-04-22T18:00\"");
        assertThat(
                        send("activist", move(path, first(action), "2027-04-22T18:00", "20:00"))
                                .getStatus())
                .isEqualTo(403);
    }

    private static MockHttpServletRequestBuilder move(
            String path, Shift seen, String starts, String endsAt) {
        return post(path + "/move")
                .param("version", seen.version())
                .param("starts", starts)
                .param("ends", starts.substring(0, 11) + endsAt);
    }

    @Test
    void callsAShiftOffAndStillNamesWhoHadAPlace() throws Exception {
        var action = leaflets();
        var path = "/console/shifts/" + first(action).id();

        assertThat(send("organiser", post(path + "/cancel")).getRedirectedUrl())
                .isEqualTo("/console/actions/" + action.id());

        assertThat(first(again(action)).cancelled()).isTrue();
        assertThat(again(action).cancelled()).isFalse();
        var page = ask("organiser", get("/console/actions/" + action.id())).getContentAsString();
        assertThat(page).contains("called off").doesNotContain("href=\"" + path);
        assertThat(page.split("data-label=\"Signed up\"", -1)).hasSize(1 + 7);
        assertThat(send("organiser", post(path + "/cancel")).getStatus()).isEqualTo(409);
        assertThat(ask("organiser", get(path)).getContentAsString())
                .doesNotContain(path + "/cancel", path + "/move");
    }

    @Test
    void callsAnActionOffOnceItsTitleIsTyped() throws Exception {
        var action = leaflets();
        var path = "/console/actions/" + action.id();
        assertThat(ask("organiser", get(path + "/cancel")).getContentAsString())
                .contains("7 people have a place", "Call it off for 7 people");
        var other = post(path + "/cancel").param("reason", "rain").param("title", "another");
        var unsure = send("organiser", other);
        assertThat(unsure.getStatus()).isEqualTo(422);
        assertThat(unsure.getContentAsString()).contains("value=\"another\"", ">rain</textarea>");
        assertThat(again(action).cancelled()).isFalse();

        var sure = post(path + "/cancel").param("reason", "rain").param("title", action.title());
        assertThat(send("organiser", sure).getRedirectedUrl()).isEqualTo(path);

        assertThat(again(action).cancelled()).isTrue();
        assertThat(ask("organiser", get(path)).getContentAsString())
                .contains("write to those who had a place")
                .doesNotContain("Add a shift", path + "/cancel");
    }

    @Test
    void answersBadAddressesWithoutAFault() throws Exception {
        var nobody = "01900000-0000-7000-8000-00000000dead";
        for (var path :
                List.of(
                        "/console/actions/" + nobody,
                        "/console/actions/not-an-id",
                        "/console/actions/" + nobody + "/cancel",
                        "/console/shifts/" + nobody,
                        "/console/shifts/not-an-id")) {
            assertThat(ask("organiser", get(path)).getStatus()).as(path).isEqualTo(404);
        }
        assertThat(ask("organiser", get("/console/actions?when=nonsense")).getStatus())
                .isEqualTo(200);
    }

    private MockHttpServletResponse ask(
            String role, AbstractMockHttpServletRequestBuilder<?> request) throws Exception {
        var who =
                people.list().stream()
                        .filter(one -> one.label().endsWith(", " + role))
                        .findFirst()
                        .orElseThrow();
        return browser.perform(
                        request.with(
                                authentication(
                                        SignedIn.withFactor(who.account(), TestClock.START))))
                .andReturn()
                .getResponse();
    }

    private MockHttpServletResponse send(String role, AbstractMockHttpServletRequestBuilder<?> form)
            throws Exception {
        return ask(role, form.with(csrf()));
    }
}
