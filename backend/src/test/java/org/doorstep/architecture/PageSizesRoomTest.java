package org.doorstep.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import org.doorstep._support.RoomTest;
import org.doorstep._support.TestClock;
import org.doorstep.kernel.DemonstrationPart;
import org.doorstep.security.DemonstrationPeople;
import org.doorstep.security.login.SignedIn;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// A5: no list of the contract gives more than 200 at once.
@RoomTest
class PageSizesRoomTest {

    private static final Pattern PATH = Pattern.compile("^  (/[^:]+):");

    @Autowired WebApplicationContext application;
    @Autowired DemonstrationPeople people;

    @Test
    void everyListRefusesMoreThanTwoHundred() throws Exception {
        application.getBeansOfType(DemonstrationPart.class).values().stream()
                .sorted(Comparator.comparingInt(DemonstrationPart::step))
                .forEach(DemonstrationPart::load);
        var phone = MockMvcBuilders.webAppContextSetup(application).apply(springSecurity()).build();
        var activist =
                people.list().stream()
                        .filter(one -> one.label().endsWith(", activist"))
                        .findFirst()
                        .orElseThrow()
                        .account();
        var lists = lists();
        assertThat(lists).isNotEmpty();
        for (var list : lists) {
            for (var limit : new String[] {"201", "0", "-1", "2147483648", "x"}) {
                var answer =
                        phone.perform(
                                        get("/api/v1" + list)
                                                .param("limit", limit)
                                                .with(
                                                        authentication(
                                                                SignedIn.withFactor(
                                                                        activist,
                                                                        TestClock.START))))
                                .andReturn()
                                .getResponse();
                assertThat(answer.getStatus()).as(list + " " + limit).isIn(400, 422);
            }
        }
    }

    private static TreeSet<String> lists() throws Exception {
        var found = new TreeSet<String>();
        try (var files = Files.list(Path.of("../mobile-api-spec/openapi"))) {
            for (var file : files.toList()) {
                var path = "";
                for (var line : Files.readAllLines(file)) {
                    var begins = PATH.matcher(line);
                    path = begins.find() ? begins.group(1) : path;
                    if (line.contains("parameters/Limit'") && !path.contains("{")) {
                        found.add(path);
                    }
                }
            }
        }
        return found;
    }
}
