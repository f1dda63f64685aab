package org.doorstep.canvassing.store;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import org.doorstep.canvassing.Assignment;
import org.doorstep.canvassing.AssignmentId;
import org.doorstep.canvassing.AssignmentState;
import org.doorstep.canvassing.StreetPartId;
import org.doorstep.canvassing.WalkPart;
import org.doorstep.canvassing.assignment.AssignmentStore;
import org.doorstep.canvassing.assignment.KeptReport;
import org.doorstep.canvassing.assignment.PartClaim;
import org.doorstep.canvassing.store.AssignmentDocument.PartDocument;
import org.doorstep.security.AccountId;
import org.doorstep.security.BranchId;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Assignments and reports in MongoDB; claims are the work of [Claims].
public final class MongoAssignments implements AssignmentStore {

    private final MongoTemplate mongo;
    private final Claims claims;

    public MongoAssignments(MongoTemplate mongo) {
        this.mongo = mongo;
        this.claims = new Claims(mongo);
    }

    @Override
    public void begin(Assignment assignment) {
        mongo.insert(AssignmentDocument.giving(assignment));
    }

    @Override
    public List<Holding> claim(AssignmentId id, String scope, List<PartClaim> parts, Instant now) {
        return claims.take(id, scope, parts, now);
    }

    @Override
    public boolean open(AssignmentId id) {
        return claims.move(id, AssignmentDocument.GIVING, opened());
    }

    private static Update opened() {
        return Update.update("state", AssignmentState.OPEN.name()).inc("version", 1);
    }

    @Override
    public void abandon(AssignmentId id) {
        claims.abandon(id);
    }

    @Override
    public boolean end(AssignmentId id, AssignmentState how, Instant at) {
        return claims.end(id, how, at);
    }

    @Override
    public int lapse(Instant now) {
        return claims.lapse(now);
    }

    @Override
    public boolean moveLapse(AssignmentId id, Instant from, Instant to) {
        return claims.moveLapse(id, from, to);
    }

    @Override
    public List<Assignment> lapsing(Instant after, Instant until) {
        var open = where("state").is(AssignmentState.OPEN.name()).and("until").gt(after).lte(until);
        return mongo
                .find(query(open).with(Sort.by("until", "_id")), AssignmentDocument.class)
                .stream()
                .map(AssignmentDocument::assignment)
                .toList();
    }

    @Override
    public Optional<Assignment> find(AssignmentId id) {
        return findAll(List.of(id)).stream().findFirst();
    }

    @Override
    public List<Assignment> findAll(Collection<AssignmentId> ids) {
        return read(where("_id").in(ids.stream().map(AssignmentId::toString).toList()));
    }

    @Override
    public List<Assignment> ofVolunteer(AccountId volunteer, Instant givenSince) {
        return read(where("volunteer").is(volunteer.toString()).and("givenAt").gte(givenSince));
    }

    @Override
    public List<Assignment> ofBranches(Collection<BranchId> branches, Instant givenSince) {
        var ids = branches.stream().map(BranchId::toString).toList();
        return read(where("branch").in(ids).and("givenAt").gte(givenSince));
    }

    private List<Assignment> read(Criteria criteria) {
        return mongo.find(query(criteria), AssignmentDocument.class).stream()
                .filter(document -> !document.isGiving())
                .map(AssignmentDocument::assignment)
                .toList();
    }

    @Override
    public List<Held> claims(Collection<StreetPartId> sides) {
        var ids = sides.stream().map(StreetPartId::toString).distinct().toList();
        return mongo.find(query(where("part").in(ids)), ClaimDocument.class).stream()
                .map(claim -> new Held(claim.claim(), AssignmentId.of(claim.assignment())))
                .toList();
    }

    @Override
    public KeptReport keep(KeptReport report) {
        var document = ReportDocument.of(report);
        if (claims.inserted(document)) {
            return report;
        }
        return findReport(report.id()).orElseThrow();
    }

    @Override
    public Optional<KeptReport> findReport(UUID id) {
        return Optional.ofNullable(mongo.findById(id.toString(), ReportDocument.class))
                .map(ReportDocument::report);
    }

    @Override
    public List<KeptReport> reports(AssignmentId assignment, StreetPartId part) {
        Query ofPart =
                query(
                        where("assignment")
                                .is(assignment.toString())
                                .and("part")
                                .is(part.toString()));
        return mongo.find(ofPart, ReportDocument.class).stream()
                .map(ReportDocument::report)
                .toList();
    }

    @Override
    public boolean put(AssignmentId id, long version, WalkPart part) {
        var update =
                new Update()
                        .set("parts.$[part]", PartDocument.of(part))
                        .filterArray(where("part._id").is(part.id().toString()))
                        .inc("version", 1);
        var present = query(where("_id").is(id.toString()).and("version").is(version));
        return mongo.updateFirst(present, update, AssignmentDocument.class).getMatchedCount() == 1;
    }
}
