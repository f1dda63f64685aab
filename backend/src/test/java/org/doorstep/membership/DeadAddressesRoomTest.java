package org.doorstep.membership;

import static org.assertj.core.api.Assertions.assertThat;

import org.doorstep.fakes.Fault;
import org.doorstep.fakes.FcmServer;
import org.doorstep.membership.device.Device;
import org.doorstep.membership.device.DeviceRegistration;
import org.doorstep.messaging.BroadcastId;
import org.doorstep.messaging.PushAddress;
import org.doorstep.messaging.TemplateClass;
import org.doorstep.messaging.channel.Destination;
import org.doorstep.messaging.channel.Dispatch;
import org.doorstep.messaging.channel.Rendered;
import org.doorstep.messaging.channel.SendResult;
import org.doorstep.messaging.channel.push.FcmChannel;
import org.doorstep.messaging.channel.push.PushSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;

/// Push addresses that the provider declares dead, from its answer to the stored device.
class DeadAddressesRoomTest extends MembershipRoomTest {

    private static final int RACES = 100;

    private final FcmServer fcm = FcmServer.start();

    @Autowired private ApplicationEventPublisher facts;

    private FcmChannel channel() {
        return new FcmChannel(
                new PushSettings(
                        null,
                        "doorstep-test",
                        null,
                        URI.create("http://127.0.0.1:" + fcm.port()),
                        90,
                        false,
                        Duration.ofSeconds(5),
                        "Doorstep",
                        "You have a new message."),
                clock,
                dead -> facts.publishEvent(dead));
    }

    @AfterEach
    void close() {
        fcm.close();
    }

    @Test
    void theFifthThatIsGoneIsForgottenAndTheOthersStay() throws Exception {
        var expected = new HashMap<VolunteerId, List<PushAddress>>();
        var people = new HashMap<VolunteerId, PushAddress>();
        for (var n = 0; n < 25; n++) {
            var who = new VolunteerId(ids.next());
            var address = address(n, "token-" + n);
            register(who, address);
            people.put(who, address);
            if (n % 5 == 0) {
                fcm.faults().to("token-" + n, Fault.unregistered());
            } else {
                expected.put(who, List.of(address));
            }
        }
        try (var channel = channel()) {
            for (var address : people.values()) {
                push(channel, address);
            }
        }
        assertThat(devices.pushAddresses(people.keySet())).isEqualTo(expected);
    }

    @Test
    void anAddressRenewedWhileTheProviderAnswersSurvivesEveryRace() throws Exception {
        fcm.answer(Fault.unregistered());
        try (var channel = channel()) {
            for (var race = 0; race < RACES; race++) {
                race(channel, race);
            }
        }
    }

    private void race(FcmChannel channel, int race) throws Exception {
        var who = new VolunteerId(ids.next());
        var old = address(race, "old-" + race);
        var renewed = address(race, "new-" + race);
        register(who, old);
        var start = new CyclicBarrier(2);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var pushing =
                    threads.submit(() -> {
                        start.await();
                        return push(channel, old);
                    });
            var renewing =
                    threads.submit(() -> {
                        start.await();
                        register(who, renewed);
                        return renewed;
                    });
            pushing.get();
            renewing.get();
        }
        assertThat(devices.pushAddresses(List.of(who))).isEqualTo(Map.of(who, List.of(renewed)));
    }

    private SendResult push(FcmChannel channel, PushAddress to) throws InterruptedException {
        return channel.send(
                new Dispatch(
                        "abcdefghijklmnopqrstuvwx27",
                        1,
                        new Destination.Device(to),
                        new Rendered("Saturday", "Leaflet run", null, ""),
                        clock.instant().plus(Duration.ofHours(1)),
                        new BroadcastId("b1"),
                        party,
                        TemplateClass.LOGISTICS));
    }

    private void register(VolunteerId who, PushAddress address) {
        devices.register(
                who,
                new DeviceRegistration(
                        address.installationId(), Device.Platform.ANDROID, address, true, "1.0.0"),
                null);
    }

    private static PushAddress address(int n, String token) {
        return new PushAddress("installation-" + n, token, false);
    }
}
