package org.doorstep.security;

import org.doorstep.kernel.IdSource;
import org.doorstep.kernel.Outcome;
import org.doorstep.kernel.Refusal;
import org.doorstep.kernel.Ticker;
import org.doorstep.security.branch.BranchDocument;
import org.doorstep.security.branch.Tree;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// The tree of branches. Reads come from a copy at most 5 s old on other nodes than the one that
/// changed it. Safe for use by many threads.
public class Branches {

    private static final Duration OLDEST_COPY = Duration.ofSeconds(5);
    private static final int LONGEST_NAME = 100;

    private final MongoTemplate mongo;
    private final IdSource ids;
    private final Ticker ticker;
    private volatile @Nullable Copy copy;

    private record Copy(Tree tree, long takenAt) {}

    Branches(MongoTemplate mongo, IdSource ids, Ticker ticker) {
        this.mongo = mongo;
        this.ids = ids;
        this.ticker = ticker;
    }

    /// The branch of that id, if there is one. An id that the copy does not know is looked up
    /// afresh.
    public Optional<Branch> find(BranchId id) {
        var known = tree().find(id);
        return known.isPresent() ? known : fresh().find(id);
    }

    /// Every branch, each after its parent, siblings by name.
    public List<Branch> list() {
        return tree().list();
    }

    /// The branch itself, then its parent, up to the party; empty for an unknown branch.
    public List<Branch> lineage(BranchId id) {
        return tree().lineage(id);
    }

    /// The branch itself and everything below it; empty for an unknown branch.
    public List<Branch> withDescendants(BranchId id) {
        return tree().withDescendants(id);
    }

    /// The ids of [#withDescendants(BranchId)].
    public Set<BranchId> idsWithin(BranchId id) {
        return withDescendants(id).stream().map(Branch::id).collect(Collectors.toUnmodifiableSet());
    }

    /// Whether the first is the second or stands below it; false for an unknown branch.
    public boolean isWithin(BranchId inner, BranchId outer) {
        return tree().isWithin(inner, outer);
    }

    /// The default imprint of the branch, or of the nearest one above that has one.
    public Optional<String> imprintOf(BranchId id) {
        return lineage(id).stream()
                .flatMap(branch -> Optional.ofNullable(branch.defaultImprint()).stream())
                .findFirst();
    }

    /// Opens a branch below another (or the party, without a parent).
    ///
    /// @return refused where the name is empty or longer than 100 characters, where the parent is
    ///   unknown, or where its level is not above the new one's
    public Outcome<Branch> open(
            @Nullable BranchId parent, String name, BranchKind kind, @Nullable String imprint) {
        return open(new BranchId(ids.next()), parent, name, kind, imprint);
    }

    /// The same under a given id; a branch that is already there is left as it is.
    public Outcome<Branch> open(
            BranchId id,
            @Nullable BranchId parent,
            String name,
            BranchKind kind,
            @Nullable String imprint) {
        var called = name.strip();
        if (called.isEmpty() || called.length() > LONGEST_NAME) {
            return Outcome.refused(
                    Refusal.ofField("name", "1 to 100 characters", "Give it a shorter name."));
        }
        if (!fits(parent, kind)) {
            return Outcome.refused(
                    Refusal.ofField(
                            "parent",
                            "a branch stands below one of a higher level",
                            "Choose a branch of a higher level, or none for the party."));
        }
        var parentId = parent == null ? null : parent.value();
        try {
            mongo.insert(new BranchDocument(id.value(), parentId, called, kind.name(), imprint));
        } catch (DuplicateKeyException alreadyOpen) {
            // The same id again: what is there stays.
        }
        return fresh().find(id)
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused(Refusal.notFound()));
    }

    private boolean fits(@Nullable BranchId parent, BranchKind kind) {
        return parent == null
                ? kind == BranchKind.PARTY
                : find(parent).filter(above -> above.kind().compareTo(kind) < 0).isPresent();
    }

    private Tree tree() {
        var present = copy;
        return present != null && ticker.since(present.takenAt()).compareTo(OLDEST_COPY) < 0
                ? present.tree()
                : fresh();
    }

    private Tree fresh() {
        var takenAt = ticker.nanos();
        var every = Query.query(Criteria.where("_id").gte(new UUID(0, 0)));
        var tree =
                new Tree(
                        mongo.find(every, BranchDocument.class).stream()
                                .map(Branches::branch)
                                .toList());
        copy = new Copy(tree, takenAt);
        return tree;
    }

    private static Branch branch(BranchDocument stored) {
        var parent = stored.parent();
        return new Branch(
                new BranchId(stored.id()),
                parent == null ? null : new BranchId(parent),
                stored.name(),
                BranchKind.valueOf(stored.kind()),
                stored.defaultImprint());
    }
}
