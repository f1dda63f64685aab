package org.doorstep.territory.boundary;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import org.doorstep.kernel.London;
import org.doorstep.security.BranchId;
import org.doorstep.territory.BoundarySet;
import org.doorstep.territory.BoundarySetId;
import org.doorstep.territory.BoundarySetSpec;
import org.doorstep.territory.WardId;
import org.doorstep.territory.boundary.BoundarySetDocument.State;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Boundary sets, their wards and the branches' grounds in MongoDB. There are few sets, so they are
/// read as a whole. Safe for use by many threads and nodes.
public final class BoundaryStore {

    /// An import that has written nothing for so long is dead: its node stopped.
    static final Duration DEAD_AFTER = Duration.ofMinutes(30);

    /// A swept set is kept so long, so that an import that was only asleep finds itself swept.
    private static final Duration TOMBSTONE = Duration.ofDays(2);

    private final MongoTemplate mongo;
    private final Clock clock;

    public BoundaryStore(MongoTemplate mongo, Clock clock) {
        this.mongo = mongo;
        this.clock = clock;
    }

    /// Begins an import: from now on its wards may be written and nobody sees them.
    public void stage(BoundarySetId set, BoundarySetSpec spec) {
        mongo.insert(
                new BoundarySetDocument(
                        set.toString(),
                        spec.name().strip(),
                        spec.validFrom(),
                        Set.of(),
                        0,
                        State.STAGED,
                        London.now(clock)));
    }

    /// Writes wards of a staged set.
    public void add(BoundarySetId set, List<WardDocument> wards) {
        mongo.insert(wards, WardDocument.class);
        mongo.updateFirst(
                inState(set, State.STAGED),
                Update.update("touchedAt", London.now(clock)),
                BoundarySetDocument.class);
    }

    /// Names the set as loaded, in one write.
    ///
    /// @return false where the import has been swept in the meantime
    public boolean putInForce(BoundarySetId set, Set<String> councils, int wards) {
        var update =
                Update.update("state", State.LOADED)
                        .set("councils", councils)
                        .set("wards", wards)
                        .set("touchedAt", London.now(clock));
        return mongo.updateFirst(inState(set, State.STAGED), update, BoundarySetDocument.class)
                        .getMatchedCount()
                == 1;
    }

    /// Removes a staged set and its wards; never touches a loaded one.
    public void discard(BoundarySetId set) {
        var marked =
                mongo.updateFirst(
                        inState(set, State.STAGED),
                        Update.update("state", State.SWEPT),
                        BoundarySetDocument.class);
        if (marked.getMatchedCount() == 1) {
            removeWards(set);
            mongo.remove(inState(set, State.SWEPT), BoundarySetDocument.class);
        }
    }

    /// Removes what imports that died have left.
    ///
    /// @return how many were swept
    public int sweep() {
        var now = London.now(clock);
        var swept = 0;
        for (var document : mongo.findAll(BoundarySetDocument.class)) {
            var set = BoundarySetId.of(document.id());
            switch (document.state()) {
                case LOADED -> {}
                case STAGED -> {
                    if (document.touchedAt().isBefore(now.minus(DEAD_AFTER)) && bury(document)) {
                        removeWards(set);
                        swept++;
                    }
                }
                case SWEPT -> {
                    removeWards(set);
                    if (document.touchedAt().isBefore(now.minus(TOMBSTONE))) {
                        mongo.remove(inState(set, State.SWEPT), BoundarySetDocument.class);
                    }
                }
            }
        }
        return swept;
    }

    private boolean bury(BoundarySetDocument dead) {
        var untouched =
                query(
                        where("_id")
                                .is(dead.id())
                                .and("state")
                                .is(State.STAGED)
                                .and("touchedAt")
                                .is(dead.touchedAt()));
        return mongo.updateFirst(
                                untouched,
                                Update.update("state", State.SWEPT),
                                BoundarySetDocument.class)
                        .getMatchedCount()
                == 1;
    }

    private void removeWards(BoundarySetId set) {
        mongo.remove(query(where("set").is(set.toString())), WardDocument.class);
    }

    /// The loaded sets.
    public List<BoundarySet> sets() {
        return mongo.findAll(BoundarySetDocument.class).stream()
                .filter(document -> document.state() == State.LOADED)
                .map(BoundarySetDocument::boundarySet)
                .toList();
    }

    /// The wards of a set, one after the other; close it.
    Stream<WardDocument> wardsOf(BoundarySetId set) {
        return mongo.stream(query(where("set").is(set.toString())), WardDocument.class);
    }

    /// Gives the branch exactly these wards.
    public void assign(BranchId branch, Collection<WardId> wards) {
        var texts = wards.stream().map(WardId::toString).distinct().sorted().toList();
        mongo.save(new BranchGroundDocument(branch.toString(), texts));
    }

    /// The wards given to any of these branches, as they were named then.
    public Set<WardId> assigned(Collection<BranchId> branches) {
        var ids = branches.stream().map(BranchId::toString).toList();
        return mongo.find(query(where("_id").in(ids)), BranchGroundDocument.class).stream()
                .flatMap(ground -> ground.wards().stream())
                .map(WardId::of)
                .collect(Collectors.toSet());
    }

    /// The branches to which any of these wards was given.
    public Set<BranchId> branchesOf(Collection<WardId> wards) {
        var ids = wards.stream().map(WardId::toString).toList();
        return mongo.find(query(where("wards").in(ids)), BranchGroundDocument.class).stream()
                .map(ground -> BranchId.of(ground.branch()))
                .collect(Collectors.toSet());
    }

    private static Query inState(BoundarySetId set, State state) {
        return query(where("_id").is(set.toString()).and("state").is(state));
    }
}
