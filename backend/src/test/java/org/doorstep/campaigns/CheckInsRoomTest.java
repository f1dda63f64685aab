package org.doorstep.campaigns;

import static org.assertj.core.api.Assertions.assertThat;

import org.bson.Document;
import org.doorstep.campaigns.shift.CheckIns.Wish;
import org.doorstep.kernel.Outcome;
import org.doorstep.membership.LocationSwitchedOff;
import org.doorstep.membership.VolunteerErased;
import org.doorstep.membership.VolunteerId;
import org.doorstep.membership.VolunteerStatus;
import org.doorstep.security.Actor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

class CheckInsRoomTest extends CampaignsRoomTest {

    @Autowired ApplicationEventPublisher facts;

    private Wish wish(@Nullable UUID id, @Nullable Instant until, @Nullable ActionId action) {
        return new Wish(id, 52.6234, -0.5432, until, action);
    }

    private Outcome<CheckIn> checkIn(Actor who, Wish wish) {
        return checkIns.checkIn(who, wish, ids.next());
    }

    private static VolunteerId id(Actor who) {
        return VolunteerId.of(who.account());
    }

    @Test
    void lastsTwoHoursAndIsRoundedTo100Metres() {
        var who = volunteer(0, VolunteerStatus.APPROVED);

        var made = checkIn(who, wish(null, null, null)).orThrow();

        var given = new org.doorstep.geo.point.GeoPoint(52.6234, -0.5432);
        assertThat(made.point()).isEqualTo(given.rounded(100));
        assertThat(made.until()).isEqualTo(now().plus(Duration.ofHours(2)));
        assertThat(checkIns.current(id(who))).contains(made);
    }

    @Test
    void isGoneByTheClockAndThenFromTheStore() {
        var who = volunteer(0, VolunteerStatus.APPROVED);
        checkIn(who, wish(null, null, null)).orThrow();

        advance(Duration.ofHours(2));

        assertThat(checkIns.current(id(who))).isEmpty();
    }

    @Test
    void lastsFourHoursAtMost() {
        var who = volunteer(0, VolunteerStatus.APPROVED);
        var four = now().plus(Duration.ofHours(4));

        assertThat(codeOf(checkIn(who, wish(null, four.plusMillis(1), null))))
                .isEqualTo("check-in-too-long");
        assertThat(codeOf(checkIn(who, wish(null, now(), null)))).isEqualTo("invalid");
        assertThat(checkIn(who, wish(null, four, null)).map(CheckIn::until))
                .isEqualTo(Outcome.done(four));
    }

    @Test
    void needsLocationSwitchedOn() {
        var off = volunteer(2, VolunteerStatus.APPROVED);

        assertThat(codeOf(checkIn(off, wish(null, null, null)))).isEqualTo("location-off");
    }

    @Test
    void thePhonesIdIsKeptAndStandsForOneCheckIn() {
        var who = volunteer(0, VolunteerStatus.APPROVED);
        var other = volunteer(1, VolunteerStatus.APPROVED);
        var id = ids.next();

        var first = checkIn(who, wish(id, null, null));
        advance(Duration.ofMinutes(5));
        var second = checkIn(who, wish(id, null, null));

        assertThat(second).isEqualTo(first);
        assertThat(codeOf(checkIn(other, wish(id, null, null)))).isEqualTo("id-taken");
        assertThat(codeOf(checkIn(other, wish(UUID.randomUUID(), null, null))))
                .isEqualTo("id-not-version-7");
    }

    @Test
    void aNewOneTakesThePlaceOfThePresentOne() {
        var who = volunteer(0, VolunteerStatus.APPROVED);
        checkIn(who, wish(null, null, null)).orThrow();

        var second = checkIn(who, wish(null, null, null)).orThrow();

        assertThat(checkIns.current(id(who))).contains(second);
        assertThat(mongo.getCollection("campaigns.check_ins").countDocuments()).isEqualTo(1);
    }

    @Test
    void namingAnActionMarksAttendanceOfWhoHasAPlace() {
        var action = action(TOWN, false, shift("2027-04-13T10:30", "2027-04-13T12:00", 5));
        var who = volunteer(0, VolunteerStatus.APPROVED);
        var passerBy = volunteer(1, VolunteerStatus.APPROVED);
        take(who, action).orThrow();

        assertThat(checkIn(who, wish(null, null, action.id())).orThrow().attended()).isTrue();
        assertThat(checkIn(passerBy, wish(null, null, action.id())).orThrow().attended()).isFalse();
        assertThat(
                        actions.signUps(action.id(), organiser).orThrow().stream()
                                .map(SignUp::attended)
                                .toList())
                .isEqualTo(java.util.List.of(true));
    }

    @Test
    void anActionThatThePersonMayNotSeeIsNotThere() {
        var closed = wednesday(5);
        var pending = volunteer(0, VolunteerStatus.PENDING);

        assertThat(checkIn(pending, wish(null, null, closed.id())))
                .isEqualTo(checkIn(pending, wish(null, null, new ActionId(ids.next()))));
        assertThat(checkIns.current(id(pending))).isEmpty();
    }

    @Test
    void endsWhenLocationIsSwitchedOffOrThePersonIsGone() {
        var first = volunteer(0, VolunteerStatus.APPROVED);
        var second = volunteer(1, VolunteerStatus.APPROVED);
        checkIn(first, wish(null, null, null)).orThrow();
        checkIn(second, wish(null, null, null)).orThrow();

        facts.publishEvent(new LocationSwitchedOff(id(first), now()));
        facts.publishEvent(new VolunteerErased(id(second), now()));

        assertThat(mongo.getCollection("campaigns.check_ins").find().map(Document::toJson).first())
                .isNull();
    }

    @Test
    void aPlaceOutsideTheKingdomIsRefusedByName() {
        var who = volunteer(0, VolunteerStatus.APPROVED);

        assertThat(codeOf(checkIn(who, new Wish(null, -0.55, 52.62, null, null))))
                .isEqualTo("coordinates-swapped");
        assertThat(codeOf(checkIn(who, new Wish(null, 48.85, 2.35, null, null))))
                .isEqualTo("point-outside-uk");
        assertThat(checkIns.current(id(who))).isEmpty();
    }
}
