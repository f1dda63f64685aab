package org.doorstep.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// An activist reads the people of a turf while walking it, and not a call longer.
class TurfReadsStoreTest {

    private static final AccountId OLIVE = new AccountId(new UUID(1, 1));
    private static final String WALK = "walk-1";

    private final SecurityForTests security = new SecurityForTests();
    private final Permissions permissions = new Permissions(security.branches, security.clock);
    private final BranchId party =
            security.branches.open(null, "Party", BranchKind.PARTY, null).orThrow().id();
    private final BranchId town =
            security.branches.open(party, "Town", BranchKind.BRANCH, null).orThrow().id();
    private final BranchId next =
            security.branches.open(party, "Next", BranchKind.BRANCH, null).orThrow().id();
    private final Set<String> walking = new HashSet<>();
    private final TurfReads reads = new TurfReads(permissions, walks());

    private org.springframework.beans.factory.ObjectProvider<WalkAccess> walks() {
        WalkAccess access =
                (account, assignment) -> account.equals(OLIVE) && walking.contains(assignment);
        return new StaticListableBeanFactory(Map.of("walks", access))
                .getBeanProvider(WalkAccess.class);
    }

    @Test
    void letsAnActivistReadWhileTheAssignmentLives() {
        assertThat(answer(Role.ACTIVIST, town, WALK)).isEqualTo("not-found");
        walking.add(WALK);
        assertThat(answer(Role.ACTIVIST, town, WALK)).isEqualTo("done");
        assertThat(answer(Role.ACTIVIST, town, "walk-2")).isEqualTo("not-found");
        walking.clear();
        assertThat(answer(Role.ACTIVIST, town, WALK)).isEqualTo("not-found");
    }

    @Test
    void letsNobodyReadAnotherBranchsTurf() {
        walking.add(WALK);
        assertThat(answer(Role.ACTIVIST, next, WALK)).isEqualTo("not-found");
        assertThat(answer(Role.ORGANISER, next, WALK)).isEqualTo("not-found");
    }

    @Test
    void letsThoseReadWithoutAWalkWhomTheTableNames() {
        assertThat(
                        List.of(Role.ORGANISER, Role.AGENT, Role.DATA_OFFICER).stream()
                                .map(role -> answer(role, town, WALK)))
                .isEqualTo(List.of("done", "done", "done"));
        walking.add(WALK);
        assertThat(
                        List.of(Role.DATA_PROTECTION_OFFICER, Role.ADMINISTRATOR).stream()
                                .map(role -> answer(role, town, WALK)))
                .isEqualTo(List.of("forbidden", "forbidden"));
    }

    private String answer(Role role, BranchId branch, String walk) {
        var actor = new Actor(OLIVE, List.of(new Grant(role, town, Instant.EPOCH, null)));
        return OneTimeCodesStoreTest.refused(reads.check(actor, branch, walk));
    }
}
