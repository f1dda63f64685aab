package org.doorstep.membership;

import static org.assertj.core.api.Assertions.assertThat;

import org.bson.Document;
import org.doorstep.kernel.PhoneNumber;
import org.doorstep.membership.device.Device;
import org.doorstep.membership.device.DeviceRegistration;
import org.doorstep.membership.volunteer.SentPoint;
import org.doorstep.membership.volunteer.SignUpApplication;
import org.doorstep.messaging.ChannelName;
import org.doorstep.messaging.Consents;
import org.doorstep.messaging.Language;
import org.doorstep.messaging.Purpose;
import org.doorstep.messaging.PushAddress;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

class ErasuresRoomTest extends MembershipRoomTest {

    private static final List<String> CANARIES =
            List.of(
                    "Canary",
                    "7700900777",
                    "canary@example",
                    "PE1 1ZZ",
                    "52.62",
                    "canary-installation",
                    "canary-notice");

    @Autowired Consents consents;

    private VolunteerId canary() throws InterruptedException {
        var id = new VolunteerId(ids.next());
        joining.apply(
                        new SignUpApplication(
                                "Canary Bird",
                                "07700 900777",
                                "canary@example.org",
                                1971,
                                "PE1 1ZZ",
                                new SentPoint(52.6234, -0.5432),
                                Language.WELSH,
                                Set.of(Skill.DRIVING),
                                List.of(),
                                "canary-notice",
                                town),
                        id,
                        CALLER)
                .orThrow();
        joining.verify(id, SentCodes.next().code()).orThrow();
        volunteers.approve(id, organiser).orThrow();
        devices.register(
                id,
                new DeviceRegistration(
                        "canary-installation",
                        Device.Platform.IOS,
                        new PushAddress("canary-installation", "canary-token", false),
                        true,
                        "1.0.0"),
                null);
        consents.record(
                id.ref(), ChannelName.SMS, Purpose.CAMPAIGN, true, "w1", "app", id.account());
        return id;
    }

    private String everythingOfTheRoom() {
        var all = new ArrayList<String>();
        for (var collection :
                List.of("membership.volunteers", "membership.devices", "membership.grants")) {
            mongo.getCollection(collection).find().map(Document::toJson).into(all);
        }
        return String.join("\n", all);
    }

    @Test
    void nothingPersonalIsLeftInTheRoom() throws InterruptedException {
        var id = canary();
        assertThat(everythingOfTheRoom()).contains("Canary", "PE1 1ZZ", "canary-installation");

        erasures.erase(id);

        assertThat(everythingOfTheRoom()).doesNotContain(CANARIES);
        assertThat(volunteers.find(id)).isEmpty();
    }

    @Test
    void theAddressIsFreeAgainAndNothingIsAgreedToAnyMore() throws InterruptedException {
        var id = canary();

        erasures.erase(id);

        assertThat(addresses.ownerOf(new PhoneNumber("+447700900777"))).isEmpty();
        assertThat(addresses.isOpen(id.account())).isFalse();
        assertThat(roles.grantsOf(id.account())).isEqualTo(List.of());
        assertThat(consents.allowed(List.of(id.ref()), ChannelName.SMS, Purpose.CAMPAIGN))
                .isEqualTo(Set.of());
    }

    @Test
    void anErasureThatACrashInterruptedIsFinishedAtTheNextStart() throws InterruptedException {
        var id = canary();
        erasures.erase(id);
        // As if the node had died after the first write: the account and a device are still there.
        mongo.getCollection("membership.volunteers")
                .updateOne(
                        new Document("_id", id.toString()),
                        new Document("$set", new Document("erasing", true)));
        devices.register(
                id,
                new DeviceRegistration(
                        "canary-installation", Device.Platform.IOS, null, true, "1.0.0"),
                null);

        erasures.finishOpenOnes();

        assertThat(devices.list(id)).isEqualTo(List.of());
        assertThat(everythingOfTheRoom()).doesNotContain("\"erasing\": true");
    }

    @Test
    void erasingTwiceOrSomebodyUnknownDoesNoHarm() throws InterruptedException {
        var id = canary();
        erasures.erase(id);

        erasures.erase(id);
        erasures.erase(new VolunteerId(ids.next()));

        assertThat(volunteers.find(id)).isEmpty();
    }
}
