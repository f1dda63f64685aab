package org.doorstep.membership;

import static org.assertj.core.api.Assertions.assertThat;

import org.doorstep.membership.device.Device;
import org.doorstep.membership.device.DeviceRegistration;
import org.doorstep.messaging.PushAddress;
import org.doorstep.messaging.PushAddressDead;
import org.doorstep.security.Installations;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;

import java.time.Duration;
import java.util.List;
import java.util.Map;

class DevicesRoomTest extends MembershipRoomTest {

    private static final PushAddress FIRST = new PushAddress("installation-1", "token-1", false);
    private static final PushAddress RENEWED = new PushAddress("installation-1", "token-2", true);

    @Autowired ApplicationEventPublisher facts;

    private void register(VolunteerId who, PushAddress address) {
        devices.register(
                who,
                new DeviceRegistration(
                        address.installationId(), Device.Platform.ANDROID, address, true, "1.2.3"),
                null);
    }

    private void dead(String token) {
        facts.publishEvent(new PushAddressDead(null, "installation-1", token, clock.instant()));
    }

    @Test
    void aDeadAddressIsForgotten() {
        var ann = new VolunteerId(ids.next());
        register(ann, FIRST);

        dead("token-1");

        assertThat(devices.pushAddresses(List.of(ann))).isEqualTo(Map.of());
        assertThat(devices.list(ann))
                .isEqualTo(
                        List.of(
                                new Device(
                                        "installation-1",
                                        Device.Platform.ANDROID,
                                        true,
                                        false,
                                        "1.2.3",
                                        clock.instant())));
    }

    @Test
    void anAddressRenewedInTheMeantimeIsKept() {
        var ann = new VolunteerId(ids.next());
        register(ann, FIRST);
        register(ann, RENEWED);

        dead("token-1");

        assertThat(devices.pushAddresses(List.of(ann))).isEqualTo(Map.of(ann, List.of(RENEWED)));
    }

    @Test
    void anInstallationBelongsToWhoeverRegisteredItLast() {
        var ann = new VolunteerId(ids.next());
        var ben = new VolunteerId(ids.next());
        register(ann, FIRST);
        register(ben, FIRST);

        assertThat(devices.pushAddresses(List.of(ann, ben))).isEqualTo(Map.of(ben, List.of(FIRST)));
        assertThat(codeOf(devices.remove(ann, "installation-1"))).isEqualTo("not-found");
    }

    @Test
    void nobodyGetsPushesWhoSwitchedThemOff() {
        var ann = new VolunteerId(ids.next());
        devices.register(
                ann,
                new DeviceRegistration(
                        "installation-1", Device.Platform.IOS, FIRST, false, "1.2.3"),
                null);

        assertThat(devices.pushAddresses(List.of(ann))).isEqualTo(Map.of());
    }

    @Test
    void theInstallationSeenLongestAgoMakesRoom() {
        var ann = new VolunteerId(ids.next());
        for (var n = 10; n < 31; n++) {
            register(ann, new PushAddress("installation-" + n, "token", false));
            clock.advance(Duration.ofMinutes(1));
        }

        var kept = devices.list(ann).stream().map(Device::installationId).toList();

        assertThat(kept)
                .hasSize(20)
                .startsWith("installation-30")
                .doesNotContain("installation-10");
    }

    @Test
    void pushAddressesAreNotStoredInClear() {
        register(new VolunteerId(ids.next()), FIRST);

        var stored = String.valueOf(mongo.getCollection("membership.devices").find().first());

        assertThat(stored).doesNotContain("token-1");
    }

    @Test
    void aLostPhoneGetsNoMorePushes() {
        var ann = new VolunteerId(ids.next());
        var ben = new VolunteerId(ids.next());
        devices.register(
                ann,
                new DeviceRegistration(
                        FIRST.installationId(), Device.Platform.ANDROID, FIRST, true, "1.2.3"),
                "family-1");
        assertThat(devices.list(ann.account()))
                .isEqualTo(List.of(new Installations.Installation("family-1", "Android", "1.2.3")));

        devices.forget(ben.account(), "family-1");
        devices.forget(ann.account(), "family-2");
        assertThat(devices.pushAddresses(List.of(ann))).isEqualTo(Map.of(ann, List.of(FIRST)));

        devices.forget(ann.account(), "family-1");
        assertThat(devices.pushAddresses(List.of(ann))).isEqualTo(Map.of());
        assertThat(devices.list(ann.account())).isEqualTo(List.of());
    }
}
