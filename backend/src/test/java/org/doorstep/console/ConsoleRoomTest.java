package org.doorstep.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import org.doorstep._support.RoomTest;
import org.doorstep._support.TestClock;
import org.doorstep.canvassing.AssignmentState;
import org.doorstep.canvassing.Assignments;
import org.doorstep.kernel.DemonstrationPart;
import org.doorstep.kernel.London;
import org.doorstep.kernel.PageRequest;
import org.doorstep.membership.VolunteerId;
import org.doorstep.membership.Volunteers;
import org.doorstep.messaging.Templates;
import org.doorstep.security.Actor;
import org.doorstep.security.CurrentActor;
import org.doorstep.security.DemonstrationMode;
import org.doorstep.security.DemonstrationPeople;
import org.doorstep.security.login.SignedIn;
import org.doorstep.territory.Street;
import org.doorstep.territory.Streets;
import org.doorstep.territory.Wards;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Every page on the demonstration town: who may see it, what it says, what bad input gets.
@RoomTest
class ConsoleRoomTest {

    private static final String NOBODY = "01900000-0000-7000-8000-00000000dead";

    @Autowired WebApplicationContext application;
    @Autowired DemonstrationPeople people;
    @Autowired CurrentActor current;
    @Autowired Volunteers volunteers;
    @Autowired Templates templates;
    @Autowired Assignments assignments;
    @Autowired Wards wards;
    @Autowired Streets streets;

    private MockMvc browser = MockMvcBuilders.standaloneSetup(new Object()).build();

    @BeforeEach
    void buildTheTown() {
        browser = MockMvcBuilders.webAppContextSetup(application).apply(springSecurity()).build();
        application.getBeansOfType(DemonstrationPart.class).values().stream()
                .sorted(Comparator.comparingInt(DemonstrationPart::step))
                .forEach(DemonstrationPart::load);
    }

    @Test
    void sendsAStrangerToSignIn() throws Exception {
        var answer = browser.perform(get("/console/streets")).andReturn().getResponse();
        assertThat(answer.getStatus()).isEqualTo(302);
        assertThat(answer.getRedirectedUrl()).isEqualTo("/sign-in");
    }

    @Test
    void saysWhatNeedsTheOrganiser() throws Exception {
        var page = ask("organiser", get("/console"));
        assertThat(page.getStatus()).isEqualTo(200);
        assertThat(page.getContentAsString())
                .contains("What needs me", "people wait for approval", "Aldermarsh");
    }

    @Test
    void speaksWelshToThoseWhoAskForIt() throws Exception {
        var page = ask("organiser", get("/console").locale(Locale.of("cy")));
        assertThat(page.getContentAsString()).contains("Beth sydd angen fy sylw", "lang=\"cy\"");
    }

    @Test
    void letsEveryRoleIntoItsPagesOnly() throws Exception {
        var paths =
                List.of(
                        "/console",
                        "/console/map",
                        "/console/map/streets.json",
                        "/console/map/walks.json",
                        "/console/streets",
                        "/console/people/waiting",
                        "/console/broadcasts",
                        "/console/outbox",
                        "/console/wards");
        var found = new LinkedHashMap<String, List<Integer>>();
        for (var who :
                List.of(
                        "organiser",
                        "election agent",
                        "activist",
                        "data officer",
                        "administrator")) {
            var answers = new ArrayList<Integer>();
            for (var path : paths) {
                answers.add(ask(who, get(path)).getStatus());
            }
            found.put(who, answers);
        }
        assertThat(found)
                .isEqualTo(
                        Map.of(
                                "organiser", List.of(200, 200, 200, 200, 200, 200, 200, 200, 403),
                                "election agent",
                                        List.of(200, 200, 200, 200, 200, 200, 200, 200, 403),
                                "activist", List.of(200, 200, 200, 403, 403, 403, 403, 403, 403),
                                "data officer",
                                        List.of(200, 200, 200, 403, 403, 403, 403, 403, 200),
                                "administrator",
                                        List.of(200, 200, 200, 403, 403, 403, 403, 403, 200)));
    }

