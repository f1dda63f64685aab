package org.doorstep.security;

import org.doorstep.kernel.Outcome;
import org.doorstep.kernel.Page;
import org.doorstep.kernel.PageRequest;
import org.doorstep.kernel.Refusal;
import org.doorstep.security.audit.AuditDocument;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;

import java.time.Instant;
import java.util.ArrayList;
import java.util.regex.Pattern;

/// The audit trail for reading. Who may read the whole of it sees every entry, whoever may read a
/// branch's sees what concerns that branch and those below it. Safe for use by many threads.
public class AuditLog {

    private static final String ROW = "audit-log";
    private static final Pattern CURSOR =
            Pattern.compile("([0-9]{1,15})~([0-9a-f-]{36})~([0-9]{1,12})");

    private final MongoTemplate mongo;
    private final Permissions permissions;
    private final Branches branches;

    AuditLog(MongoTemplate mongo, Permissions permissions, Branches branches) {
        this.mongo = mongo;
        this.permissions = permissions;
        this.branches = branches;
    }

    /// What is looked for; what is null is not asked.
    ///
    /// @param from inclusive
    /// @param until exclusive
    public record Search(
            Instant from,
            Instant until,
            @Nullable String who,
            @Nullable String what,
            @Nullable String objectId) {}

    /// One entry. Nothing in it but ids, except the reason that somebody typed.
    public record Entry(
            Instant at,
            String what,
            @Nullable String who,
            String objectId,
            @Nullable String reason,
            @Nullable String branch) {}

    /// The entries that this person may see, the newest first.
    public Outcome<Page<Entry>> search(Search search, Actor by, PageRequest request) {
        if (!permissions.mayAnywhere(by, ROW)) {
            return Outcome.refused(permissions.refusal(by, ROW));
        }
        var within = new ArrayList<Criteria>();
        within.add(Criteria.where("at").gte(search.from()).lt(search.until()));
        if (!seesAll(by)) {
            var reach = permissions.reach(by, ROW).stream().map(BranchId::toString).toList();
            within.add(Criteria.where("did.branch").in(reach));
        }
        add(within, "did.who", search.who());
        add(within, "did.what", search.what());
        add(within, "did.objectId", search.objectId());
        var cursor = request.cursor();
        if (cursor != null) {
            var read = CURSOR.matcher(cursor);
            if (!read.matches()) {
                return Outcome.refused(
                        Refusal.ofField(
                                "cursor",
                                "the nextCursor of the page before",
                                "Send the cursor as it was received."));
            }
            within.add(before(read.group(1), read.group(2) + "|" + read.group(3)));
        }
        return Outcome.done(page(within, request.limit(), seesReasons(by)));
    }

    private Page<Entry> page(ArrayList<Criteria> within, int limit, boolean reasons) {
        var query = Query.query(new Criteria().andOperator(within));
        query.with(Sort.by(Sort.Direction.DESC, "at", "_id")).limit(limit + 1);
        var found = mongo.find(query, AuditDocument.class);
        var more = found.size() > limit;
        var shown = more ? found.subList(0, limit) : found;
        @Nullable String next = null;
        if (more) {
            var last = shown.getLast();
            next = last.at().toEpochMilli() + "~" + last.id().replace('|', '~');
        }
        return new Page<>(shown.stream().map(one -> entry(one, reasons)).toList(), next);
    }

    /// `Y` at the top of the tree is the whole trail; `own branch` never is.
    private boolean seesAll(Actor by) {
        return by.grants().stream()
                .filter(grant ->
                        grant.role() == Role.DATA_PROTECTION_OFFICER
                                || grant.role() == Role.ADMINISTRATOR)
                .anyMatch(grant ->
                        branches.find(grant.branch())
                                .filter(branch -> branch.kind() == BranchKind.PARTY)
                                .isPresent());
    }

    private static Criteria before(String millis, String id) {
        var at = Instant.ofEpochMilli(Long.parseLong(millis));
        return new Criteria()
                .orOperator(
                        Criteria.where("at").lt(at), Criteria.where("at").is(at).and("_id").lt(id));
    }

    private static void add(ArrayList<Criteria> within, String field, @Nullable String wanted) {
        if (wanted != null && !wanted.isBlank()) {
            within.add(Criteria.where(field).is(wanted.strip()));
        }
    }

    /// A reason is what somebody typed and may name a person, which is not for administrators.
    private static boolean seesReasons(Actor by) {
        return by.grants().stream().anyMatch(grant -> grant.role() != Role.ADMINISTRATOR);
    }

    static Entry entry(AuditDocument stored, boolean reasons) {
        var did = stored.did();
        return new Entry(
                stored.at(),
                did.what(),
                did.who(),
                did.objectId(),
                reasons ? did.reason() : null,
                did.branch());
    }
}
