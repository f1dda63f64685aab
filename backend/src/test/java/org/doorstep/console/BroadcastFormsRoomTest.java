package org.doorstep.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import org.doorstep._support.RoomTest;
import org.doorstep._support.TestClock;
import org.doorstep.kernel.DemonstrationPart;
import org.doorstep.kernel.PageRequest;
import org.doorstep.messaging.Broadcast;
import org.doorstep.messaging.Broadcasts;
import org.doorstep.messaging.Templates;
import org.doorstep.security.Actor;
import org.doorstep.security.CurrentActor;
import org.doorstep.security.DemonstrationMode;
import org.doorstep.security.DemonstrationPeople;
import org.doorstep.security.login.SignedIn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;

/// The forms that write and launch broadcasts, sent once, twice and all at once.
@RoomTest
class BroadcastFormsRoomTest {

    private static final int AT_ONCE = 50;

    @Autowired WebApplicationContext application;
    @Autowired DemonstrationPeople people;
    @Autowired CurrentActor current;
    @Autowired Templates templates;
    @Autowired Broadcasts broadcasts;
    @Autowired TestClock clock;

    private MockMvc browser = MockMvcBuilders.standaloneSetup(new Object()).build();

    @BeforeEach
    void buildTheTown() {
        browser = MockMvcBuilders.webAppContextSetup(application).apply(springSecurity()).build();
        application.getBeansOfType(DemonstrationPart.class).values().stream()
                .sorted(Comparator.comparingInt(DemonstrationPart::step))
                .forEach(DemonstrationPart::load);
    }

    private Actor me(String role) {
        var person =
                people.list().stream()
                        .filter(one -> one.label().endsWith(", " + role))
                        .findFirst()
                        .orElseThrow();
        return current.actor(person.account());
    }

    private MockHttpServletResponse send(String who, MockHttpServletRequestBuilder form)
            throws Exception {
        return browser.perform(
                        form.with(
                                        authentication(
                                                SignedIn.withFactor(
                                                        me(who).account(), TestClock.START)))
                                .with(csrf()))
                .andReturn()
                .getResponse();
    }

    private MockHttpServletRequestBuilder form(String key, String title) {
        var template = templates.list(DemonstrationMode.TOWN).getFirst();
        var form =
                post("/console/broadcasts")
                        .param("branch", DemonstrationMode.TOWN.toString())
                        .param("title", title)
                        .param("template", template.id() + ":" + template.version())
                        .param("channel", "EMAIL");
        return key.isEmpty() ? form : form.param("key", key);
    }

    private String drafted(String key) throws Exception {
        return String.valueOf(send("organiser", form(key, "Leaflets")).getRedirectedUrl());
    }

    private List<Broadcast> all() {
        return broadcasts
                .list(DemonstrationMode.TOWN, PageRequest.first(200), me("organiser"))
                .orThrow()
                .items();
    }

