package org.doorstep.membership.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.patch;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;

import org.doorstep.membership.MembershipRoomTest;
import org.doorstep.membership.SentCodes;
import org.doorstep.membership.VolunteerId;
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

import java.util.Objects;

class MembershipApiRoomTest extends MembershipRoomTest {

    private static final String FORM =
            """
            {"name": "Ann Example", "phone": "07700 900123", "yearOfBirth": 1980,
             "homePoint": {"latitude": 52.62, "longitude": -0.55},
             "skills": ["PHONING"], "privacyNoticeVersion": "privacy-1",
             "availability": [{"day": "MONDAY", "from": "18:00", "until": "%s"}]}
            """;

    @Autowired WebApplicationContext application;
    @Autowired JsonMapper json;

    private MockMvc phone = MockMvcBuilders.standaloneSetup(new Object()).build();

    @BeforeEach
    void pickUpThePhone() {
        phone = MockMvcBuilders.webAppContextSetup(application).apply(springSecurity()).build();
    }

    private MockHttpServletResponse send(MockHttpServletRequestBuilder request) throws Exception {
        return phone.perform(request).andReturn().getResponse();
    }

    private MockHttpServletResponse send(VolunteerId who, MockHttpServletRequestBuilder request)
            throws Exception {
        return send(request.with(user(who.toString())));
    }

    private JsonNode body(MockHttpServletResponse response) throws Exception {
        return json.readTree(response.getContentAsString());
    }

    private static MockHttpServletRequestBuilder with(
            MockHttpServletRequestBuilder request, String body) {
        return request.contentType(MediaType.APPLICATION_JSON).content(body);
    }

    private static MockHttpServletRequestBuilder signUp(String key, String body) {
        return with(post("/api/v1/sign-ups").header("Idempotency-Key", key), body);
    }

    @Test
    void aSignUpSentTwiceUnderOneKeyIsOneSignUpAndOneCode() throws Exception {
        var form = FORM.formatted("21:00");

        var first = send(signUp("key-1", form));
        var second = send(signUp("key-1", form));

        assertThat(first.getStatus()).isEqualTo(202);
        assertThat(body(second)).isEqualTo(body(first));
        assertThat(body(first).get("state").asString()).isEqualTo("UNVERIFIED");
        assertThat(body(first).get("codeSentTo").asString()).isEqualTo("PHONE");
        var code = SentCodes.next().code().value();
        var id = body(first).get("signUpId").asString();
        var verified =
                send(
                        with(
                                post("/api/v1/sign-ups/" + id + "/verification"),
                                "{\"code\": \"" + code + "\"}"));
        assertThat(body(verified).get("state").asString()).isEqualTo("PENDING");
    }

    @Test
    void hoursThatEndBeforeTheyBeginAreRefusedByTheirField() throws Exception {
        var response = send(signUp("key-1", FORM.formatted("17:00")));

        assertThat(response.getStatus()).isEqualTo(422);
        assertThat(body(response).get("errors").get(0).get("field").asString())
                .isEqualTo("availability[0].until");
    }

    @Test
    void whatNobodyMayGiveThemselvesIsRefused() throws Exception {
        var sneaky = FORM.formatted("21:00").replaceFirst("\\{", "{\"status\": \"APPROVED\", ");

        assertThat(send(signUp("key-1", sneaky)).getStatus()).isEqualTo(400);
    }

    @Test
    void theProfileIsReadAndCorrectedByItsVersion() throws Exception {
        var me = approved(PHONE, null);

        var read = send(me, get("/api/v1/me"));
        var tag = Objects.requireNonNull(read.getHeader("ETag"));
        var change = "{\"name\": \"Ann Other\", \"locationOn\": true}";
        var changed = send(me, with(patch("/api/v1/me").header("If-Match", tag), change));
        var late = send(me, with(patch("/api/v1/me").header("If-Match", tag), change));
        var unnamed = send(me, with(patch("/api/v1/me"), change));

        assertThat(body(read).get("phone").get("value").asString()).isEqualTo("+447700900123");
        assertThat(body(read).get("roles").get(0).get("role").asString()).isEqualTo("ACTIVIST");
        assertThat(changed.getStatus()).isEqualTo(200);
        assertThat(body(changed).get("name").asString()).isEqualTo("Ann Other");
        assertThat(changed.getHeader("ETag")).isNotEqualTo(tag);
        assertThat(late.getStatus()).isEqualTo(412);
        assertThat(unnamed.getStatus()).isEqualTo(428);
    }

    @Test
    void aChangeOfNothingIsRefused() throws Exception {
        var me = approved(PHONE, null);
        var tag = Objects.requireNonNull(send(me, get("/api/v1/me")).getHeader("ETag"));

        var response = send(me, with(patch("/api/v1/me").header("If-Match", tag), "{}"));

        assertThat(response.getStatus()).isEqualTo(422);
    }

    @Test
    void whatWasAgreedToIsShownAndCanBeWithdrawn() throws Exception {
        var me = approved(PHONE, null);
        var path = "/api/v1/me/consents/SMS/MY_SHIFTS";

        send(me, with(put(path), "{\"state\": \"GIVEN\", \"wordingVersion\": \"w1\"}"));
        var withdrawn =
                send(me, with(put(path), "{\"state\": \"WITHDRAWN\", \"wordingVersion\": \"w1\"}"));
        var all = send(me, get("/api/v1/me/consents"));

        assertThat(body(withdrawn).get("state").asString()).isEqualTo("WITHDRAWN");
        assertThat(body(all).get("items").size()).isEqualTo(1);
        assertThat(body(all).get("items").get(0)).isEqualTo(body(withdrawn));
    }

    @Test
    void aDeviceIsListedWithoutItsPushAddress() throws Exception {
        var me = approved(PHONE, null);
        var path = "/api/v1/me/devices/installation-1";
        var registration =
                """
                {"platform": "ANDROID", "pushOn": true, "appVersion": "1.2.3",
                 "pushAddress": {"kind": "FID", "value": "secret-address"}}
                """;

        var registered = send(me, with(put(path), registration));
        var all = send(me, get("/api/v1/me/devices"));

        assertThat(body(registered).get("reachable").asBoolean()).isTrue();
        assertThat(all.getContentAsString()).doesNotContain("secret-address");
        assertThat(send(me, delete(path)).getStatus()).isEqualTo(204);
        assertThat(send(me, delete(path)).getStatus()).isEqualTo(404);
    }

    @Test
    void whoIsErasedIsSignedOut() throws Exception {
        var me = approved(PHONE, null);

        assertThat(send(me, delete("/api/v1/me")).getStatus()).isEqualTo(204);
        assertThat(send(me, get("/api/v1/me")).getStatus()).isEqualTo(401);
    }
}