    @Test
    void answersBadAddressesWithoutAFault() throws Exception {
        var expected = new LinkedHashMap<String, Integer>();
        expected.put("/console/assignments/" + NOBODY, 404);
        expected.put("/console/assignments/not-an-id/sheet", 404);
        expected.put("/console/people/" + NOBODY + "/block", 404);
        expected.put("/console/broadcasts/" + NOBODY, 404);
        expected.put("/console/broadcasts/NOT%20AN%20ID/people", 404);
        expected.put("/console/messages/nobodyknowsthishandleatall1", 404);
        expected.put("/console/templates/" + NOBODY, 404);
        expected.put("/console/map?branch=" + NOBODY, 404);
        expected.put("/console/map?branch=" + DemonstrationMode.NEIGHBOUR.value(), 404);
        expected.put("/console/map?ward=nonsense", 422);
        expected.put("/console/map?ward=" + NOBODY + "%7CX1", 404);
        expected.put("/console/map?near=-0.55,52.62", 422);
        expected.put("/console/map?near=abc", 422);
        expected.put("/console/map/streets.json?bbox=1,2,3", 422);
        expected.put("/console/map/streets.json?bbox=-10,40,10,60", 422);
        expected.put("/console/streets/walk?street=nonsense", 422);
        expected.put("/console/streets?street=nonsense", 200);
        expected.put("/console/people/waiting?cursor=%00", 422);
        expected.put("/contract", 404);
        var found = new LinkedHashMap<String, Integer>();
        for (var path : expected.keySet()) {
            found.put(path, ask("organiser", get(URI.create(path))).getStatus());
        }
        assertThat(found).isEqualTo(expected);
    }

    @Test
    void takesNoFormWithoutItsToken() throws Exception {
        for (var path : List.of("/console/streets", "/console/broadcasts", "/console/branch")) {
            var answer =
                    browser.perform(
                                    post(path)
                                            .with(
                                                    authentication(
                                                            SignedIn.withFactor(
                                                                    me("organiser").account(),
                                                                    TestClock.START))))
                            .andReturn()
                            .getResponse();
            assertThat(answer.getStatus()).isEqualTo(403);
        }
    }

    @Test
    void handsOutStreetsAndLosesNothingTyped() throws Exception {
        var street = aFreeStreet();
        var incomplete =
                send(
                        "organiser",
                        post("/console/streets")
                                .param("street", street.id().toString())
                                .param("team", "The early <birds>")
                                .param("until", "soon"));
        assertThat(incomplete.getStatus()).isEqualTo(422);
        assertThat(incomplete.getContentAsString())
                .contains("The early &lt;birds&gt;", "value=\"soon\"", "A day and a time");
        var until = LocalDate.ofInstant(TestClock.START, London.ZONE).plusDays(2);
        var given =
                send(
                        "organiser",
                        post("/console/streets")
                                .param("street", street.id().toString())
                                .param("team", "Early birds")
                                .param("until", until + "T21:00"));
        assertThat(given.getRedirectedUrl()).isEqualTo("/console/streets#out");
        var page = ask("organiser", get("/console/streets")).getContentAsString();
        assertThat(page).contains("Early birds");
    }

    @Test
    void movesTheLapseOfAWalkAndKeepsWhatWasTyped() throws Exception {
        var given =
                assignments.list(DemonstrationMode.TOWN).stream()
                        .filter(one -> one.state() == AssignmentState.OPEN)
                        .findFirst()
                        .orElseThrow();
        var path = "/console/assignments/" + given.id();
        var seen = Long.toString(given.until().toEpochMilli());
        var day = LocalDate.ofInstant(TestClock.START, London.ZONE);

        var past = post(path + "/until").param("seen", seen).param("until", day + "T09:59");
        var refused = send("organiser", past);
        assertThat(refused.getStatus()).isEqualTo(422);
        assertThat(refused.getContentAsString())
                .contains("value=\"" + day + "T09:59\"", "at most 60 days after");
        var later = day.plusDays(9) + "T21:00";
        var move = post(path + "/until").param("seen", seen).param("until", later);
        assertThat(send("organiser", move).getRedirectedUrl()).isEqualTo(path);
        assertThat(ask("organiser", get(path)).getContentAsString())
                .contains("value=\"" + later + "\"");
        var stale =
                send("organiser", post(path + "/until").param("seen", seen).param("until", later));
        assertThat(stale.getStatus()).isEqualTo(412);
    }

    @Test
    void approvesAndBlocksThoseWhoWait() throws Exception {
        var organiser = me("organiser");
        var waiting = volunteers.waiting(organiser, PageRequest.first(10)).orThrow().items();
        var first = waiting.get(0).id();
        var second = waiting.get(1).id();
        var before = volunteers.countWaiting(organiser);
        assertThat(send("organiser", post("/console/people/" + first + "/approve")).getStatus())
                .isEqualTo(302);
        assertThat(send("organiser", post("/console/people/" + second + "/block")).getStatus())
                .isEqualTo(422);
        assertThat(send("organiser", block(second)).getStatus()).isEqualTo(302);
        assertThat(volunteers.countWaiting(organiser)).isEqualTo(before - 2);
        assertThat(send("activist", post("/console/people/" + first + "/approve")).getStatus())
                .isEqualTo(403);
    }

