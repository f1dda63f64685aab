package org.doorstep.canvassing.store;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import org.doorstep.canvassing.AssignmentId;
import org.doorstep.canvassing.AssignmentState;
import org.doorstep.canvassing.StreetPartId;
import org.doorstep.canvassing.assignment.AssignmentStore.Holding;
import org.doorstep.canvassing.assignment.PartClaim;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;

/// Keeps a street part in one pair of hands: one document a side, or ten numbers of one, and scope,
/// whose `_id` only one can insert. A whole side and a ten of it are two documents: whoever has
/// inserted the one then looks for the other, so of two who come at once at least one sees the
/// other and gives way. What a crash leaves behind is freed by whoever meets it: first the
/// assignment is ended by one conditional update, then its claims go, so a giver that was only slow
/// finds itself ended.
final class Claims {

    /// Giving takes well under a second; after so long the giver is dead.
    private static final Duration GIVING_TAKES = Duration.ofMinutes(2);

    private static final int ROUNDS = 5;

    private final MongoTemplate mongo;

    Claims(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    /// Takes all or none.
    List<Holding> take(AssignmentId id, String scope, List<PartClaim> parts, Instant now) {
        var wanted =
                parts.stream()
                        .map(part -> ClaimDocument.of(scope, part, id))
                        .sorted(Comparator.comparing(ClaimDocument::id))
                        .toList();
        List<Holding> held = List.of();
        for (var round = 0; round < ROUNDS; round++) {
            var inserted = insertMissing(wanted, id);
            held = heldByOthers(inserted ? across(wanted, scope) : present(wanted), id, now);
            if (inserted && held.isEmpty()) {
                return List.of();
            }
            if (!held.isEmpty()) {
                break;
            }
        }
        free(id);
        return held;
    }

    /// The claims to a whole side of which a ten is wanted, and to tens of a whole side that is.
    private List<ClaimDocument> across(List<ClaimDocument> wanted, String scope) {
        var sides = wanted.stream().map(ClaimDocument::part).distinct().toList();
        return mongo.find(query(where("part").in(sides)), ClaimDocument.class).stream()
                .filter(found -> found.isIn(scope))
                .filter(found -> wanted.stream().anyMatch(one -> one.claim().meets(found.claim())))
                .toList();
    }

    /// Whether all are ours afterwards.
    private boolean insertMissing(List<ClaimDocument> wanted, AssignmentId id) {
        var ours = new HashSet<String>();
        for (var claim : present(wanted)) {
            if (claim.assignment().equals(id.toString())) {
                ours.add(claim.id());
            }
        }
        var missing = wanted.stream().filter(claim -> !ours.contains(claim.id())).toList();
        try {
            if (!missing.isEmpty()) {
                mongo.insert(missing, ClaimDocument.class);
            }
            return true;
        } catch (DuplicateKeyException held) {
            return false;
        }
    }

    private List<ClaimDocument> present(List<ClaimDocument> wanted) {
        var ids = wanted.stream().map(ClaimDocument::id).toList();
        return mongo.find(query(where("_id").in(ids)), ClaimDocument.class);
    }

    /// The claims of others that hold; those that do not are removed.
    private List<Holding> heldByOthers(List<ClaimDocument> found, AssignmentId id, Instant now) {
        var held = new ArrayList<Holding>();
        for (var claim : found) {
            var holder = AssignmentId.of(claim.assignment());
            if (holder.equals(id)) {
                continue;
            }
            if (isLive(holder, now)) {
                held.add(new Holding(StreetPartId.of(claim.part()), holder));
            } else {
                mongo.remove(
                        query(where("_id").is(claim.id()).and("assignment").is(claim.assignment())),
                        ClaimDocument.class);
            }
        }
        return held;
    }

    private boolean isLive(AssignmentId holder, Instant now) {
        var document = mongo.findById(holder.toString(), AssignmentDocument.class);
        if (document == null) {
            return false;
        }
        if (document.isGiving()) {
            return !(isDead(document, now) && bury(holder));
        }
        if (AssignmentState.valueOf(document.state()) != AssignmentState.OPEN) {
            return false;
        }
        if (now.isBefore(document.until())) {
            return true;
        }
        // Else somebody has ended it, or moved its time, since it was read.
        return !lapsed(holder, document.until()) && isLive(holder, now);
    }

    private static boolean isDead(AssignmentDocument document, Instant now) {
        return document.givenAt().isBefore(now.minus(GIVING_TAKES));
    }

    /// Whether it was still being given and is now ended.
    private boolean bury(AssignmentId id) {
        return mongo.remove(inState(id, AssignmentDocument.GIVING), AssignmentDocument.class)
                        .getDeletedCount()
                == 1;
    }

    void abandon(AssignmentId id) {
        bury(id);
        free(id);
    }

    boolean end(AssignmentId id, AssignmentState how, Instant at) {
        var ended = move(id, AssignmentState.OPEN.name(), ended(how, at));
        free(id);
        return ended;
    }

    /// Ends an open assignment whose time has run out.
    ///
    /// @return whether it was open until then; one whose time has been moved meanwhile stays
    private boolean lapsed(AssignmentId id, Instant until) {
        var ended =
                mongo.updateFirst(
                                        openUntil(id, until),
                                        ended(AssignmentState.LAPSED, until),
                                        AssignmentDocument.class)
                                .getMatchedCount()
                        == 1;
        free(id);
        return ended;
    }

    /// Moves the time an open assignment lapses, where it is still that one.
    boolean moveLapse(AssignmentId id, Instant from, Instant to) {
        return mongo.updateFirst(
                                openUntil(id, from),
                                Update.update("until", to).inc("version", 1),
                                AssignmentDocument.class)
                        .getMatchedCount()
                == 1;
    }

    private static Update ended(AssignmentState how, Instant at) {
        return Update.update("state", how.name()).set("overAt", at).inc("version", 1);
    }

    private static Query openUntil(AssignmentId id, Instant until) {
        return query(
                where("_id")
                        .is(id.toString())
                        .and("state")
                        .is(AssignmentState.OPEN.name())
                        .and("until")
                        .is(until));
    }

    int lapse(Instant now) {
        var lapsed = 0;
        var due =
                query(where("state").is(AssignmentState.OPEN.name()).and("until").lte(now))
                        .limit(1_000);
        for (var document : mongo.find(due, AssignmentDocument.class)) {
            if (lapsed(AssignmentId.of(document.id()), document.until())) {
                lapsed++;
            }
        }
        var begun = query(where("state").is(AssignmentDocument.GIVING)).limit(1_000);
        for (var document : mongo.find(begun, AssignmentDocument.class)) {
            if (isDead(document, now)) {
                abandon(AssignmentId.of(document.id()));
            }
        }
        return lapsed;
    }

    boolean move(AssignmentId id, String from, Update update) {
        return mongo.updateFirst(inState(id, from), update, AssignmentDocument.class)
                        .getMatchedCount()
                == 1;
    }

    /// Removes the claims of an assignment that is not in force; while it is, they stay.
    private void free(AssignmentId id) {
        var present = mongo.findById(id.toString(), AssignmentDocument.class);
        if (present == null || !Objects.equals(present.state(), AssignmentState.OPEN.name())) {
            mongo.remove(query(where("assignment").is(id.toString())), ClaimDocument.class);
        }
    }

    /// Whether this one was the first of its id.
    boolean inserted(ReportDocument report) {
        try {
            mongo.insert(report);
            return true;
        } catch (DuplicateKeyException known) {
            return false;
        }
    }

    private static Query inState(AssignmentId id, String state) {
        return query(where("_id").is(id.toString()).and("state").is(state));
    }
}
