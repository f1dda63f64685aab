package org.doorstep.security.audit;

import org.doorstep.security.AddressHash;
import org.doorstep.security.Keyring;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// Reads the whole audit trail and says where it is not as it was written.
///
/// An entry that was changed, removed from the middle or put in shows by the hash of the next one;
/// an end that was cut off, or a whole chain that was removed, by the heads that are written down
/// elsewhere: by every node for its own chain at most 2 s later, and by every chain for all others
/// once an hour. Whoever holds the database and not the keys cannot make a hash that fits.
public final class AuditVerification {

    private static final int MOST_FAULTS = 100;

    private final MongoTemplate mongo;
    private final Keyring keyring;

    public AuditVerification(MongoTemplate mongo, Keyring keyring) {
        this.mongo = mongo;
        this.keyring = keyring;
    }

    /// What was found.
    ///
    /// @param faults one sentence each, naming ids only, at most 100
    public record Report(int chains, long entries, List<String> faults) {

        public Report {
            faults = List.copyOf(faults);
        }

        /// The report in words.
        public List<String> lines() {
            var lines = new ArrayList<>(faults);
            lines.add("%d entries in %d chains, %s.".formatted(entries, chains, verdict()));
            return lines;
        }

        private String verdict() {
            return faults.isEmpty() ? "every one as it was written" : faults.size() + " faults";
        }
    }

    /// Reads every entry once, in one pass.
    public Report verify() {
        var walk = new Walk();
        var inOrder = Query.query(Criteria.where("_id").gte("")).with(Sort.by("_id"));
        try (var entries = mongo.stream(inOrder, AuditDocument.class)) {
            entries.forEach(walk::next);
        }
        var every = Query.query(Criteria.where("_id").gte(""));
        for (var head : mongo.find(every, ChainHeadDocument.class)) {
            walk.claims.put(head.head(), head.hash());
            walk.withHead.add(head.chain());
        }
        walk.claims.forEach((id, hash) -> checkClaim(walk, id, hash));
        walk.longChains.stream()
                .filter(chain -> !walk.withHead.contains(chain))
                .forEach(chain -> walk.fault("the head of chain " + chain + " is missing"));
        return new Report(walk.chains, walk.entries, walk.faults);
    }

    private void checkClaim(Walk walk, String id, String hash) {
        var entry = mongo.findById(id, AuditDocument.class);
        if (entry == null) {
            walk.fault("entry " + id + " is missing, though a head names it");
        } else if (!entry.hash().equals(hash)) {
            walk.fault("entry " + id + " is not the one that a head names");
        }
    }

    private final class Walk {

        final Map<String, String> claims = new HashMap<>();
        final Set<String> withHead = new HashSet<>();
        final Set<String> longChains = new HashSet<>();
        final List<String> faults = new ArrayList<>();
        int chains;
        long entries;
        private @Nullable String chain;
        private String previous = "";
        private long expected = 1;

        void next(AuditDocument entry) {
            var bar = entry.id().indexOf('|');
            var ofChain = bar < 0 ? entry.id() : entry.id().substring(0, bar);
            if (!Objects.equals(chain, ofChain)) {
                chain = ofChain;
                chains++;
                expected = 1;
                previous = "";
            }
            entries++;
            check(entry, ofChain);
            remember(entry, ofChain);
            previous = entry.hash();
            expected = AuditDocument.numberOf(entry.id()) + 1;
        }

        private void check(AuditDocument entry, String ofChain) {
            var id = AuditDocument.id(ofChain, expected);
            if (!entry.id().equals(id)) {
                fault("entry " + id + " is missing");
            } else if (!entry.previous().equals(previous)) {
                fault("entry " + entry.id() + " does not follow the one before it");
            }
            if (!entry.hash().equals(hashOf(entry))) {
                fault("entry " + entry.id() + " is not as it was written");
            }
        }

        private void remember(AuditDocument entry, String ofChain) {
            if (expected > 1) {
                longChains.add(ofChain);
            }
            var heads = entry.did().reason();
            if (entry.did().what().equals(AuditDocument.HEADS) && heads != null) {
                for (var head : heads.split(" ")) {
                    var equals = head.indexOf('=');
                    if (equals > 0) {
                        claims.put(head.substring(0, equals), head.substring(equals + 1));
                    }
                }
            }
        }

        void fault(String what) {
            if (faults.size() < MOST_FAULTS) {
                faults.add(what);
            }
        }
    }

    private @Nullable String hashOf(AuditDocument entry) {
        try {
            var keyId = AddressHash.parse(entry.hash()).keyId();
            return keyring.hashText(entry.text(), keyId).text();
        } catch (IllegalArgumentException noSuchKey) {
            return null;
        }
    }
}
