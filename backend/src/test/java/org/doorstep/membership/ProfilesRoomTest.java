package org.doorstep.membership;

import static org.assertj.core.api.Assertions.assertThat;

import org.doorstep.kernel.EmailAddress;
import org.doorstep.kernel.PhoneNumber;
import org.doorstep.membership.volunteer.ContactKind;
import org.doorstep.membership.volunteer.ProfileChange;
import org.doorstep.membership.volunteer.ProfileChange.Fact;
import org.doorstep.membership.volunteer.SentPoint;
import org.doorstep.membership.volunteer.VolunteerAudience;
import org.doorstep.messaging.Reachable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import java.util.List;
import java.util.Set;

class ProfilesRoomTest extends MembershipRoomTest {

    private static final PhoneNumber OLD = new PhoneNumber("+447700900123");
    private static final PhoneNumber NEW = new PhoneNumber("+447700900456");
    private static final String TYPED_NEW = "07700 900456";

    @Autowired VolunteerAudience audience;

    private static ProfileChange phone(@Nullable String phone, Fact... clear) {
        return new ProfileChange(
                null, phone, null, null, null, null, null, null, null, null, null, Set.of(clear));
    }

    private static ProfileChange email(String email) {
        return new ProfileChange(
                null, null, email, null, null, null, null, null, null, null, null, Set.of());
    }

    private static ProfileChange home(@Nullable SentPoint point, @Nullable String postcode) {
        return new ProfileChange(
                null, null, null, null, postcode, point, null, null, null, null, null, Set.of());
    }

    private static ProfileChange location(boolean on) {
        return new ProfileChange(
                null, null, null, null, null, null, null, null, null, on, null, Set.of());
    }

    private void change(VolunteerId id, ProfileChange change) {
        var version = profiles.of(id).orThrow().version();
        profiles.change(id, version, change, CALLER).orThrow();
    }

    private @Nullable PhoneNumber phoneToWriteTo(VolunteerId id) {
        var reachable = audience.addresses(List.of(id.ref())).get(id.ref());
        return reachable == null ? null : reachable.phone();
    }

    @Test
    void aChangeBasedOnAnOldVersionIsRefused() throws InterruptedException {
        var id = approved(PHONE, null);
        var version = profiles.of(id).orThrow().version();
        change(id, location(true));

        var late = profiles.change(id, version, location(false), CALLER);

        assertThat(codeOf(late)).isEqualTo("version-stale");
        assertThat(volunteers.find(id).map(VolunteerProfile::locationOn)).contains(true);
    }

    @Test
    void aChangedPhoneGetsNothingButACodeUntilItIsProven() throws InterruptedException {
        var id = approved(PHONE, null);
        assertThat(phoneToWriteTo(id)).isEqualTo(OLD);

        change(id, phone(TYPED_NEW));

        assertThat(phoneToWriteTo(id)).isNull();
        assertThat(profiles.of(id).orThrow().contactDetails())
                .isEqualTo(new ContactDetails(NEW, false, null, false));
        assertThat(SentCodes.next().to()).isEqualTo(NEW);
    }

    @Test
    void theOldAddressSignsInUntilTheNewOneIsProven() throws InterruptedException {
        var id = approved(PHONE, null);
        change(id, phone(TYPED_NEW));
        assertThat(addresses.ownerOf(OLD)).contains(id.account());
        assertThat(addresses.ownerOf(NEW)).isEmpty();

        profiles.verify(id, ContactKind.PHONE, SentCodes.next().code()).orThrow();

        assertThat(addresses.ownerOf(OLD)).isEmpty();
        assertThat(addresses.ownerOf(NEW)).contains(id.account());
        assertThat(phoneToWriteTo(id)).isEqualTo(NEW);
    }

    @Test
    void aSharedPhoneMayBeProvenAndSignsInItsFirstOwnerOnly() throws InterruptedException {
        var first = approved(TYPED_NEW, null);
        var second = approved(null, "ben@example.org");
        change(second, phone(TYPED_NEW));

        profiles.verify(second, ContactKind.PHONE, SentCodes.next().code()).orThrow();

        assertThat(phoneToWriteTo(second)).isEqualTo(NEW);
        assertThat(addresses.ownerOf(NEW)).contains(first.account());
        assertThat(addresses.ownerOf(new EmailAddress("ben@example.org")))
                .contains(second.account());
    }

    @Test
    void oneProvenContactPointRemains() throws InterruptedException {
        var id = approved(PHONE, null);
        var version = profiles.of(id).orThrow().version();

        assertThat(codeOf(profiles.change(id, version, phone(null, Fact.PHONE), CALLER)))
                .isEqualTo("contact-point-needed");

        change(id, email("ann@example.org"));
        profiles.verify(id, ContactKind.EMAIL, SentCodes.next().code()).orThrow();
        change(id, phone(null, Fact.PHONE));

        assertThat(profiles.of(id).orThrow().contactDetails())
                .isEqualTo(
                        new ContactDetails(null, false, new EmailAddress("ann@example.org"), true));
        assertThat(addresses.ownerOf(OLD)).isEmpty();
    }

    @Test
    void aFactIsGivenOrEmptiedAndNotBoth() throws InterruptedException {
        var id = approved(PHONE, null);
        var version = profiles.of(id).orThrow().version();

        var outcome = profiles.change(id, version, phone(TYPED_NEW, Fact.PHONE), CALLER);

        assertThat(codeOf(outcome)).isEqualTo("invalid");
    }

    @Test
    void aHomeIsRoundedAndKeepsItsPostcode() throws InterruptedException {
        var id = approved(PHONE, null);

        change(id, home(new SentPoint(52.62341, -0.54321), "pe1 1aa"));

        var home = volunteers.find(id).orElseThrow().home();
        var given = new org.doorstep.geo.point.GeoPoint(52.62341, -0.54321);
        assertThat(home.point()).isEqualTo(given.rounded(100));
        assertThat(home.postcode()).isEqualTo(new org.doorstep.territory.Postcode("PE1 1AA"));
        assertThat(home.ward()).isNull();
    }

    @Test
    void aHomeInTheSeaIsRefusedByName() throws InterruptedException {
        var id = approved(PHONE, null);
        var version = profiles.of(id).orThrow().version();

        assertThat(
                        codeOf(
                                profiles.change(
                                        id, version, home(new SentPoint(0.1, 51.5), null), CALLER)))
                .isEqualTo("coordinates-swapped");
        assertThat(
                        codeOf(
                                profiles.change(
                                        id,
                                        version,
                                        home(new SentPoint(48.85, 2.35), null),
                                        CALLER)))
                .isEqualTo("point-outside-uk");
    }

    @Test
    void aWrongCodeProvesNothing() throws InterruptedException {
        var id = approved(PHONE, null);
        change(id, phone(TYPED_NEW));

        var outcome =
                profiles.verify(id, ContactKind.PHONE, new org.doorstep.kernel.Secret("wrong!"));

        assertThat(codeOf(outcome)).isEqualTo("code-wrong");
        assertThat(phoneToWriteTo(id)).isNull();
    }

    @Test
    void whoWaitsOrWasApprovedIsReachedAndWhoWasBlockedIsNot() throws InterruptedException {
        var waiting = waiting(PHONE, null);
        assertThat(phoneToWriteTo(waiting)).isEqualTo(OLD);

        volunteers.block(waiting, "not one of us", organiser).orThrow();

        assertThat(audience.addresses(List.of(waiting.ref())))
                .isEqualTo(java.util.Map.<VolunteerId, Reachable>of());
    }
}
