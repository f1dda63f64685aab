package org.doorstep.campaigns;

import org.doorstep._support.RoomTest;
import org.doorstep._support.TestClock;
import org.doorstep.campaigns.NewAction.NewShift;
import org.doorstep.campaigns.shift.CheckIns;
import org.doorstep.campaigns.shift.SignUps;
import org.doorstep.campaigns.shift.SignUps.MyPlace;
import org.doorstep.geo.point.GeoPoint;
import org.doorstep.kernel.IdSource;
import org.doorstep.kernel.London;
import org.doorstep.kernel.Outcome;
import org.doorstep.kernel.Refusal;
import org.doorstep.membership.VolunteerId;
import org.doorstep.membership.VolunteerStatus;
import org.doorstep.membership.Volunteers;
import org.doorstep.membership.role.GrantStore;
import org.doorstep.membership.volunteer.DemonstrationVolunteers;
import org.doorstep.membership.volunteer.VolunteerStore;
import org.doorstep.security.AccountId;
import org.doorstep.security.Actor;
import org.doorstep.security.Branch;
import org.doorstep.security.BranchId;
import org.doorstep.security.BranchKind;
import org.doorstep.security.Branches;
import org.doorstep.security.DemonstrationMode;
import org.doorstep.security.Grant;
import org.doorstep.security.Role;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/// What the room tests here share: the demonstration's branches without its ground, an organiser,
/// volunteers on demand, and actions near one place.
@RoomTest
public abstract class CampaignsRoomTest {

    protected static final GeoPoint HERE = new GeoPoint(52.62, -0.55);
    protected static final BranchId TOWN = DemonstrationMode.TOWN;
    protected static final BranchId NEIGHBOUR = DemonstrationMode.NEIGHBOUR;

    @Autowired protected Actions actions;
    @Autowired protected NearbyActions nearby;
    @Autowired protected SignUps signUps;
    @Autowired protected CheckIns checkIns;
    @Autowired protected Volunteers volunteers;
    @Autowired protected VolunteerStore people;
    @Autowired protected GrantStore grants;
    @Autowired protected DemonstrationVolunteers made;
    @Autowired protected Branches branches;
    @Autowired protected MongoTemplate mongo;
    @Autowired protected TestClock clock;
    @Autowired protected IdSource ids;

    protected Actor organiser = new Actor(new AccountId(new java.util.UUID(0, 0)), List.of());

    @BeforeEach
    void openTheBranches() {
        var party =
                branches.open(DemonstrationMode.PARTY, null, "Party", BranchKind.PARTY, null)
                        .map(Branch::id)
                        .orThrow();
        branches.open(TOWN, party, "Town", BranchKind.BRANCH, null).orThrow();
        branches.open(NEIGHBOUR, party, "Neighbour", BranchKind.BRANCH, null).orThrow();
        organiser = actor(Role.ORGANISER, TOWN);
    }

    /// Somebody with a role and without a volunteer's record.
    protected Actor actor(Role role, BranchId branch) {
        return new Actor(new AccountId(ids.next()), List.of(grant(role, branch)));
    }

    protected Grant grant(Role role, BranchId branch) {
        return new Grant(role, branch, clock.instant().minusSeconds(60), null);
    }

    /// A volunteer of the town who lives here; location is on for every n but 2, 5, 8 …
    protected Actor volunteer(int n, VolunteerStatus status) {
        var id = new VolunteerId(ids.next());
        people.add(made.volunteer(n, id, HERE, status));
        if (status != VolunteerStatus.APPROVED) {
            return new Actor(id.account(), List.of());
        }
        var grant = grant(Role.ACTIVIST, TOWN);
        grants.put(id, grant, null);
        return new Actor(id.account(), List.of(grant));
    }

    protected static NewShift shift(String starts, String ends, int places) {
        return new NewShift(LocalDateTime.parse(starts), LocalDateTime.parse(ends), places);
    }

    /// An action here. Every test starts on Tuesday 2027-04-13 at 10:00 in London.
    protected Action action(BranchId branch, boolean open, NewShift... shifts) {
        return actions.create(
                        new NewAction(
                                branch,
                                null,
                                ActionKind.CANVASS,
                                "Canvass in Castle",
                                "Bring a coat.",
                                "Castle",
                                "12 Secret Yard",
                                HERE.latitude(),
                                HERE.longitude(),
                                Set.of(),
                                open,
                                Arrays.asList(shifts)),
                        actor(Role.ORGANISER, branch))
                .orThrow();
    }

    /// An action of the town with one shift on Wednesday from 10:00 to 12:00.
    protected Action wednesday(int places) {
        return action(TOWN, false, shift("2027-04-14T10:00", "2027-04-14T12:00", places));
    }

    protected Outcome<MyPlace> take(Actor who, Action action) {
        return signUps.take(who, action.shifts().getFirst().id(), null, ids.next());
    }

    protected Action again(Action action) {
        return actions.find(action.id()).orElseThrow();
    }

    protected void advance(Duration by) {
        clock.advance(by);
    }

    protected java.time.Instant now() {
        return London.now(clock);
    }

    protected static @Nullable String codeOf(Outcome<?> outcome) {
        return outcome instanceof Outcome.Refused<?>(Refusal refusal)
                ? refusal.code().code()
                : null;
    }
}
