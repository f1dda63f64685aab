package org.doorstep.console.town;

import static org.assertj.core.api.Assertions.assertThat;

import org.doorstep._support.RoomTest;
import org.doorstep.kernel.DemonstrationPart;
import org.doorstep.kernel.London;
import org.doorstep.security.BranchKind;
import org.doorstep.security.Branches;
import org.doorstep.security.DemonstrationMode;
import org.doorstep.security.DemonstrationPeople;
import org.doorstep.territory.Wards;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;

import java.time.Clock;

/// When the town is built, and when a store is left alone.
@RoomTest
class DemonstrationTownRoomTest {

    @Autowired MongoTemplate mongo;
    @Autowired Branches branches;
    @Autowired Wards wards;
    @Autowired Clock clock;
    @Autowired ObjectProvider<DemonstrationPart> parts;
    @Autowired ObjectProvider<DemonstrationPeople> people;

    private DemonstrationTown town() {
        return new DemonstrationTown(
                new DemonstrationMode(true), mongo, branches, parts, new Welcome(people));
    }

    private int wardsOfTheTown() {
        return wards.ofBranch(DemonstrationMode.TOWN, London.today(clock)).size();
    }

    @Test
    void buildsOnAnEmptyStoreOnce() {
        var town = town();
        assertThat(town.progress().isComplete()).isFalse();
        town.build();
        assertThat(town.progress()).isEqualTo(TownProgress.COMPLETE);
        assertThat(wardsOfTheTown()).isEqualTo(6);
        var before = branches.list();
        town().build();
        assertThat(branches.list()).isEqualTo(before);
    }

    @Test
    void startsOverAfterAnInterruption() {
        mongo.save(new TownDocument(TownDocument.TOWN, false));
        branches.open(null, "Half a party", BranchKind.PARTY, null).orThrow();
        town().build();
        assertThat(mongo.findById(TownDocument.TOWN, TownDocument.class))
                .isEqualTo(new TownDocument(TownDocument.TOWN, true));
        assertThat(branches.list().stream().filter(b -> b.name().equals("Half a party")).count())
                .isZero();
        assertThat(wardsOfTheTown()).isEqualTo(6);
    }

    @Test
    void leavesAStoreWithAnythingInItAlone() {
        branches.open(null, "A real party", BranchKind.PARTY, null).orThrow();
        town().build();
        assertThat(branches.list()).hasSize(1);
        assertThat(mongo.findById(TownDocument.TOWN, TownDocument.class)).isNull();
    }
}
