package org.doorstep.messaging.broadcast.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;

import com.mongodb.MongoException;

import org.bson.Document;
import org.doorstep._support.RoomTest;
import org.doorstep.messaging.Broadcast;
import org.doorstep.messaging.ChannelName;
import org.doorstep.messaging.MessageState;
import org.doorstep.security.AccountId;
import org.doorstep.security.SignInAddresses;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.ApplicationContext;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// A store that answers that its disk is full: nothing is half done, and when there is room again
/// sending goes on unaided.
@RoomTest
@EnabledIfEnvironmentVariable(
        named = "DOORSTEP_TEST_MONGODB_URI",
        matches = ".+",
        disabledReason = "needs a real replica set: DOORSTEP_TEST_MONGODB_URI")
class StoreFaultIT {

    private static final int OUT_OF_DISK_SPACE = 14031;
    private static final Duration FULL =
            Duration.ofSeconds(Integer.getInteger("doorstep.crash.disk-full", 10));
    private static final AccountId WRITER = new AccountId(Town.ref(1).id());

    private final ApplicationContext application;
    private final MongoTemplate mongo;
    private final SignInAddresses accounts;
    private final MockMvc phone;
    private World world;
    private Broadcast broadcast;

    StoreFaultIT(WebApplicationContext application) {
        this.application = application;
        this.accounts = application.getBean(SignInAddresses.class);
        this.phone =
                MockMvcBuilders.webAppContextSetup(application).apply(springSecurity()).build();
        this.mongo = application.getBean(MongoTemplate.class);
    }

    @BeforeEach
    void aWorld() {
        world = new World(application);
        world.people(40);
        world.lookUpTruthfully();
        broadcast = world.launched(ChannelName.SMS);
    }

    @AfterEach
    void theInvariantsHold() {
        thereIsRoom();
        world.holds(broadcast);
    }

    /// The n-th write of that kind, counted from 0, and all after it find no room.
    @ParameterizedTest
    @CsvSource({
        "insert, 0",
        "insert, 1",
        "insert, 2",
        "update, 0",
        "update, 1",
        "update, 2",
        "update, 3"
    })
    void aFullDiskLosesNobodyAndNobodyIsTextedTwice(String command, int after)
            throws InterruptedException {
        diskIsFull(command, after);
        var node = world.node();
        assertThatThrownBy(node::work).isInstanceOf(MongoException.class);
        thereIsRoom();
        var later = world.node();
        for (var minute = 0; minute < 40; minute++) {
            later.work();
            world.advance(Duration.ofMinutes(1));
        }
        later.work();
        assertThat(world.states(broadcast)).isEqualTo(Map.of(MessageState.SENDING, 40L));
        assertThat(world.sms.accepted()).hasSize(40).doesNotHaveDuplicates();
    }

    /// Ten seconds here, asking once in each; a minute with `ops/crash disk`.
    @Test
    void whileTheDiskIsFullWritersAreToldSoAndAfterwardsTheyAreServed() throws Exception {
        accounts.claim(WRITER, Town.phone(1)).orThrow();
        var before = world.parts.consents().of(Town.ref(1));
        diskIsFull();
        for (var end = System.nanoTime() + FULL.toNanos(); System.nanoTime() < end; ) {
            var answer = agrees();
            assertThat(answer.getStatus()).isEqualTo(503);
            assertThat(answer.getContentType()).isEqualTo("application/problem+json");
            LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
        }
        thereIsRoom();
        assertThat(world.parts.consents().of(Town.ref(1))).isEqualTo(before);
        assertThat(agrees().getStatus()).isEqualTo(200);
        assertThat(world.parts.consents().of(Town.ref(1))).hasSize(before.size() + 1);
    }

    private MockHttpServletResponse agrees() throws Exception {
        var request =
                put("/api/v1/me/consents/SMS/MY_SHIFTS")
                        .with(user(WRITER.toString()))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"state\": \"GIVEN\", \"wordingVersion\": \"2026-10\"}");
        return phone.perform(request).andReturn().getResponse();
    }

    /// Nothing at all can be written.
    private void diskIsFull() {
        var writes = List.of("insert", "update", "findAndModify", "delete");
        mode(
                "alwaysOn",
                new Document("failCommands", writes).append("errorCode", OUT_OF_DISK_SPACE));
    }

    private void diskIsFull(String command, int after) {
        mode(
                new Document("skip", after),
                new Document("failCommands", List.of(command))
                        .append("errorCode", OUT_OF_DISK_SPACE));
    }

    private void thereIsRoom() {
        mode("off", new Document());
    }

    private void mode(Object mode, Document data) {
        mongo.getMongoDatabaseFactory()
                .getMongoDatabase("admin")
                .runCommand(
                        new Document("configureFailPoint", "failCommand")
                                .append("mode", mode)
                                .append("data", data));
    }
}
