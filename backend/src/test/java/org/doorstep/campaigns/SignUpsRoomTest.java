package org.doorstep.campaigns;

import static org.assertj.core.api.Assertions.assertThat;

import org.doorstep.campaigns.shift.SignUpAudience;
import org.doorstep.campaigns.shift.SignUps.MyPlace;
import org.doorstep.kernel.Outcome;
import org.doorstep.kernel.PageRequest;
import org.doorstep.membership.VolunteerId;
import org.doorstep.membership.VolunteerStatus;
import org.doorstep.messaging.AudienceQuery;
import org.doorstep.messaging.Candidate;
import org.doorstep.security.Actor;
import org.doorstep.security.Role;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

class SignUpsRoomTest extends CampaignsRoomTest {

    private static final int A_HUNDRED = 100;

    @Autowired SignUpAudience audience;

    private List<Outcome<MyPlace>> allAtOnce(List<Callable<Outcome<MyPlace>>> tries)
            throws InterruptedException, ExecutionException {
        var together = new CyclicBarrier(tries.size());
        var outcomes = new ArrayList<Outcome<MyPlace>>();
        try (var threads = Executors.newFixedThreadPool(tries.size())) {
            var running = new ArrayList<Future<Outcome<MyPlace>>>();
            for (var one : tries) {
                running.add(
                        threads.submit(() -> {
                            together.await();
                            return one.call();
                        }));
            }
            for (var one : running) {
                outcomes.add(one.get());
            }
        }
        return outcomes;
    }

    private static Map<String, Integer> counted(List<Outcome<MyPlace>> outcomes) {
        var counts = new HashMap<String, Integer>();
        for (var outcome : outcomes) {
            @Nullable String code = codeOf(outcome);
            counts.merge(code == null ? "taken" : code, 1, Integer::sum);
        }
        return counts;
    }

    @Test
    void theLastPlaceGoesToExactlyOneOfAHundred() throws InterruptedException, ExecutionException {
        var action = wednesday(1);
        var tries = new ArrayList<Callable<Outcome<MyPlace>>>();
        for (var n = 0; n < A_HUNDRED; n++) {
            var who = actor(Role.ACTIVIST, TOWN);
            tries.add(() -> take(who, action));
        }

        var outcomes = allAtOnce(tries);

        assertThat(counted(outcomes)).isEqualTo(Map.of("taken", 1, "shift-full", 99));
        assertThat(again(action).placesLeft()).isZero();
        assertThat(actions.signUps(action.id(), organiser).orThrow()).hasSize(1);
    }

    @Test
    void oneIdSentTwentyTimesAtOnceIsOnePlace() throws InterruptedException, ExecutionException {
        var action = wednesday(10);
        var who = actor(Role.ACTIVIST, TOWN);
        var id = ids.next();
        var shift = action.shifts().getFirst().id();
        var tries = new ArrayList<Callable<Outcome<MyPlace>>>();
        for (var n = 0; n < 20; n++) {
            tries.add(() -> signUps.take(who, shift, id, ids.next()));
        }

        var outcomes = allAtOnce(tries);

        assertThat(counted(outcomes)).isEqualTo(Map.of("taken", 20));
        assertThat(again(action).placesLeft()).isEqualTo(9);
    }

    @Test
    void onePersonHasOnePlaceInAShift() {
        var action = wednesday(5);
        var who = actor(Role.ACTIVIST, TOWN);
        take(who, action).orThrow();

        assertThat(codeOf(take(who, action))).isEqualTo("already-signed-up");
        assertThat(again(action).placesLeft()).isEqualTo(4);
    }

    @Test
    void anIdOfAnotherVersionOrOfSomethingElseIsRefused() {
        var action = wednesday(5);
        var shift = action.shifts().getFirst().id();
        var id = take(actor(Role.ACTIVIST, TOWN), action).orThrow().place().id().value();
        var other = actor(Role.ACTIVIST, TOWN);

        assertThat(codeOf(signUps.take(other, shift, UUID.randomUUID(), ids.next())))
                .isEqualTo("id-not-version-7");
        assertThat(codeOf(signUps.take(other, shift, id, ids.next()))).isEqualTo("id-taken");
        assertThat(again(action).placesLeft()).isEqualTo(4);
    }

