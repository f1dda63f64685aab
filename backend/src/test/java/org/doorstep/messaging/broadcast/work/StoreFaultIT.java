package org.doorstep.messaging.broadcast.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoException;

import org.bson.Document;
import org.doorstep._support.RoomTest;
import org.doorstep.messaging.Broadcast;
import org.doorstep.messaging.ChannelName;
import org.doorstep.messaging.MessageState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.ApplicationContext;
import org.springframework.data.mongodb.core.MongoTemplate;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/// A store that answers that its disk is full: nothing is half done, and when there is room again
/// sending goes on unaided.
@RoomTest
@EnabledIfEnvironmentVariable(
        named = "DOORSTEP_TEST_MONGODB_URI",
        matches = ".+",
        disabledReason = "needs a real replica set: DOORSTEP_TEST_MONGODB_URI")
class StoreFaultIT {

    private static final int OUT_OF_DISK_SPACE = 14031;

    private final ApplicationContext application;
    private final MongoTemplate mongo;
    private World world;
    private Broadcast broadcast;

    StoreFaultIT(ApplicationContext application) {
        this.application = application;
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

    private void diskIsFull(String command, int after) {
        fail(
                new Document("skip", after),
                new Document("failCommands", List.of(command))
                        .append("errorCode", OUT_OF_DISK_SPACE));
    }

    private void thereIsRoom() {
        mongo.getMongoDatabaseFactory()
                .getMongoDatabase("admin")
                .runCommand(
                        new Document("configureFailPoint", "failCommand").append("mode", "off"));
    }

    private void fail(Document mode, Document data) {
        mongo.getMongoDatabaseFactory()
                .getMongoDatabase("admin")
                .runCommand(
                        new Document("configureFailPoint", "failCommand")
                                .append("mode", mode)
                                .append("data", data));
    }
}
