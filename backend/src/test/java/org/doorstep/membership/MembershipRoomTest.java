package org.doorstep.membership;

import org.doorstep._support.RoomTest;
import org.doorstep._support.TestClock;
import org.doorstep.kernel.IdSource;
import org.doorstep.kernel.Outcome;
import org.doorstep.kernel.Refusal;
import org.doorstep.membership.device.Devices;
import org.doorstep.membership.volunteer.Erasures;
import org.doorstep.membership.volunteer.Joining;
import org.doorstep.membership.volunteer.Profiles;
import org.doorstep.membership.volunteer.SignUpApplication;
import org.doorstep.messaging.Language;
import org.doorstep.security.AccountId;
import org.doorstep.security.Actor;
import org.doorstep.security.BranchId;
import org.doorstep.security.BranchKind;
import org.doorstep.security.Branches;
import org.doorstep.security.Grant;
import org.doorstep.security.Role;
import org.doorstep.security.SignInAddresses;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.data.mongodb.core.MongoTemplate;

import java.util.List;
import java.util.Set;
import java.util.UUID;

/// What the room tests here share: a party with two branches, an organiser in the first of them,
/// and the way in.
@RoomTest
@Import(SentCodes.class)
public abstract class MembershipRoomTest {

    protected static final String PHONE = "07700 900123";
    protected static final String CALLER = "198.51.100.7";

    @Autowired protected Joining joining;
    @Autowired protected Profiles profiles;
    @Autowired protected Erasures erasures;
    @Autowired protected Devices devices;
    @Autowired protected Volunteers volunteers;
    @Autowired protected Roles roles;
    @Autowired protected SignInAddresses addresses;
    @Autowired protected Branches branches;
    @Autowired protected MongoTemplate mongo;
    @Autowired protected TestClock clock;
    @Autowired protected IdSource ids;

    protected BranchId party = new BranchId(new UUID(0, 0));
    protected BranchId town = party;
    protected BranchId neighbour = party;
    protected Actor organiser = new Actor(new AccountId(new UUID(0, 0)), List.of());

    @BeforeEach
    void openTheBranches() {
        SentCodes.forget();
        party = branches.open(null, "Party", BranchKind.PARTY, null).orThrow().id();
        town = branches.open(party, "Town", BranchKind.BRANCH, null).orThrow().id();
        neighbour = branches.open(party, "Neighbour", BranchKind.BRANCH, null).orThrow().id();
        organiser = actor(Role.ORGANISER, town);
    }

    protected Actor actor(Role role, BranchId branch) {
        return new Actor(
                new AccountId(ids.next()),
                List.of(new Grant(role, branch, clock.instant().minusSeconds(60), null)));
    }

    /// Somebody who has proved a second factor a moment ago.
    protected Actor fresh(Role role, BranchId branch) {
        return new Actor(
                new AccountId(ids.next()),
                List.of(new Grant(role, branch, clock.instant().minusSeconds(60), null)),
                clock.instant());
    }

    protected SignUpApplication application(@Nullable String phone, @Nullable String email) {
        return new SignUpApplication(
                "Ann Example",
                phone,
                email,
                1980,
                null,
                null,
                Language.ENGLISH,
                Set.of(Skill.CANVASSING),
                List.of(),
                "privacy-1",
                town);
    }

    /// Signs somebody up and proves the address.
    protected VolunteerId waiting(@Nullable String phone, @Nullable String email)
            throws InterruptedException {
        var id = new VolunteerId(ids.next());
        joining.apply(application(phone, email), id, CALLER).orThrow();
        return joining.verify(id, SentCodes.next().code()).orThrow();
    }

    /// Signs somebody up and lets the organiser approve.
    protected VolunteerId approved(@Nullable String phone, @Nullable String email)
            throws InterruptedException {
        var id = waiting(phone, email);
        volunteers.approve(id, organiser).orThrow();
        return id;
    }

    protected static @Nullable String codeOf(Outcome<?> outcome) {
        return outcome instanceof Outcome.Refused<?>(Refusal refusal)
                ? refusal.code().code()
                : null;
    }

    protected static @Nullable Refusal refusalOf(Outcome<?> outcome) {
        return outcome instanceof Outcome.Refused<?>(Refusal refusal) ? refusal : null;
    }
}