    @Test
    void aPlaceGivenBackIsFreeAtOnceAndALateRepeatDoesNotTakeItAgain() {
        var action = wednesday(1);
        var shift = action.shifts().getFirst().id();
        var who = actor(Role.ACTIVIST, TOWN);
        var me = VolunteerId.of(who.account());
        var id = new SignUpId(ids.next());
        signUps.take(who, shift, id.value(), ids.next()).orThrow();

        assertThat(signUps.giveBack(me, id)).isEqualTo(Outcome.done(id));
        assertThat(signUps.giveBack(me, id)).isEqualTo(Outcome.done(id));
        assertThat(again(action).placesLeft()).isEqualTo(1);
        assertThat(codeOf(signUps.take(who, shift, id.value(), ids.next()))).isEqualTo("id-taken");
        assertThat(take(actor(Role.ACTIVIST, TOWN), action)).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void somebodyElsesPlaceIsNotThere() {
        var action = wednesday(2);
        var id = take(actor(Role.ACTIVIST, TOWN), action).orThrow().place().id();
        var stranger = new VolunteerId(ids.next());

        assertThat(signUps.giveBack(stranger, id))
                .isEqualTo(signUps.giveBack(stranger, new SignUpId(ids.next())));
        assertThat(again(action).placesLeft()).isEqualTo(1);
    }

    @Test
    void aPlaceIsTakenUntilTheShiftEndsAndGivenBackUntilItStarts() {
        var action = wednesday(5);
        var early = actor(Role.ACTIVIST, TOWN);
        var place = take(early, action).orThrow().place();
        clock.setLondon("2027-04-14T10:00");

        assertThat(codeOf(signUps.giveBack(VolunteerId.of(early.account()), place.id())))
                .isEqualTo("shift-started");
        assertThat(take(actor(Role.ACTIVIST, TOWN), action)).isInstanceOf(Outcome.Done.class);
        clock.setLondon("2027-04-14T12:00");
        assertThat(codeOf(take(actor(Role.ACTIVIST, TOWN), action))).isEqualTo("shift-over");
    }

    @Test
    void aShiftThatWasCalledOffTakesNobody() {
        var action = wednesday(5);
        actions.cancel(action.id(), organiser).orThrow();

        assertThat(codeOf(take(actor(Role.ACTIVIST, TOWN), action))).isEqualTo("shift-over");
    }

    @Test
    void whoWaitsTakesPlacesInOpenActionsOnlyAndWhoWasBlockedInNone() {
        var open = action(TOWN, true, shift("2027-04-14T10:00", "2027-04-14T12:00", 5));
        var closed = wednesday(5);
        var pending = volunteer(0, VolunteerStatus.PENDING);
        var blocked = volunteer(1, VolunteerStatus.BLOCKED);

        assertThat(codeOf(take(pending, closed))).isEqualTo("not-found");
        assertThat(take(pending, open)).isInstanceOf(Outcome.Done.class);
        assertThat(codeOf(take(blocked, open))).isEqualTo("not-found");
        assertThat(take(actor(Role.ACTIVIST, NEIGHBOUR), closed))
                .isEqualTo(signUps.take(pending, new ShiftId(ids.next()), null, ids.next()));
    }

    @Test
    void myPlacesComeByStartPageByPage() {
        var who = actor(Role.ACTIVIST, TOWN);
        var later = action(TOWN, false, shift("2027-04-16T10:00", "2027-04-16T12:00", 5));
        var sooner = wednesday(5);
        var between = action(TOWN, false, shift("2027-04-15T10:00", "2027-04-15T12:00", 5));
        for (var action : List.of(later, sooner, between)) {
            take(who, action).orThrow();
        }
        var me = VolunteerId.of(who.account());

        var first = signUps.ofVolunteer(me, PageRequest.first(2));
        var second = signUps.ofVolunteer(me, new PageRequest(2, first.nextCursor()));

        assertThat(first.items().stream().map(place -> place.action().id()).toList())
                .isEqualTo(List.of(sooner.id(), between.id()));
        assertThat(second.items().stream().map(place -> place.action().id()).toList())
                .isEqualTo(List.of(later.id()));
        assertThat(second.nextCursor()).isNull();
        advance(Duration.ofDays(2));
        assertThat(signUps.ofVolunteer(me, PageRequest.first(10)).items()).hasSize(2);
    }

    @Test
    void whoIsBlockedGivesEveryPlaceBack() {
        var action = wednesday(5);
        var who = volunteer(0, VolunteerStatus.APPROVED);
        take(who, action).orThrow();

        volunteers.block(VolunteerId.of(who.account()), "left us", organiser).orThrow();

        assertThat(again(action).placesLeft()).isEqualTo(5);
    }

    @Test
    void thoseWithAPlaceAreAnAudienceAlsoWhereItWasCalledOff() {
        var action = wednesday(5);
        var other = action(TOWN, false, shift("2027-04-15T10:00", "2027-04-15T12:00", 5));
        var first = volunteer(0, VolunteerStatus.APPROVED);
        var second = volunteer(1, VolunteerStatus.APPROVED);
        take(second, action).orThrow();
        take(first, action).orThrow();
        take(actor(Role.ACTIVIST, TOWN), other).orThrow();
        actions.cancel(action.id(), organiser).orThrow();
        var query =
                new AudienceQuery(
                        "action-sign-ups", TOWN, Map.of("action", List.of(action.id().toString())));

        var whole = audience.page(query, null, 10);

        assertThat(whole).isEqualTo(List.of(candidate(first), candidate(second)));
        assertThat(audience.page(query, whole.getFirst().ref().text(), 10))
                .isEqualTo(List.of(candidate(second)));
        assertThat(audience.addresses(List.of(whole.getFirst().ref())).keySet())
                .isEqualTo(java.util.Set.of(whole.getFirst().ref()));
    }

    private static Candidate candidate(Actor who) {
        var id = VolunteerId.of(who.account());
        return new Candidate(id.ref(), id.toString());
    }
}
