package org.doorstep.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import org.doorstep._support.RoomTest;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;

/// A12: what looks into the server from outside.
@RoomTest
class ActuatorRoomTest {

    @LocalServerPort int port;

    @Test
    void showsHealthAndNothingElse() throws IOException, InterruptedException {
        assertThat(ask("/actuator/health").statusCode()).isIn(200, 503);
        for (var path :
                List.of(
                        "/actuator/env",
                        "/actuator/beans",
                        "/actuator/configprops",
                        "/actuator/heapdump",
                        "/actuator/loggers",
                        "/actuator/mappings",
                        "/actuator/metrics",
                        "/actuator/sbom",
                        "/actuator/threaddump",
                        "/h2-console",
                        "/META-INF/sbom/application.cdx.json",
                        "/application.yaml",
                        "/v3/api-docs",
                        "/.git/config")) {
            assertThat(ask(path).statusCode()).as(path).isEqualTo(404);
        }
    }

    @Test
    void theErrorPageSaysNothing() throws IOException, InterruptedException {
        var answer = ask("/error");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).doesNotContain("Exception", "org.springframework", "trace");
    }

    @Test
    void healthNamesNoPlaceAndNoVersion() throws IOException, InterruptedException {
        assertThat(ask("/actuator/health").body())
                .doesNotContain("mongodb://", "127.0.0.1", "version", "Exception");
    }

    private HttpResponse<String> ask(String path) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }
}
