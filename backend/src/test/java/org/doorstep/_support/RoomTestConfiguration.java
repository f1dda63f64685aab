package org.doorstep._support;

import com.mongodb.ConnectionString;

import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.boot.mongodb.autoconfigure.MongoConnectionDetails;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/// The store and the time of [RoomTest].
@TestConfiguration(proxyBeanMethods = false)
class RoomTestConfiguration {

    @Bean
    MongoConnectionDetails testConnection() {
        var uri = new ConnectionString(TestStore.uriOfFreshDatabase());
        return () -> uri;
    }

    @Bean
    StoreCommands storeCommands() {
        return new StoreCommands();
    }

    @Bean
    MongoClientSettingsBuilderCustomizer watched(StoreCommands commands) {
        return settings -> settings.addCommandListener(commands);
    }

    @Bean
    @Primary
    TestClock testClock() {
        return new TestClock();
    }

    @Bean
    @Primary
    TestTicker testTicker() {
        return new TestTicker();
    }
}
