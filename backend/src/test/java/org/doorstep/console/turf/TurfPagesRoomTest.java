package org.doorstep.console.turf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import org.doorstep._support.RoomTest;
import org.doorstep._support.TestClock;
import org.doorstep.canvassing.Turfs;
import org.doorstep.kernel.DemonstrationPart;
import org.doorstep.kernel.London;
import org.doorstep.security.DemonstrationMode;
import org.doorstep.security.DemonstrationPeople;
import org.doorstep.security.login.SignedIn;
import org.doorstep.territory.Streets;
import org.doorstep.territory.Ward;
import org.doorstep.territory.Wards;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.regex.Pattern;

/// Cutting a ward of the demonstration town into turf: looking, keeping, handing out.
@RoomTest
class TurfPagesRoomTest {

    private static final LocalDate TODAY = LocalDate.ofInstant(TestClock.START, London.ZONE);
    private static final Pattern CUT = Pattern.compile("name=\"cut\" value=\"([^\"]+)\"");
    private static final Pattern DOORS = Pattern.compile("(\\d+) doors ·");

    @Autowired WebApplicationContext application;
    @Autowired DemonstrationPeople people;
    @Autowired Wards wards;
    @Autowired Streets streets;
    @Autowired Turfs turfs;

    private MockMvc browser = MockMvcBuilders.standaloneSetup(new Object()).build();

    @BeforeEach
    void buildTheTown() {
        browser = MockMvcBuilders.webAppContextSetup(application).apply(springSecurity()).build();
        application.getBeansOfType(DemonstrationPart.class).values().stream()
                .sorted(Comparator.comparingInt(DemonstrationPart::step))
                .forEach(DemonstrationPart::load);
    }

    private Ward ward() {
        return wards.ofBranch(DemonstrationMode.TOWN, TODAY).getFirst();
    }

    private MockHttpServletRequestBuilder cutting(MockHttpServletRequestBuilder request) {
        return request.param("ward", ward().id().toString()).param("doors", "60");
    }

    @Test
    void showsTheCutWithDoorsMetresAndMinutesOfEachTurf() throws Exception {
        var page = ask("organiser", cutting(get("/console/turfs"))).getContentAsString();
        var map = ask("organiser", cutting(get("/console/turfs/plan.json"))).getContentAsString();

        assertThat(page).contains("Keep these", "Largest over mean", ward().name());
        var turfsInList = DOORS.matcher(page).results().count();
        assertThat(turfsInList).isGreaterThan(1);
        assertThat(map.split("\"number\":", -1).length - 1).isEqualTo((int) turfsInList);
    }

    @Test
    void givesTheSameCutForTheSameWish() throws Exception {
        assertThat(cutSeen("60")).isEqualTo(cutSeen("60")).isNotEqualTo(cutSeen("120"));
    }

