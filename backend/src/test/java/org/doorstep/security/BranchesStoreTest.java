package org.doorstep.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// The tree party > region > constituency > branch.
class BranchesStoreTest {

    private final SecurityForTests security = new SecurityForTests();
    private final Branches branches = security.branches;

    @Test
    void listsEachAfterItsParentAndSiblingsByName() {
        var party = branches.open(null, "Party", BranchKind.PARTY, "By us").orThrow();
        var west = branches.open(party.id(), "West", BranchKind.REGION, null).orThrow();
        var east = branches.open(party.id(), "East", BranchKind.REGION, "By East").orThrow();
        var town = branches.open(west.id(), "Town", BranchKind.BRANCH, null).orThrow();
        assertThat(branches.list()).isEqualTo(List.of(party, east, west, town));
        assertThat(branches.lineage(town.id())).isEqualTo(List.of(town, west, party));
        assertThat(branches.idsWithin(west.id())).isEqualTo(Set.of(west.id(), town.id()));
        assertThat(branches.isWithin(town.id(), party.id())).isTrue();
        assertThat(branches.isWithin(party.id(), town.id())).isFalse();
        assertThat(branches.imprintOf(town.id())).isEqualTo(Optional.of("By us"));
        assertThat(branches.imprintOf(east.id())).isEqualTo(Optional.of("By East"));
    }

    @Test
    void refusesABranchThatDoesNotFitBelowItsParent() {
        var party = branches.open(null, "Party", BranchKind.PARTY, null).orThrow();
        var town = branches.open(party.id(), "Town", BranchKind.BRANCH, null).orThrow();
        assertThat(refused(town.id(), "Region", BranchKind.REGION)).isEqualTo("invalid");
        assertThat(refused(town.id(), "Ward", BranchKind.BRANCH)).isEqualTo("invalid");
        assertThat(refused(new BranchId(new UUID(9, 9)), "X", BranchKind.BRANCH))
                .isEqualTo("invalid");
        assertThat(
                        OneTimeCodesStoreTest.refused(
                                branches.open(null, "Region", BranchKind.REGION, null)))
                .isEqualTo("invalid");
        assertThat(refused(party.id(), " ", BranchKind.BRANCH)).isEqualTo("invalid");
        assertThat(refused(party.id(), "x".repeat(101), BranchKind.BRANCH)).isEqualTo("invalid");
    }

    @Test
    void seesWhatAnotherNodeOpenedAfterFiveSecondsAtTheLatest() {
        var party = branches.open(null, "Party", BranchKind.PARTY, null).orThrow();
        var other = new Branches(security.mongo, security.ids, security.ticker);
        assertThat(other.list()).isEqualTo(List.of(party));
        var town = branches.open(party.id(), "Town", BranchKind.BRANCH, null).orThrow();
        security.ticker.advance(Duration.ofSeconds(5));
        assertThat(other.list()).isEqualTo(List.of(party, town));
    }

    @Test
    void opensTheDemonstrationTwiceWithoutHarm() {
        var demonstration = new SecurityDemonstration(branches);
        demonstration.load();
        demonstration.load();
        assertThat(branches.list().stream().map(Branch::name))
                .isEqualTo(
                        List.of(
                                "Fenland Alliance",
                                "East",
                                "Aldermarsh and the Levels",
                                "Aldermarsh",
                                "The Levels"));
    }

    private String refused(BranchId parent, String name, BranchKind kind) {
        return OneTimeCodesStoreTest.refused(branches.open(parent, name, kind, null));
    }
}