    private List<MockHttpServletResponse> atOnce(Callable<MockHttpServletResponse> sending)
            throws Exception {
        var together = new CyclicBarrier(AT_ONCE);
        var answers = new ArrayList<MockHttpServletResponse>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<java.util.concurrent.Future<MockHttpServletResponse>>();
            for (var n = 0; n < AT_ONCE; n++) {
                running.add(
                        threads.submit(() -> {
                            together.await();
                            return sending.call();
                        }));
            }
            for (var one : running) {
                answers.add(one.get());
            }
        }
        return answers;
    }

    @Test
    void fiftyOfTheSameFormAtOnceWriteOneDraft() throws Exception {
        var answers = atOnce(() -> send("organiser", form("one", "Leaflets")));

        assertThat(all()).hasSize(1);
        assertThat(answers)
                .extracting(MockHttpServletResponse::getStatus)
                .isSubsetOf(302, 409)
                .contains(302);
        assertThat(answers)
                .filteredOn(answer -> answer.getStatus() == 302)
                .extracting(MockHttpServletResponse::getRedirectedUrl)
                .containsOnly("/console/broadcasts/" + all().getFirst().id());
    }

    @Test
    void fiftyLaunchesAtOnceLaunchOnce() throws Exception {
        var path = drafted("one");

        var answers =
                atOnce(() -> send("organiser", post(path + "/launch").param("key", "launch")));

        assertThat(answers)
                .extracting(MockHttpServletResponse::getStatus)
                .isSubsetOf(302, 409)
                .contains(302);
        assertThat(all())
                .extracting(Broadcast::state)
                .isEqualTo(List.of(Broadcast.State.EXPANDING));
    }

    @Test
    void theSameKeyWithAnotherFormIsRefused() throws Exception {
        drafted("one");

        assertThat(send("organiser", form("one", "Stalls")).getStatus()).isEqualTo(422);
        assertThat(all()).hasSize(1);
    }

    @Test
    void aKeyBelongsToOnePersonAndLastsADay() throws Exception {
        var first = drafted("one");
        var other =
                String.valueOf(send("election agent", form("one", "Leaflets")).getRedirectedUrl());
        assertThat(other).isNotEqualTo(first);
        assertThat(drafted("one")).isEqualTo(first);

        clock.advance(Duration.ofHours(24).plusSeconds(1));

        assertThat(drafted("one")).isNotEqualTo(first);
        assertThat(all()).hasSize(3);
    }

    @Test
    void aFormWithoutAUsableKeyWritesNothing() throws Exception {
        var statuses = new ArrayList<Integer>();
        for (var key : List.of("", "x".repeat(256), "a\nb", "allwedd\u0175")) {
            statuses.add(send("organiser", form(key, "Leaflets")).getStatus());
        }
        assertThat(statuses).isEqualTo(List.of(400, 400, 400, 400));
        assertThat(all()).isEmpty();
        assertThat(drafted("k")).startsWith("/console/broadcasts/");
        assertThat(drafted("x".repeat(255))).startsWith("/console/broadcasts/");
    }

    @Test
    void aRefusedFormDoesNotUseItsKeyUp() throws Exception {
        assertThat(send("organiser", form("one", " ")).getStatus()).isEqualTo(422);

        assertThat(drafted("one")).startsWith("/console/broadcasts/");
    }

    @Test
    void anEditNamesTheVersionItIsBasedOn() throws Exception {
        var path = drafted("one");
        var draft = all().getFirst();

        var edit = form("", "Stalls");
        assertThat(send("organiser", to(path, edit)).getStatus()).isEqualTo(428);
        var stale = form("", "Stalls").param("version", "0");
        assertThat(send("organiser", to(path, stale)).getStatus()).isEqualTo(412);
        var fresh = form("", "Stalls").param("version", String.valueOf(draft.version()));
        assertThat(send("organiser", to(path, fresh)).getStatus()).isEqualTo(302);
        assertThat(all().getFirst().plan().title()).isEqualTo("Stalls");
    }

    private static MockHttpServletRequestBuilder to(
            String path, MockHttpServletRequestBuilder form) {
        form.uri(java.net.URI.create(path + "/edit"));
        return form;
    }

    @Test
    void anAudienceIsPutTogetherKeptAndOfferedAgain() throws Exception {
        var drivers = form("one", "Drivers").param("skill", "DRIVING");
        var path = String.valueOf(send("organiser", drivers).getRedirectedUrl());
        var kept = post(path + "/audience").param("name", "Drivers");
        assertThat(send("organiser", kept).getStatus()).isEqualTo(302);
        var page = send("organiser", get("/console/broadcasts/new")).getContentAsString();
        var word = page.replaceAll("(?s).*name=\"minus\" value=\"(kept:[^\"]+)\".*", "$1");

        var without = form("two", "All but drivers").param("minus", word);
        var second = String.valueOf(send("organiser", without).getRedirectedUrl());

        assertThat(all().getFirst().plan().audience().source()).isEqualTo("except");
        assertThat(send("organiser", get(second)).getContentAsString())
                .contains("but not volunteers of");
        assertThat(send("organiser", get(second + "/edit")).getContentAsString())
                .contains("value=\"" + word + "\" checked");
        assertThat(send("organiser", get("/console/audiences")).getContentAsString())
                .contains("Drivers", "who can do driving");
    }

    @Test
    void outcomesComeAsAFileThatNoSpreadsheetRuns() throws Exception {
        var path = drafted("one");
        send("organiser", post(path + "/launch").param("key", "launch"));

        var file = send("organiser", get(path + "/outcomes.csv"));

        assertThat(file.getContentType()).isEqualTo("text/csv;charset=UTF-8");
        assertThat(file.getHeader("Content-Disposition")).startsWith("attachment; filename=");
        assertThat(file.getContentAsString())
                .startsWith("handle,record,name,state,channel,sandbox,reason\r\n");
        assertThat(send("activist", get(path + "/outcomes.csv")).getStatus()).isEqualTo(403);
    }

    @Test
    void whoeverWasNotInTheAudienceIsToldWhyInBothLanguages() throws Exception {
        var drivers = form("one", "Drivers").param("skill", "DRIVING").param("tag", "minibus");
        var path = String.valueOf(send("organiser", drivers).getRedirectedUrl());
        var list = send("organiser", get(path + "/why")).getContentAsString();
        var asked = list.replaceAll("(?s).*?/why\\?person=([0-9a-f-]{36}).*", "$1");
        var ask = get(path + "/why").param("person", asked);

        assertThat(send("organiser", ask).getContentAsString())
                .contains("is not frozen yet", "Is not tagged minibus.");
        assertThat(send("organiser", ask.locale(Locale.of("cy"))).getContentAsString())
                .contains("Nid oes tag minibus gan y person.");
        var nobody = get(path + "/why").param("person", "01900000-0000-7000-8000-0000deadbeef");
        assertThat(send("organiser", nobody).getStatus()).isEqualTo(404);
        assertThat(send("activist", ask).getStatus()).isEqualTo(403);
    }

    @Test
    void nobodyWatchesABroadcastOfAnotherBranch() throws Exception {
        var path = drafted("one");

        assertThat(send("activist", get(path + "/events")).getStatus()).isEqualTo(403);
        assertThat(send("organiser", get("/console/broadcasts/none/events")).getStatus())
                .isEqualTo(404);
    }

    @Test
    void everythingStopsOnAPageOfItsOwn() throws Exception {
        var path = drafted("one");
        send("organiser", post(path + "/launch").param("key", "launch"));
        var wrong =
                post("/console/broadcasts/stop-everything")
                        .param("branch", DemonstrationMode.TOWN.toString())
                        .param("reason", "a wrong date")
                        .param("title", "another town");
        assertThat(send("organiser", wrong).getStatus()).isEqualTo(422);
        var name = send("organiser", get("/console/broadcasts/stop-everything"));
        assertThat(name.getContentAsString()).contains("Stop 1 broadcast");
        var town = name.getContentAsString().replaceAll("(?s).*class=\"hint\">([^<]+)<.*", "$1");
        var sure =
                post("/console/broadcasts/stop-everything")
                        .param("branch", DemonstrationMode.TOWN.toString())
                        .param("reason", "a wrong date")
                        .param("title", town);
        assertThat(send("organiser", sure).getStatus()).isEqualTo(302);
        assertThat(all())
                .extracting(Broadcast::state)
                .isEqualTo(List.of(Broadcast.State.CANCELLED));
    }
}
