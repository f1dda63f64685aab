package org.doorstep.messaging.broadcast.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.doorstep._support.RoomTest;
import org.doorstep.kernel.PageRequest;
import org.doorstep.messaging.BroadcastId;
import org.doorstep.messaging.BroadcastPlan;
import org.doorstep.messaging.Broadcasts;
import org.doorstep.messaging.ChannelName;
import org.doorstep.security.IdempotencyKeys;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;
import org.springframework.http.ResponseEntity;

import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;

/// A server that dies while it creates broadcasts, between the key's record and the effect or after
/// the effect and before its answer, and clients that ask again with the same key. (No catch of the
/// keys sees an `Error`, just as none runs in a process that is killed.)
@RoomTest
class CrashedRequestsRoomTest {

    private static final int BROADCASTS = Integer.getInteger("doorstep.crash.requests", 50);
    private static final Duration LEASE = Duration.ofSeconds(90);

    private final IdempotencyKeys keys;
    private final ApplicationContext application;
    private World world;
    private Broadcasts door;
    private BroadcastPlan plan;

    CrashedRequestsRoomTest(ApplicationContext application) {
        this.application = application;
        this.keys = application.getBean(IdempotencyKeys.class);
    }

    @BeforeEach
    void aWorld() {
        world = new World(application);
        door = world.door();
        plan = world.plan(ChannelName.PUSH);
    }

    /// What the client gets.
    record Answer(String id) {}

    private static final class Died extends Error {

        private static final long serialVersionUID = 1;
    }

    private Answer request(int n, Function<UUID, ResponseEntity<Answer>> effect) {
        var reply =
                keys.once("draftBroadcast", world.branch.id(), "key-" + n, plan.title(), effect);
        return Objects.requireNonNull(reply.getBody());
    }

    private ResponseEntity<Answer> draft(UUID reserved) {
        var drafted = door.draft(BroadcastId.of(reserved), plan, world.agent).orThrow();
        return ResponseEntity.ok(new Answer(drafted.id().value()));
    }

    private ResponseEntity<Answer> diesBefore(UUID reserved) {
        throw new Died();
    }

    private ResponseEntity<Answer> diesAfter(UUID reserved) {
        draft(reserved);
        throw new Died();
    }

    private long broadcasts() {
        var count = 0L;
        var page = door.list(world.branch.id(), new PageRequest(200, null), world.agent).orThrow();
        while (true) {
            count += page.items().size();
            var next = page.nextCursor();
            if (next == null) {
                return count;
            }
            page = door.list(world.branch.id(), new PageRequest(200, next), world.agent).orThrow();
        }
    }

    @Test
    void eachRequestHasOneEffectAndOneAnswerHoweverItsServerDied() {
        var before = broadcasts();
        for (var n = 0; n < BROADCASTS; n++) {
            var asked = n;
            assertThatThrownBy(() ->
                            request(asked, asked % 2 == 0 ? this::diesBefore : this::diesAfter))
                    .isInstanceOf(Died.class);
        }
        world.advance(LEASE);
        var answers =
                IntStream.range(0, BROADCASTS).mapToObj(n -> request(n, this::draft)).toList();
        var again = IntStream.range(0, BROADCASTS).mapToObj(n -> request(n, this::draft)).toList();
        assertThat(again).isEqualTo(answers);
        assertThat(answers).doesNotHaveDuplicates();
        assertThat(broadcasts() - before).isEqualTo(BROADCASTS);
    }
}
