package org.doorstep.bench;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.data.mongodb.core.MongoTemplate;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/// What the bench adds to the application: people, and who may launch.
@Configuration(proxyBeanMethods = false)
class BenchConfiguration {

    private static final Instant NOON = Instant.parse("2027-04-13T11:00:00Z");

    @Bean
    BenchTown benchTown(MongoTemplate mongo) {
        return new BenchTown(mongo);
    }

    /// A Tuesday at noon, whenever the bench runs: quiet hours are asked and do not stand in the
    /// way.
    @Bean
    @Primary
    Clock benchClock() {
        var system = Clock.systemUTC();
        return Clock.offset(system, Duration.between(system.instant(), NOON));
    }

    @Bean
    BenchRoles benchRoles() {
        return new BenchRoles();
    }
}
