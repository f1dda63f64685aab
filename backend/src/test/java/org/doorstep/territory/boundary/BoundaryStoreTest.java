package org.doorstep.territory.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import org.doorstep._support.CountingIds;
import org.doorstep._support.TestClock;
import org.doorstep._support.TestStore;
import org.doorstep._support.TestTicker;
import org.doorstep.geo.area.Outline;
import org.doorstep.geo.point.GeoPoint;
import org.doorstep.security.BranchId;
import org.doorstep.territory.BoundarySetId;
import org.doorstep.territory.BoundarySetSpec;
import org.doorstep.territory.Ward;
import org.doorstep.territory.WardId;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// What is in force where, and what a crash leaves.
class BoundaryStoreTest {

    private static final LocalDate OLD = LocalDate.of(2013, 12, 1);
    private static final LocalDate NEW = LocalDate.of(2023, 5, 4);
    private static final BoundarySetId FIRST = new BoundarySetId(CountingIds.nth(1));
    private static final BoundarySetId SECOND = new BoundarySetId(CountingIds.nth(2));

    /// Two squares side by side, and one over both.
    private static final Outline WEST = box(-0.52, -0.51);

    private static final Outline EAST = box(-0.51, -0.50);
    private static final Outline BOTH = box(-0.52, -0.50);
    private static final GeoPoint IN_WEST = new GeoPoint(52.605, -0.515);

    private final MongoTemplate mongo =
            TestStore.fresh(
                    WardDocument.class, BoundarySetDocument.class, BranchGroundDocument.class);
    private final TestClock clock = new TestClock();
    private final TestTicker ticker = new TestTicker();
    private final BoundaryStore store = new BoundaryStore(mongo, clock);
    private final Grounds grounds = new Grounds(store, ticker);

    private static Outline box(double west, double east) {
        return Outline.ofCorners(
                List.of(
                        new GeoPoint(52.60, west),
                        new GeoPoint(52.60, east),
                        new GeoPoint(52.61, east),
                        new GeoPoint(52.61, west)));
    }

    private static WardDocument ward(BoundarySetId set, String code, String council, Outline in) {
        return WardDocument.of(
                new Ward(
                        new WardId(set, code), "Ward " + code, null, council, "C", in.labelPoint()),
                in.toBytes());
    }

    private void load(BoundarySetId set, LocalDate from, WardDocument... wards) {
        store.stage(set, BoundarySetSpec.of("Set", from));
        store.add(set, List.of(wards));
        var councils = List.of(wards).stream().map(WardDocument::councilCode).toList();
        assertThat(store.putInForce(set, Set.copyOf(councils), wards.length)).isTrue();
    }

    private void loadBefore() {
        load(FIRST, OLD, ward(FIRST, "W1", "C1", WEST), ward(FIRST, "W2", "C2", EAST));
    }

    @Test
    void answersFromTheNewestSetThatCoversTheCouncil() {
        loadBefore();
        load(SECOND, NEW, ward(SECOND, "N1", "C1", WEST));
        var ground = grounds.refresh();
        assertThat(ground.at(IN_WEST, NEW).orElseThrow().id()).isEqualTo(new WardId(SECOND, "N1"));
        assertThat(ground.at(IN_WEST, NEW.minusDays(1)).orElseThrow().id())
                .isEqualTo(new WardId(FIRST, "W1"));
        assertThat(ground.at(new GeoPoint(52.605, -0.505), NEW).orElseThrow().id())
                .isEqualTo(new WardId(FIRST, "W2"));
        assertThat(ground.inBox(BOTH.boundingBox(), NEW).stream().map(Ward::id))
                .containsExactly(new WardId(SECOND, "N1"), new WardId(FIRST, "W2"));
    }

    @Test
    void aWardOfAReplacedSetIsNotInForceEvenWhereTheNewOneLeavesAHole() {
        load(FIRST, OLD, ward(FIRST, "W1", "C1", WEST));
        load(SECOND, NEW, ward(SECOND, "N1", "C1", EAST));
        assertThat(grounds.refresh().at(IN_WEST, NEW)).isEmpty();
        assertThat(grounds.current().find(new WardId(FIRST, "W1"))).isPresent();
    }

