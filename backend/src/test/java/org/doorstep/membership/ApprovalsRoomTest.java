package org.doorstep.membership;

import static org.assertj.core.api.Assertions.assertThat;

import org.doorstep.kernel.Outcome;
import org.doorstep.kernel.PageRequest;
import org.doorstep.security.Grant;
import org.doorstep.security.Role;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

class ApprovalsRoomTest extends MembershipRoomTest {

    @Test
    void whoIsApprovedBecomesAnActivistOfTheBranch() throws InterruptedException {
        var id = waiting(PHONE, null);

        var approved = volunteers.approve(id, organiser).orThrow();
        volunteers.approve(id, organiser).orThrow();

        assertThat(approved.name().status()).isEqualTo(VolunteerStatus.APPROVED);
        assertThat(roles.grantsOf(id.account()))
                .isEqualTo(List.of(new Grant(Role.ACTIVIST, town, clock.instant(), null)));
    }

    @Test
    void whoIsBlockedLosesEveryRoleAndIsNotApprovedLater() throws InterruptedException {
        var id = approved(PHONE, null);

        var blocked = volunteers.block(id, "was rude on the doorstep", organiser).orThrow();

        assertThat(blocked.name().status()).isEqualTo(VolunteerStatus.BLOCKED);
        assertThat(roles.grantsOf(id.account())).isEqualTo(List.of());
        assertThat(codeOf(volunteers.approve(id, organiser))).isEqualTo("not-waiting");
    }

    @Test
    void aBlockNeedsAReason() throws InterruptedException {
        var id = waiting(PHONE, null);

        assertThat(codeOf(volunteers.block(id, " ", organiser))).isEqualTo("invalid");
        assertThat(codeOf(volunteers.block(id, "x".repeat(501), organiser))).isEqualTo("invalid");
        assertThat(volunteers.countWaiting(organiser)).isEqualTo(1);
    }

    @Test
    void anOrganiserElsewhereSeesAndDecidesNothingHere() throws InterruptedException {
        var id = waiting(PHONE, null);
        var elsewhere = actor(Role.ORGANISER, neighbour);

        assertThat(volunteers.approve(id, elsewhere))
                .isEqualTo(volunteers.approve(new VolunteerId(ids.next()), elsewhere));
        assertThat(codeOf(volunteers.contactDetails(id, elsewhere))).isEqualTo("not-found");
        assertThat(volunteers.waiting(elsewhere, PageRequest.first(10)).orThrow().items())
                .isEqualTo(List.of());
        assertThat(volunteers.countWaiting(elsewhere)).isZero();
    }

    @Test
    void anActivistMayNotLookAtWhoWaits() {
        var activist = actor(Role.ACTIVIST, town);

        assertThat(codeOf(volunteers.waiting(activist, PageRequest.first(10))))
                .isEqualTo("forbidden");
        assertThat(volunteers.countWaiting(activist)).isZero();
    }

    @Test
    void whoWaitsLongestComesFirstPageByPage() throws InterruptedException {
        var waiting = new ArrayList<VolunteerId>();
        for (var n = 0; n < 5; n++) {
            waiting.add(waiting("07700 90020" + n, null));
        }
        var seen = new ArrayList<VolunteerId>();
        var page = volunteers.waiting(organiser, PageRequest.first(2)).orThrow();
        page.items().forEach(found -> seen.add(found.id()));
        while (page.nextCursor() != null) {
            page = volunteers.waiting(organiser, new PageRequest(2, page.nextCursor())).orThrow();
            page.items().forEach(found -> seen.add(found.id()));
        }

        assertThat(seen).isEqualTo(waiting);
        assertThat(codeOf(volunteers.waiting(organiser, new PageRequest(2, "nonsense"))))
                .isEqualTo("invalid");
    }

    @Test
    void contactPointsAreForThoseWhomTheTableAllowsThem() throws InterruptedException {
        var id = approved(PHONE, null);

        assertThat(volunteers.contactDetails(id, organiser))
                .isEqualTo(
                        Outcome.done(
                                new ContactDetails(
                                        new org.doorstep.kernel.PhoneNumber("+447700900123"),
                                        true,
                                        null,
                                        false)));
        for (var role :
                List.of(
                        Role.ACTIVIST,
                        Role.CANVASS_LEAD,
                        Role.DATA_PROTECTION_OFFICER,
                        Role.ADMINISTRATOR)) {
            assertThat(volunteers.contactDetails(id, actor(role, town)))
                    .isInstanceOf(Outcome.Refused.class);
        }
        assertThat(
                        volunteers
                                .list(town, actor(Role.ADMINISTRATOR, party), PageRequest.first(10))
                                .orThrow()
                                .items()
                                .stream()
                                .map(VolunteerName::id)
                                .toList())
                .isEqualTo(List.of(id));
    }

    @Test
    void anOrganiserGivesTheLowerRolesOnly() throws InterruptedException {
        var id = approved(PHONE, null);

        assertThat(roles.grant(id, Role.CANVASS_LEAD, town, null, organiser))
                .isEqualTo(Outcome.done(new Grant(Role.CANVASS_LEAD, town, clock.instant(), null)));
        assertThat(roles.grant(id, Role.ORGANISER, town, null, organiser))
                .isInstanceOf(Outcome.Refused.class);
        assertThat(roles.grant(id, Role.ACTIVIST, neighbour, null, organiser))
                .isInstanceOf(Outcome.Refused.class);
        assertThat(roles.grant(id, Role.AGENT, town, null, fresh(Role.ADMINISTRATOR, party)))
                .isInstanceOf(Outcome.Done.class);
    }

    @Test
    void aRoleThatIsTakenAwayIsGoneAtOnce() throws InterruptedException {
        var id = approved(PHONE, null);

        roles.end(id, Role.ACTIVIST, town, organiser).orThrow();

        assertThat(roles.grantsOf(id.account())).isEqualTo(List.of());
    }
}
