package org.doorstep.security;

import jakarta.annotation.PreDestroy;

import org.doorstep.kernel.IdSource;
import org.doorstep.kernel.London;
import org.doorstep.security.audit.AuditDocument;
import org.doorstep.security.audit.AuditDocument.Deed;
import org.doorstep.security.audit.ChainHeadDocument;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.scheduling.annotation.Scheduled;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/// Who did what, append-only. Each entry carries the hash of the one before, in one chain per run
/// of a node; once an hour a chain writes down how far the others have got. The hashes are made
/// with a key outside the database, so an entry that was changed, removed or put in shows. Safe for
/// use by many threads.
public class AuditTrail {

    private static final Duration BETWEEN_HEADS = Duration.ofHours(1);

    /// The most entries about one object that a rule is given.
    private static final int MOST_ABOUT_ONE = 1_000;

    private final MongoTemplate mongo;
    private final Keyring keyring;
    private final IdSource ids;
    private final Clock clock;
    private String chain;
    private long written;
    private long noted;
    private String lastHash = "";
    private Instant headsAt = Instant.MIN;

    AuditTrail(MongoTemplate mongo, Keyring keyring, IdSource ids, Clock clock) {
        this.mongo = mongo;
        this.keyring = keyring;
        this.ids = ids;
        this.clock = clock;
        this.chain = ids.next().toString();
    }

    /// Writes an entry about the branch that the person's roles are of; about the whole party where
    /// they are of several, or of none. It is stored when this returns.
    ///
    /// @param what lower-case words joined by hyphens, for example `volunteer-approved`
    /// @param who the person, or null for the machine itself
    /// @param objectId what it was done to; an id, never a name or a contact point
    /// @param reason why, where the rules ask for a reason
    public void record(String what, @Nullable Actor who, String objectId, @Nullable String reason) {
        var branches =
                who == null
                        ? Set.<BranchId>of()
                        : who.grants().stream().map(Grant::branch).collect(Collectors.toSet());
        record(
                what,
                who,
                branches.size() == 1 ? branches.iterator().next() : null,
                objectId,
                reason);
    }

    /// Writes an entry about a branch, or about the whole party where that is null.
    public synchronized void record(
            String what,
            @Nullable Actor who,
            @Nullable BranchId branch,
            String objectId,
            @Nullable String reason) {
        append(
                new Deed(
                        what,
                        who == null ? null : who.account().toString(),
                        objectId,
                        reason,
                        branch == null ? null : branch.toString()));
        var now = London.now(clock);
        if (headsAt.isBefore(now.minus(BETWEEN_HEADS))) {
            headsAt = now;
            writeHeads();
        }
    }

    /// What is on record about an object, with its reasons, the oldest first and at most 1,000
    /// entries: for rules that need an entry to be there. What people read comes from [AuditLog].
    public List<AuditLog.Entry> about(String objectId) {
        var query = Query.query(Criteria.where("did.objectId").is(objectId));
        query.with(Sort.by("at", "_id")).limit(MOST_ABOUT_ONE);
        return mongo.find(query, AuditDocument.class).stream()
                .map(one -> AuditLog.entry(one, true))
                .toList();
    }

    /// Writes down how far the chain has got, where it has got further since: from then on its end
    /// cannot be cut off unseen.
    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
    @PreDestroy
    synchronized void writeHead() {
        if (written > noted) {
            mongo.save(new ChainHeadDocument(chain, AuditDocument.id(chain, written), lastHash));
            noted = written;
        }
    }

    /// The chain of this run.
    synchronized String chain() {
        return chain;
    }

    private void append(Deed deed) {
        var now = London.now(clock);
        var id = AuditDocument.id(chain, written + 1);
        var entry = new AuditDocument(id, now, deed, lastHash, "");
        var hash = keyring.hashText(entry.text()).text();
        try {
            mongo.insert(entry.sealed(hash));
        } catch (DataAccessException inDoubt) {
            // It may have been written after all, so its place is not used again: a new chain.
            chain = ids.next().toString();
            written = 0;
            noted = 0;
            lastHash = "";
            throw inDoubt;
        }
        written++;
        lastHash = hash;
    }

    /// An entry of this chain that names the heads of all chains: cutting the end off another chain
    /// shows from here on.
    private void writeHeads() {
        writeHead();
        var all = mongo.find(Query.query(Criteria.where("_id").gte("")), ChainHeadDocument.class);
        append(
                new Deed(
                        AuditDocument.HEADS,
                        null,
                        chain,
                        all.stream()
                                .map(head -> head.head() + "=" + head.hash())
                                .collect(Collectors.joining(" ")),
                        null));
    }
}