    @Test
    void aPointOnTheSharedEdgeBelongsToTheSmallerCode() {
        loadBefore();
        assertThat(grounds.refresh().at(new GeoPoint(52.605, -0.51), NEW).orElseThrow().id().code())
                .isEqualTo("W1");
    }

    @Test
    void aBranchKeepsItsGroundWhenTheBoundariesChange() {
        load(
                FIRST,
                OLD,
                ward(FIRST, "W1", "C1", BOTH),
                ward(FIRST, "SAME", "C1", box(-0.6, -0.59)));
        load(
                SECOND,
                NEW,
                ward(SECOND, "N1", "C1", WEST),
                ward(SECOND, "N2", "C1", EAST),
                ward(SECOND, "SAME", "C1", box(-0.61, -0.6)));
        var branch = new BranchId(new UUID(0, 9));
        var named = Set.of(new WardId(FIRST, "W1"), new WardId(FIRST, "SAME"));
        store.assign(branch, named);
        assertThat(store.assigned(List.of(branch))).isEqualTo(named);
        assertThat(store.branchesOf(named)).isEqualTo(Set.of(branch));
        var ground = grounds.refresh();
        assertThat(ground.translated(named, OLD).stream().map(ward -> ward.id().code()))
                .containsExactlyInAnyOrder("W1", "SAME");
        assertThat(ground.translated(named, NEW).stream().map(Ward::id))
                .containsExactlyInAnyOrder(
                        new WardId(SECOND, "N1"),
                        new WardId(SECOND, "N2"),
                        new WardId(SECOND, "SAME"));
    }

    @Test
    void aStagedSetIsSeenByNobodyAndSweptWhenItsImportIsDead() {
        store.stage(FIRST, BoundarySetSpec.of("Dead", OLD));
        store.add(FIRST, List.of(ward(FIRST, "W1", "C1", WEST)));
        assertThat(store.sets()).isEmpty();
        assertThat(grounds.refresh().at(IN_WEST, NEW)).isEmpty();
        assertThat(store.sweep()).isZero();
        clock.advance(BoundaryStore.DEAD_AFTER.plusSeconds(1));
        assertThat(store.sweep()).isEqualTo(1);
        assertThat(mongo.count(new Query(), WardDocument.class)).isZero();
        assertThat(store.putInForce(FIRST, Set.of("C1"), 1)).isFalse();
        clock.advance(Duration.ofDays(3));
        assertThat(store.sweep()).isZero();
        assertThat(mongo.count(new Query(), BoundarySetDocument.class)).isZero();
    }

    @Test
    void neverSweepsALoadedSet() {
        loadBefore();
        store.discard(FIRST);
        clock.advance(Duration.ofDays(400));
        assertThat(store.sweep()).isZero();
        assertThat(store.sets()).hasSize(1);
        assertThat(mongo.count(new Query(), WardDocument.class)).isEqualTo(2);
    }

    @Test
    void noticesASetThatAnotherNodeRemovedAtTheNextLook() {
        loadBefore();
        grounds.refresh();
        TestStore.empty(mongo);
        assertThat(grounds.current().at(IN_WEST, NEW)).isPresent();
        ticker.advance(Duration.ofSeconds(6));
        assertThat(grounds.current().at(IN_WEST, NEW)).isEmpty();
    }

    @Test
    void noticesASetThatAnotherNodeLoadedAtTheNextLook() throws InterruptedException {
        assertThat(grounds.refresh().sets()).isEmpty();
        loadBefore();
        assertThat(grounds.current().sets()).isEmpty();
        ticker.advance(Duration.ofSeconds(6));
        grounds.current();
        for (var wait = 0; wait < 500 && grounds.current().sets().isEmpty(); wait++) {
            Thread.onSpinWait();
            synchronized (this) {
                wait(10);
            }
        }
        assertThat(grounds.current().at(IN_WEST, NEW)).isPresent();
    }

    @Test
    void writesOutlinesThatKeepTheirSharedEdges() {
        loadBefore();
        var ground = grounds.refresh();
        var wards = ground.inBox(BOTH.boundingBox(), NEW);
        var json = OutlineMap.geoJson(ground, wards, 5);
        assertThat(json)
                .startsWith("{\"type\":\"FeatureCollection\"")
                .contains("\"code\":\"W1\"", "\"code\":\"W2\"", "[-0.51,52.61]");
    }
}
