package org.doorstep.messaging.channel.push;

import static org.assertj.core.api.Assertions.assertThat;

import org.doorstep._support.TestClock;
import org.doorstep.fakes.wire.HttpAnswer;
import org.doorstep.fakes.wire.HttpPort;
import org.doorstep.messaging.BroadcastId;
import org.doorstep.messaging.PushAddress;
import org.doorstep.messaging.TemplateClass;
import org.doorstep.messaging.channel.Destination;
import org.doorstep.messaging.channel.Dispatch;
import org.doorstep.messaging.channel.Rendered;
import org.doorstep.security.BranchId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/// What a push says on the wire: ids, and words that are the same for everybody.
class PushPayloadTest {

    private static final String HANDLE = "abcdefghijklmnopqrstuvwx27";

    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private final HttpPort provider =
            HttpPort.open(
                    0,
                    request -> {
                        bodies.add(request.text());
                        return HttpAnswer.json(200, "{\"name\":\"projects/p/messages/1\"}");
                    });
    private final FcmChannel channel =
            new FcmChannel(
                    new PushSettings(
                            null,
                            "doorstep-test",
                            null,
                            URI.create("http://127.0.0.1:" + provider.port()),
                            90,
                            false,
                            Duration.ofSeconds(3),
                            "Doorstep",
                            "You have a new message."),
                    new TestClock(),
                    dead -> {});

    @AfterEach
    void close() {
        channel.close();
        provider.close();
    }

    @Test
    void holdsTheHandleAndNothingElseOfTheMessage() throws InterruptedException {
        var expected =
                """
                {"message": {
                  "token": "token-1",
                  "data": {"handle": "%1$s"},
                  "notification": {"title": "Doorstep", "body": "You have a new message."},
                  "android": {"ttl": "540s", "notification": {"tag": "%1$s"}},
                  "apns": {
                    "headers": {"apns-expiration": "%2$d", "apns-collapse-id": "%1$s"},
                    "payload": {"aps": {"mutable-content": 1}}},
                  "webpush": {"headers": {"TTL": "540"}, "notification": {"tag": "%1$s"}}}}
                """
                        .formatted(HANDLE, TestClock.START.getEpochSecond() + 540);
        assertThat(sent(new PushAddress("phone-1", "token-1", false))).isEqualTo(json(expected));
    }

    @Test
    void addressesAnInstallationByItsFirebaseIdWhereItHasOne() throws InterruptedException {
        var message = sent(new PushAddress("phone-1", "fid-1", true)).path("message");
        assertThat(message.path("fid").asString("")).isEqualTo("fid-1");
        assertThat(message.has("token")).isEqualTo(false);
    }

    private JsonNode sent(PushAddress to) throws InterruptedException {
        channel.send(
                new Dispatch(
                        HANDLE,
                        1,
                        new Destination.Device(to),
                        new Rendered("Vote for Ann", "Dear Bob, 1 Mill Road", null, "By C"),
                        TestClock.START.plus(Duration.ofMinutes(9)),
                        new BroadcastId("b1"),
                        new BranchId(new UUID(7, 7)),
                        TemplateClass.ELECTION_MATERIAL));
        assertThat(bodies).hasSize(1);
        return json(bodies.getFirst());
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }
}
