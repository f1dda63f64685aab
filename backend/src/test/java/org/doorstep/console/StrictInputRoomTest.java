package org.doorstep.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;

import org.doorstep._support.RoomTest;
import org.doorstep._support.TestClock;
import org.doorstep.kernel.DemonstrationPart;
import org.doorstep.security.DemonstrationPeople;
import org.doorstep.security.login.SignedIn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

import java.util.Comparator;
import java.util.List;

/// What schemathesis found from outside, kept found.
@RoomTest
class StrictInputRoomTest {

    @Autowired WebApplicationContext application;
    @Autowired DemonstrationPeople people;

    private MockMvc phone = MockMvcBuilders.standaloneSetup(new Object()).build();

    @BeforeEach
    void buildTheTown() {
        phone = MockMvcBuilders.webAppContextSetup(application).apply(springSecurity()).build();
        application.getBeansOfType(DemonstrationPart.class).values().stream()
                .sorted(Comparator.comparingInt(DemonstrationPart::step))
                .forEach(DemonstrationPart::load);
    }

    @Test
    void aHeaderThatNoBrowserWritesIsABadRequest() throws Exception {
        var request =
                post("/api/v1/me/check-ins")
                        .header("Idempotency-Key", "\u00d7\u00f8\u009b")
                        .content("{\"point\": {\"latitude\": 52.62, \"longitude\": -0.55}}");
        assertThat(status(request)).isEqualTo(400);
    }

    @Test
    void aTruthIsNoTextAndANumberNoTruth() throws Exception {
        for (var word : List.of("false", "1", "1.5")) {
            var consent = "{\"state\": \"GIVEN\", \"wordingVersion\": " + word + "}";
            assertThat(status(put("/api/v1/me/consents/PUSH/CAMPAIGN").content(consent)))
                    .as(word)
                    .isEqualTo(400);
        }
        for (var switched : List.of("0", "\"true\"", "1")) {
            var device =
                    "{\"platform\": \"IOS\", \"appVersion\": \"1.0.0\", \"pushOn\": "
                            + switched
                            + ", \"pushAddress\": {\"kind\": \"FID\", \"value\": \"x\"}}";
            assertThat(status(put("/api/v1/me/devices/device-0000cafe").content(device)))
                    .as(switched)
                    .isEqualTo(400);
        }
    }

    private int status(MockHttpServletRequestBuilder request) throws Exception {
        var activist =
                people.list().stream()
                        .filter(one -> one.label().endsWith(", activist"))
                        .findFirst()
                        .orElseThrow();
        return phone.perform(
                        request.contentType(MediaType.APPLICATION_JSON)
                                .with(
                                        authentication(
                                                SignedIn.withFactor(
                                                        activist.account(), TestClock.START))))
                .andReturn()
                .getResponse()
                .getStatus();
    }
}
