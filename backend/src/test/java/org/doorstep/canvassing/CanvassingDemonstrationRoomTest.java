package org.doorstep.canvassing;

import static org.assertj.core.api.Assertions.assertThat;

import org.doorstep._support.RoomTest;
import org.doorstep._support.TestClock;
import org.doorstep.canvassing.assignment.AssignmentStore;
import org.doorstep.kernel.DemonstrationPart;
import org.doorstep.kernel.IdSource;
import org.doorstep.security.AccountId;
import org.doorstep.security.Branches;
import org.doorstep.security.DemonstrationMode;
import org.doorstep.security.Grant;
import org.doorstep.security.Permissions;
import org.doorstep.security.Role;
import org.doorstep.security.RoleSource;
import org.doorstep.territory.Streets;
import org.doorstep.territory.Wards;
import org.doorstep.territory.Ways;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

@RoomTest
class CanvassingDemonstrationRoomTest {

    private static final AccountId OLIVE = new AccountId(new UUID(0x7000, 1));
    private static final AccountId ANNA = new AccountId(new UUID(0x7000, 2));

    @Autowired ApplicationContext application;
    @Autowired AssignmentStore store;
    @Autowired Wards wards;
    @Autowired Streets streets;
    @Autowired Ways ways;
    @Autowired Branches branches;
    @Autowired Permissions permissions;
    @Autowired IdSource ids;
    @Autowired TestClock clock;

    private static List<Grant> grants(AccountId account) {
        var role = account.equals(OLIVE) ? Role.ORGANISER : Role.ACTIVIST;
        return List.of(
                new Grant(role, DemonstrationMode.TOWN, TestClock.START.minusSeconds(1), null));
    }

    private void load(List<AccountId> people) {
        application.getBeansOfType(DemonstrationPart.class).values().stream()
                .filter(part -> part.step() <= 20)
                .sorted(Comparator.comparingInt(DemonstrationPart::step))
                .forEach(DemonstrationPart::load);
        RoleSource roles = CanvassingDemonstrationRoomTest::grants;
        var assignments =
                new Assignments(
                        store,
                        new Handing(wards, streets, ways, branches, roles, clock),
                        new Reporting(store, clock),
                        permissions,
                        branches,
                        ids,
                        clock);
        new CanvassingDemonstration(
                        assignments,
                        wards,
                        streets,
                        permissions,
                        () -> people,
                        roles,
                        new CanvassingDemonstration.Paper(ids, clock))
                .load();
    }

    private List<Assignment> given() {
        return store.ofBranches(List.of(DemonstrationMode.TOWN), TestClock.START);
    }

    @Test
    void handsOutWalksInDifferentStates() {
        load(List.of(OLIVE, ANNA));
        assertThat(
                        given().stream()
                                .collect(
                                        Collectors.groupingBy(
                                                Assignment::state, Collectors.counting())))
                .isEqualTo(
                        Map.of(
                                AssignmentState.OPEN, 3L,
                                AssignmentState.HANDED_BACK, 1L,
                                AssignmentState.TAKEN_BACK, 1L));
        assertThat(given().stream().mapToInt(each -> each.walk().doorsDone()).sum()).isPositive();
    }

    @Test
    void doesNothingWhereNobodyCanGive() {
        load(List.of(ANNA));
        assertThat(given()).isEmpty();
    }
}
