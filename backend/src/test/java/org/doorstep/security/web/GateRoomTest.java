package org.doorstep.security.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.doorstep.security.BranchId;
import org.doorstep.security.Grant;
import org.doorstep.security.Permitted;
import org.doorstep.security.Role;
import org.doorstep.security.permission.Table;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// Every handler stands behind a row of the table.
class GateRoomTest extends SecurityRoomTest {

    private static final BranchId BRANCH = new BranchId(new UUID(2, 2));

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping handlers;

    @Test
    void everyHandlerNamesARowOfTheTable() {
        var table = Table.read();
        var without =
                handlers.getHandlerMethods().values().stream()
                        .filter(handler ->
                                handler.getBeanType().getName().startsWith("org.doorstep."))
                        .filter(handler -> handler.getBeanType() != TryOut.class)
                        .filter(handler -> handler.getMethodAnnotation(Permitted.class) == null)
                        .map(Object::toString)
                        .toList();
        assertThat(without).isEmpty();
        handlers.getHandlerMethods().values().stream()
                .map(handler -> handler.getMethodAnnotation(Permitted.class))
                .filter(java.util.Objects::nonNull)
                .forEach(permitted ->
                        assertThat(table.row(permitted.value()).key())
                                .isEqualTo(permitted.value()));
    }

    @Test
    void refusesAHandlerWithoutARowToEverybody() throws IOException, InterruptedException {
        grant(Role.ORGANISER);
        var token = tokens(signedInBrowser()).get("access_token").asString();
        assertThat(ask("/api/v1/try-out/no-row", token).statusCode()).isEqualTo(403);
        assertThat(new Browser(port).get("/api/v1/try-out/no-row").statusCode()).isEqualTo(403);
    }

    @Test
    void asksTheRowOfTheHandlerAtEveryCall() throws IOException, InterruptedException {
        var token = tokens(browserWithFactor()).get("access_token").asString();
        assertThat(ask("/api/v1/try-out/organisers", token).statusCode()).isEqualTo(403);
        grant(Role.ORGANISER);
        assertThat(ask("/api/v1/try-out/organisers", token).statusCode()).isEqualTo(200);
        grant(Role.ACTIVIST);
        assertThat(ask("/api/v1/try-out/organisers", token).statusCode()).isEqualTo(403);
    }

    @Test
    void countsAGrantOnlyWhileItHolds() throws IOException, InterruptedException {
        var token = tokens(browserWithFactor()).get("access_token").asString();
        CapturedCodes.GRANTS.put(
                OLIVE_ID,
                List.of(
                        new Grant(
                                Role.ORGANISER,
                                BRANCH,
                                Instant.EPOCH,
                                clock.instant().plusSeconds(60))));
        assertThat(ask("/api/v1/try-out/organisers", token).statusCode()).isEqualTo(200);
        clock.advance(java.time.Duration.ofSeconds(60));
        assertThat(ask("/api/v1/try-out/organisers", token).statusCode()).isEqualTo(403);
    }

    @Test
    void decidesTheSameForEverySpellingOfAnAddress() throws IOException, InterruptedException {
        var token = tokens(signedInBrowser()).get("access_token").asString();
        for (var path :
                List.of(
                        "/api/v1/try-out/organisers/",
                        "/api/v1/try-out/organisers;jsessionid=x",
                        "/api/v1//try-out/organisers",
                        "/api/v1/x/%2e%2e/try-out/organisers",
                        "/API/v1/try-out/organisers")) {
            assertThat(ask(path, token).statusCode()).as(path).isIn(400, 401, 403, 404);
        }
    }

    private static void grant(Role role) {
        CapturedCodes.GRANTS.put(OLIVE_ID, List.of(new Grant(role, BRANCH, Instant.EPOCH, null)));
    }
}
