package org.doorstep._support;

import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.test.context.junit.jupiter.SpringExtension;

import java.time.Duration;

/// Gives every room test empty collections and the clock at its start.
class CleanStore implements BeforeEachCallback {

    @Override
    public void beforeEach(ExtensionContext test) {
        var application = SpringExtension.getApplicationContext(test);
        TestStore.empty(application.getBean(MongoTemplate.class));
        application.getBean(TestClock.class).set(TestClock.START);
        // What a room remembers of the test before is out of date.
        application.getBean(TestTicker.class).advance(Duration.ofMinutes(1));
    }
}
