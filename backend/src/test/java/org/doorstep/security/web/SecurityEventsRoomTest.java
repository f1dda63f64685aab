package org.doorstep.security.web;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;

import org.doorstep.security.BranchId;
import org.doorstep.security.Grant;
import org.doorstep.security.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// What the log says of refusals, and what it does not.
class SecurityEventsRoomTest extends SecurityRoomTest {

    private static final Logger EVENTS =
            (Logger) LoggerFactory.getLogger("org.doorstep.security.events");

    private final ListAppender<ILoggingEvent> said = new ListAppender<>();

    @BeforeEach
    void listen() {
        EVENTS.setLevel(Level.INFO);
        said.start();
        EVENTS.addAppender(said);
    }

    @AfterEach
    void listenNoMore() {
        EVENTS.detachAppender(said);
        EVENTS.setLevel(null);
    }

    @Test
    void aRefusedSignInIsLoggedWithoutWhoItWas() throws IOException, InterruptedException {
        var browser = new Browser(port);
        browser.submit("/sign-in", "/sign-in", Map.of("address", OLIVE.address()));
        browser.submit("/sign-in/code", "/sign-in/code", Map.of("code", "000000x"));
        assertThat(lines()).containsExactly("sign-in refused: code, code-wrong");
    }

    @Test
    void aRefusedPermissionIsLoggedByItsRow() throws IOException, InterruptedException {
        CapturedCodes.GRANTS.put(
                OLIVE_ID,
                List.of(
                        new Grant(
                                Role.ACTIVIST, new BranchId(new UUID(2, 2)), Instant.EPOCH, null)));
        var token = tokens(signedInBrowser()).get("access_token").asString();
        ask("/api/v1/try-out/organisers", token);
        assertThat(lines()).hasSize(1);
        assertThat(lines().getFirst()).startsWith("permission refused: ").endsWith(", " + OLIVE_ID);
    }

    @Test
    void anExceededLimitIsLoggedByItsName() {
        SecurityEvents.exceededLimit("export-person");
        assertThat(lines()).containsExactly("limit reached: export-person");
    }

    private List<String> lines() {
        return said.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }
}
