package org.doorstep.campaigns.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import org.doorstep.campaigns.CampaignsRoomTest;
import org.doorstep.kernel.PhoneNumber;
import org.doorstep.membership.VolunteerStatus;
import org.doorstep.security.Actor;
import org.doorstep.security.SignInAddresses;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CampaignsApiRoomTest extends CampaignsRoomTest {

    @Autowired WebApplicationContext application;
    @Autowired SignInAddresses addresses;
    @Autowired JsonMapper json;

    private MockMvc phone = MockMvcBuilders.standaloneSetup(new Object()).build();

    @BeforeEach
    void pickUpThePhone() {
        phone = MockMvcBuilders.webAppContextSetup(application).apply(springSecurity()).build();
    }

    /// An approved volunteer who has signed in.
    private Actor ann() {
        var ann = volunteer(0, VolunteerStatus.APPROVED);
        addresses.claim(ann.account(), new PhoneNumber("+447700900000")).orThrow();
        return ann;
    }

    private MockHttpServletResponse send(Actor who, MockHttpServletRequestBuilder request)
            throws Exception {
        return phone.perform(request.with(user(who.account().toString())))
                .andReturn()
                .getResponse();
    }

    private MockHttpServletResponse create(Actor who, String path, String key, String body)
            throws Exception {
        return send(
                who,
                post(path)
                        .header("Idempotency-Key", key)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(body));
    }

    private JsonNode body(MockHttpServletResponse response) throws Exception {
        return json.readTree(response.getContentAsString());
    }

    private String problem(MockHttpServletResponse response) throws Exception {
        return response.getStatus() + " " + body(response).get("code").asString();
    }

    @Test
    void nearbyTellsTheAreaAndNotTheAddress() throws Exception {
        var action = wednesday(5);

        var response = send(ann(), get("/api/v1/actions/nearby"));

        assertThat(response.getStatus()).isEqualTo(200);
        assertThat(response.getContentAsString()).doesNotContain("Secret Yard");
        var item = body(response).get("items").get(0);
        assertThat(item.get("action").get("id").asString()).isEqualTo(action.id().toString());
        assertThat(item.get("band").asString()).isEqualTo("UNDER_1_KM");
        assertThat(item.get("placesLeft").asInt()).isEqualTo(5);
    }

    @Test
    void nearbyRefusesWhatIsTooFarHalfAPointAndTheSea() throws Exception {
        var ann = ann();
        var path = "/api/v1/actions/nearby?";

        assertThat(problem(send(ann, get(path + "radiusKm=51")))).isEqualTo("422 invalid");
        assertThat(problem(send(ann, get(path + "lat=52.6")))).isEqualTo("422 invalid");
        assertThat(problem(send(ann, get(path + "lat=-0.5&lon=52.6"))))
                .isEqualTo("422 coordinates-swapped");
        assertThat(problem(send(ann, get(path + "lat=48.8&lon=2.3"))))
                .isEqualTo("422 point-outside-uk");
        assertThat(problem(send(ann, get(path + "limit=201")))).isEqualTo("422 invalid");
    }

    @Test
    void aPlaceIsTakenShownAndGivenBack() throws Exception {
        var action = wednesday(5);
        var ann = ann();
        var path = "/api/v1/shifts/" + action.shifts().getFirst().id() + "/sign-ups";

        var taken = create(ann, path, "key-1", "{}");
        var repeated = create(ann, path, "key-1", "{}");
        var mine = send(ann, get("/api/v1/me/sign-ups"));
        var id = body(taken).get("id").asString();

        assertThat(taken.getStatus()).isEqualTo(201);
        assertThat(taken.getHeader("Location")).isEqualTo("/api/v1/me/sign-ups/" + id);
        assertThat(body(taken).get("meetingPlace").asString()).isEqualTo("12 Secret Yard");
        assertThat(body(repeated)).isEqualTo(body(taken));
        assertThat(problem(create(ann, path, "key-2", "{}"))).isEqualTo("409 already-signed-up");
        assertThat(body(mine).get("items").get(0)).isEqualTo(body(taken));
        assertThat(send(ann, delete("/api/v1/me/sign-ups/" + id)).getStatus()).isEqualTo(204);
        assertThat(again(action).placesLeft()).isEqualTo(5);
    }

    @Test
    void whatIsNotThereIsNotThereWhateverItIs() throws Exception {
        var ann = ann();
        var nothing = ids.next();

        assertThat(problem(send(ann, get("/api/v1/actions/" + nothing))))
                .isEqualTo("404 not-found");
        assertThat(problem(create(ann, "/api/v1/shifts/" + nothing + "/sign-ups", "k", "{}")))
                .isEqualTo("404 not-found");
        assertThat(problem(send(ann, delete("/api/v1/me/sign-ups/" + nothing))))
                .isEqualTo("404 not-found");
        assertThat(problem(send(ann, get("/api/v1/me/check-ins/current"))))
                .isEqualTo("404 not-found");
        assertThat(problem(send(ann, get("/api/v1/actions/not-an-id"))).substring(0, 2))
                .isEqualTo("40");
    }

    @Test
    void aCheckInIsMadeReadAndEnded() throws Exception {
        var ann = ann();
        var form = "{\"point\": {\"latitude\": 52.6234, \"longitude\": -0.5432}}";

        var made = create(ann, "/api/v1/me/check-ins", "key-1", form);
        var read = send(ann, get("/api/v1/me/check-ins/current"));

        assertThat(made.getStatus()).isEqualTo(201);
        assertThat(body(read)).isEqualTo(body(made));
        assertThat(send(ann, delete("/api/v1/me/check-ins/current")).getStatus()).isEqualTo(204);
        assertThat(send(ann, delete("/api/v1/me/check-ins/current")).getStatus()).isEqualTo(204);
    }
}
