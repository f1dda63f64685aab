package org.doorstep.load;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.global;
import static io.gatling.javaapi.core.CoreDsl.rampUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.randomSwitch;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.javaapi.core.Choice;
import io.gatling.javaapi.core.OpenInjectionStep;
import io.gatling.javaapi.core.ScenarioBuilder;
import io.gatling.javaapi.core.Simulation;

import java.time.Duration;
import java.util.UUID;

/// What phones ask on a canvassing evening, at a planned rate: six in ten look at what is on
/// nearby, three in ten ask for the ward of a place, one in ten checks in again.
///
/// Settings, all given by `ops/load/run`: `load.base`, `load.token`, `load.latitude`,
/// `load.longitude`, `load.rate` (requests a second), `load.seconds`, `load.spike` (how many times
/// the rate for the last third; 1 is none). The run fails on any answer that is neither the one
/// wanted nor, in a spike, a refusal for load.
public final class PhonesInTheRain extends Simulation {

    private final double rate = Double.parseDouble(System.getProperty("load.rate", "20"));
    private final long seconds = Long.getLong("load.seconds", 60);
    private final double spike = Double.parseDouble(System.getProperty("load.spike", "1"));
    private final String latitude = System.getProperty("load.latitude", "");
    private final String longitude = System.getProperty("load.longitude", "");

    public PhonesInTheRain() {
        setUp(evening().injectOpen(plan()))
                .protocols(
                        http.baseUrl(System.getProperty("load.base", ""))
                                .authorizationHeader(
                                        "Bearer " + System.getProperty("load.token", ""))
                                .acceptHeader("application/json, application/problem+json"))
                .assertions(global().failedRequests().count().is(0L));
    }

    private OpenInjectionStep[] plan() {
        var third = Duration.ofSeconds(Math.max(1, seconds / 3));
        return new OpenInjectionStep[] {
            rampUsersPerSec(Math.max(1, rate / 10)).to(rate).during(third),
            constantUsersPerSec(rate).during(third),
            constantUsersPerSec(rate * spike).during(third),
        };
    }

    private ScenarioBuilder evening() {
        return scenario("phones in the rain")
                .exec(
                        randomSwitch()
                                .on(
                                        new Choice.WithWeight(60, exec(nearby())),
                                        new Choice.WithWeight(30, exec(ward())),
                                        new Choice.WithWeight(10, exec(checkIn()))));
    }

    private io.gatling.javaapi.http.HttpRequestActionBuilder nearby() {
        return http("nearby")
                .get("/api/v1/actions/nearby?limit=20")
                .check(status().in(wanted(200)));
    }

    private io.gatling.javaapi.http.HttpRequestActionBuilder ward() {
        return http("ward")
                .get("/api/v1/wards/at?lat=" + latitude + "&lon=" + longitude)
                .check(status().in(wanted(200)));
    }

    private io.gatling.javaapi.http.HttpRequestActionBuilder checkIn() {
        return http("check-in")
                .post("/api/v1/me/check-ins")
                .header("Idempotency-Key", session -> UUID.randomUUID().toString())
                .header("Content-Type", "application/json")
                .body(
                        StringBody(
                                "{\"point\":{\"latitude\":%s,\"longitude\":%s}}"
                                        .formatted(latitude, longitude)))
                .check(status().in(wanted(201)));
    }

    private Integer[] wanted(int status) {
        return spike > 1 ? new Integer[] {status, 429, 503} : new Integer[] {status};
    }
}