    private String cutSeen(String doors) throws Exception {
        var page =
                ask(
                                "organiser",
                                get("/console/turfs")
                                        .param("ward", ward().id().toString())
                                        .param("doors", doors))
                        .getContentAsString();
        var found = CUT.matcher(page);
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    @Test
    void keepsACutOnceHoweverOftenItIsSent() throws Exception {
        var cut = cutSeen("60");
        for (var i = 0; i < 2; i++) {
            assertThat(
                            send("organiser", cutting(post("/console/turfs")).param("cut", cut))
                                    .getRedirectedUrl())
                    .isEqualTo("/console/turfs/" + cut);
        }
        assertThat(turfs.list(DemonstrationMode.TOWN))
                .extracting(kept -> kept.id().toString())
                .containsExactly(cut);
        assertThat(ask("organiser", get("/console/turfs/" + cut)).getContentAsString())
                .contains("Give turf 1");
        assertThat(
                        ask("organiser", get("/console/turfs/" + cut + "/turfs.json"))
                                .getContentAsString())
                .contains("\"number\":1");
    }

    @Test
    void refusesToKeepAnotherCutThanTheOneLookedAt() throws Exception {
        var answer =
                send("organiser", cutting(post("/console/turfs")).param("cut", cutSeen("120")));

        assertThat(answer.getStatus()).isEqualTo(409);
        assertThat(turfs.list(DemonstrationMode.TOWN)).isEmpty();
    }

    @Test
    void handsOutOneTurfAndNotTwice() throws Exception {
        var cut = cutSeen("60");
        send("organiser", cutting(post("/console/turfs")).param("cut", cut));

        assertThat(send("organiser", give(cut, "1")).getStatus()).isEqualTo(302);
        assertThat(ask("organiser", get("/console/turfs/" + cut)).getContentAsString())
                .doesNotContain("Give turf 1\"")
                .contains("Give turf 2");
        assertThat(send("organiser", give(cut, "1")).getStatus()).isEqualTo(409);
        assertThat(send("organiser", give(cut, "999")).getStatus()).isEqualTo(404);
    }

    private static MockHttpServletRequestBuilder give(String cut, String turf) {
        return post("/console/turfs/" + cut)
                .param("turf", turf)
                .param("team", "Blue team")
                .param("until", TODAY.plusDays(2) + "T21:00");
    }

    @Test
    void saysWhatIsWrongBesideTheField() throws Exception {
        var found = new HashMap<String, Integer>();
        found.put("doors", status("doors", "9"));
        found.put("words", status("doors", "many"));
        found.put("style", status("style", "SIDEWAYS"));
        found.put("bbox", status("bbox", "1,2,3"));
        found.put("nothing there", status("bbox", "-0.001,51,0,51.001"));

        assertThat(found.values()).containsOnly(422);
    }

    private int status(String name, String value) throws Exception {
        return ask(
                        "organiser",
                        get("/console/turfs")
                                .param("ward", ward().id().toString())
                                .param(name, value))
                .getStatus();
    }

    @Test
    void cutsWhatLiesInADrawnAreaOfSeveralWards() throws Exception {
        var box = wards.boxOf(java.util.List.of(ward().id())).orElseThrow();
        var area =
                "POLYGON ((%1$s %2$s, %3$s %2$s, %3$s %4$s, %1$s %2$s))"
                        .formatted(box.west(), box.south(), box.east(), box.north());
        var inArea = doorsCut("area", area);

        assertThat(inArea).isPositive().isLessThan(5_000);
        assertThat(doorsCut("area", area, "ward", ward().id().toString()))
                .isPositive()
                .isLessThanOrEqualTo(inArea);
        assertThat(status("area", "POLYGON ((1 2))")).isEqualTo(422);
    }

    @Test
    void cutsTheStreetsThatWereChosen() throws Exception {
        var street = streets.ofWard(ward().id()).getFirst();

        assertThat(doorsCut("street", street.id().toString(), "out", "true"))
                .isEqualTo(street.doors());
        assertThat(status("street", "nonsense")).isEqualTo(422);
    }

    @Test
    void splitsLongStreetsByNumberWhereThatLevelsTheTurfs() throws Exception {
        var page =
                ask("organiser", cutting(get("/console/turfs")).param("split", "true"))
                        .getContentAsString();
        assertThat(page).contains("Sides split by number");
        var found = CUT.matcher(page);
        assertThat(found.find()).isTrue();
        var kept =
                send(
                        "organiser",
                        cutting(post("/console/turfs"))
                                .param("split", "true")
                                .param("cut", found.group(1)));
        assertThat(kept.getStatus()).isEqualTo(302);
        for (var turf : turfs.list(DemonstrationMode.TOWN).getFirst().turfs()) {
            var given = send("organiser", give(found.group(1), "" + turf.number()));
            assertThat(given.getStatus()).as("turf %d", turf.number()).isEqualTo(302);
        }
        assertThat(send("organiser", give(found.group(1), "1")).getStatus()).isEqualTo(409);
    }

    private int doorsCut(String... parameters) throws Exception {
        var asked = get("/console/turfs/plan.json");
        for (var i = 0; i < parameters.length; i += 2) {
            asked.param(parameters[i], parameters[i + 1]);
        }
        return DOORS.matcher(ask("organiser", asked).getContentAsString())
                .results()
                .mapToInt(found -> Integer.parseInt(found.group(1)))
                .sum();
    }

    @Test
    void isForThoseWhoMayCut() throws Exception {
        assertThat(ask("organiser", get("/console/turfs")).getStatus()).isEqualTo(200);
        assertThat(ask("activist", get("/console/turfs")).getStatus()).isEqualTo(403);
        assertThat(ask("data officer", get("/console/turfs")).getStatus()).isEqualTo(403);
        assertThat(
                        ask("organiser", get("/console/turfs/01900000-0000-7000-8000-00000000dead"))
                                .getStatus())
                .isEqualTo(404);
        assertThat(ask("organiser", get("/console/turfs/nonsense")).getStatus()).isEqualTo(404);
    }

    private MockHttpServletResponse ask(
            String role, AbstractMockHttpServletRequestBuilder<?> request) throws Exception {
        var account =
                people.list().stream()
                        .filter(one -> one.label().endsWith(", " + role))
                        .findFirst()
                        .orElseThrow()
                        .account();
        var signedIn = SignedIn.withFactor(account, TestClock.START);
        return browser.perform(request.with(authentication(signedIn))).andReturn().getResponse();
    }

    private MockHttpServletResponse send(String role, AbstractMockHttpServletRequestBuilder<?> form)
            throws Exception {
        return ask(role, form.with(csrf()));
    }
}