    @Test
    void writesLooksAtLaunchesAndStopsABroadcast() throws Exception {
        var template = templates.list(DemonstrationMode.TOWN).getFirst();
        var wrong =
                send(
                        "organiser",
                        post("/console/broadcasts")
                                .param("key", "one")
                                .param("title", "Only <this>"));
        assertThat(wrong.getStatus()).isEqualTo(422);
        assertThat(wrong.getContentAsString()).contains("Only &lt;this&gt;");
        var drafted =
                send(
                        "organiser",
                        post("/console/broadcasts")
                                .param("key", "one")
                                .param("title", "Thursday leaflets")
                                .param("template", template.id() + ":" + template.version())
                                .param("channel", "PUSH", "SMS", "EMAIL"));
        var path = String.valueOf(drafted.getRedirectedUrl());
        assertThat(path).startsWith("/console/broadcasts/");
        assertThat(ask("organiser", get(path)).getContentAsString())
                .contains("As you would see it", "Who would get it", "Can be reached", "Send to");
        assertThat(ask("activist", get(path)).getStatus()).isEqualTo(403);
        var launch = post(path + "/launch").param("key", "two");
        assertThat(send("organiser", launch).getRedirectedUrl()).isEqualTo(path);
        assertThat(ask("organiser", get(path + "/live")).getContentAsString()).contains("settled");
        var stop = post(path + "/stop").param("reason", "rain").param("title", "another");
        assertThat(send("organiser", stop).getStatus()).isEqualTo(422);
        var sure = post(path + "/stop").param("reason", "rain").param("title", "Thursday leaflets");
        assertThat(send("organiser", sure).getStatus()).isEqualTo(302);
        assertThat(ask("organiser", get(path)).getContentAsString())
                .doesNotContain("Stop it for good", "hx-get");
    }

    @Test
    void reportsWhatIsWrongWithAFileOfWards() throws Exception {
        var file =
                new MockMultipartFile(
                        "file",
                        "wards.geojson",
                        null,
                        "{\"type\":".getBytes(StandardCharsets.UTF_8));
        var report =
                send(
                        "data officer",
                        multipart("/console/wards")
                                .file(file)
                                .param("name", "Spring")
                                .param("validFrom", "2027-04-01"));
        assertThat(report.getStatus()).isEqualTo(422);
        assertThat(report.getContentAsString()).contains("Nothing was loaded", "refuses the file");
        assertThat(send("data officer", post("/console/wards")).getStatus()).isEqualTo(422);
    }

    @Test
    void importsBarriersAndSaysWhatIsWrongWithAFileOfThem() throws Exception {
        var good =
                """
                {"type":"Feature","properties":{"name":"Brook","kind":"river"},
                 "geometry":{"type":"LineString","coordinates":[[-0.55,52.62],[-0.54,52.62]]}}
                """;
        var loaded = send("data officer", ground(good, "Brooks"));
        assertThat(loaded.getStatus()).isEqualTo(200);
        assertThat(loaded.getContentAsString()).contains("The file is loaded", "Brooks");
        assertThat(ask("organiser", get("/console/map/barriers.json")).getContentAsString())
                .contains("Brook", "River Alder", "Aldermarsh railway");

        var bad = send("data officer", ground("{\"type\":", "Brooks"));
        assertThat(bad.getStatus()).isEqualTo(422);
        assertThat(bad.getContentAsString()).contains("Nothing was loaded", "refuses the file");
        assertThat(send("data officer", ground(good, " ")).getStatus()).isEqualTo(422);
        assertThat(send("data officer", post("/console/ground")).getStatus()).isEqualTo(422);
        assertThat(send("organiser", ground(good, "Brooks")).getStatus()).isEqualTo(403);
    }

    private static AbstractMockHttpServletRequestBuilder<?> ground(String file, String name) {
        return multipart("/console/ground")
                .file(
                        new MockMultipartFile(
                                "file", "lines", null, file.getBytes(StandardCharsets.UTF_8)))
                .param("what", "BARRIERS")
                .param("name", name);
    }

    private static MockHttpServletRequestBuilder block(VolunteerId id) {
        return post("/console/people/" + id + "/block").param("reason", "not from here");
    }

    private Street aFreeStreet() {
        var today = LocalDate.ofInstant(TestClock.START, London.ZONE);
        var meadow =
                wards.ofBranch(DemonstrationMode.TOWN, today).stream()
                        .filter(ward -> ward.name().equals("Meadow"))
                        .findFirst()
                        .orElseThrow();
        return streets.ofWard(meadow.id()).getFirst();
    }

    private Actor me(String role) {
        var person =
                people.list().stream()
                        .filter(one -> one.label().endsWith(", " + role))
                        .findFirst()
                        .orElseThrow();
        return current.actor(person.account());
    }

    private MockHttpServletResponse ask(
            String who, AbstractMockHttpServletRequestBuilder<?> request) throws Exception {
        return browser.perform(
                        request.with(
                                authentication(
                                        SignedIn.withFactor(me(who).account(), TestClock.START))))
                .andReturn()
                .getResponse();
    }

    private MockHttpServletResponse send(String who, AbstractMockHttpServletRequestBuilder<?> form)
            throws Exception {
        return ask(who, form.with(csrf()));
    }
}
