package org.doorstep._support;

import org.doorstep.Doorstep;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Starts the application once for all room tests, on a free loopback port and a database of its
/// own, with [TestClock], [TestTicker] and the profile `test`; every test begins with empty
/// collections and the clock at its start.
///
/// Inject `TestClock`, `MongoTemplate`, any room's door, or `@LocalServerPort`. On the embedded
/// server by default, on a real one where `DOORSTEP_TEST_MONGODB_URI` names it.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@SpringBootTest(
        classes = Doorstep.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("test")
@Import(RoomTestConfiguration.class)
@ExtendWith(CleanStore.class)
public @interface RoomTest {}
