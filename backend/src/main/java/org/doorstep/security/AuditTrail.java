package org.doorstep.security;

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

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;

/// Who did what, append-only. Each entry carries the hash of the one before, in one chain per run
/// of a node; once an hour a chain writes down how far the others have got. The hashes are made
/// with a key outside the database, so an entry that was changed, removed or put in shows. Safe for
/// use by many threads.
public class AuditTrail {

    private static final Duration BETWEEN_HEADS = Duration.ofHours(1);
    private static final String HEADS = "chain-heads";

    private final MongoTemplate mongo;
    private final Keyring keyring;
    private final IdSource ids;
    private final Clock clock;
    private String chain;
    private long written;
    private String lastHash = "";
    private Instant headsAt = Instant.MIN;

    AuditTrail(MongoTemplate mongo, Keyring keyring, IdSource ids, Clock clock) {
        this.mongo = mongo;
        this.keyring = keyring;
        this.ids = ids;
        this.clock = clock;
        this.chain = ids.next().toString();
    }

    /// Writes an entry; it is stored when this returns.
    ///
    /// @param what lower-case words joined by hyphens, for example `volunteer-approved`
    /// @param who the person, or null for the machine itself
    /// @param objectId what it was done to; an id, never a name or a contact point
    /// @param reason why, where the rules ask for a reason
    public synchronized void record(
            String what, @Nullable Actor who, String objectId, @Nullable String reason) {
        append(new Deed(what, who == null ? null : who.account().toString(), objectId, reason));
        var now = London.now(clock);
        if (headsAt.isBefore(now.minus(BETWEEN_HEADS))) {
            headsAt = now;
            writeHeads();
        }
    }

    /// The chain of this run.
    synchronized String chain() {
        return chain;
    }

    /// Walks a chain.
    ///
    /// @return the id of the first entry that is not as it was written, or that is missing; empty
    ///   where the chain is whole
    public Optional<String> firstFault(String walked) {
        var previous = "";
        var expected = 1L;
        var inOrder = Query.query(Criteria.where("_id").gte(walked + "|").lt(walked + "}"));
        inOrder.with(Sort.by("_id"));
        for (var entry : mongo.find(inOrder, AuditDocument.class)) {
            var id = AuditDocument.id(walked, expected);
            var text = AuditDocument.text(entry.id(), entry.at(), entry.did(), previous);
            var keyId = AddressHash.parse(entry.hash()).keyId();
            var hash = keyring.hashText(text, keyId).text();
            if (!entry.id().equals(id)
                    || !entry.previous().equals(previous)
                    || !entry.hash().equals(hash)) {
                return Optional.of(id);
            }
            previous = entry.hash();
            expected++;
        }
        return Optional.empty();
    }

    private void append(Deed deed) {
        var now = London.now(clock);
        var id = AuditDocument.id(chain, written + 1);
        var text = AuditDocument.text(id, now, deed, lastHash);
        var hash = keyring.hashText(text).text();
        try {
            mongo.insert(new AuditDocument(id, now, deed, lastHash, hash));
        } catch (DataAccessException inDoubt) {
            // It may have been written after all, so its place is not used again: a new chain.
            chain = ids.next().toString();
            written = 0;
            lastHash = "";
            throw inDoubt;
        }
        written++;
        lastHash = hash;
    }

    /// An entry of this chain that names the heads of all chains: cutting the end off another chain
    /// shows from here on.
    private void writeHeads() {
        mongo.save(new ChainHeadDocument(chain, AuditDocument.id(chain, written), lastHash));
        var all = mongo.find(Query.query(Criteria.where("_id").gte("")), ChainHeadDocument.class);
        append(
                new Deed(
                        HEADS,
                        null,
                        chain,
                        all.stream()
                                .map(head -> head.head() + "=" + head.hash())
                                .collect(Collectors.joining(" "))));
    }
}
