package org.doorstep.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.doorstep.security.audit.AuditDocument;
import org.doorstep.security.audit.AuditVerification;
import org.doorstep.security.audit.AuditVerification.Report;
import org.doorstep.security.audit.ChainHeadDocument;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

/// The audit trail shows that it was tampered with: an entry changed, removed, put in, and an end
/// cut off.
class AuditTrailStoreTest {

    private final SecurityForTests security = new SecurityForTests();
    private final AuditTrail trail = trail();
    private final AuditVerification verification =
            new AuditVerification(security.mongo, security.keyring);

    @BeforeEach
    void writeSomething() {
        var olive = new Actor(new AccountId(new UUID(1, 1)), List.of());
        // The second entry holds the heads of all chains, so the export is the third.
        trail.record("volunteer-approved", olive, "v1", null);
        trail.record("export", olive, "register", "for the count");
        trail.record("volunteer-blocked", null, "v2", null);
        trail.writeHead();
    }

    @Test
    void isWholeWhenNobodyTouchedIt() {
        assertThat(verification.verify()).isEqualTo(new Report(1, 4, List.of()));
    }

    @Test
    void showsAChangedEntry() {
        for (var change :
                List.of(
                        Update.update("did.who", "x"),
                        Update.update("did.what", "import"),
                        Update.update("did.reason", "for fun"),
                        Update.update("did.branch", "b"),
                        Update.update("did.objectId", "y"),
                        Update.update("at", security.clock.instant().plusSeconds(1)))) {
            var before = security.mongo.findOne(entry(3), AuditDocument.class);
            security.mongo.updateFirst(entry(3), change, AuditDocument.class);
            assertThat(verification.verify().faults())
                    .isEqualTo(List.of("entry " + id(3) + " is not as it was written"));
            security.mongo.save(java.util.Objects.requireNonNull(before));
        }
        assertThat(verification.verify().faults()).isEmpty();
    }

    @Test
    void showsEveryMissingEntryWhereverItStood() {
        for (var n = 1; n <= 4; n++) {
            var gone = security.mongo.findAndRemove(entry(n), AuditDocument.class);
            assertThat(verification.verify().faults().toString()).contains(id(n) + " is missing");
            security.mongo.save(java.util.Objects.requireNonNull(gone));
        }
        assertThat(verification.verify().faults()).isEmpty();
    }

    @Test
    void showsAnEntryPutIn() {
        var model =
                java.util.Objects.requireNonNull(
                        security.mongo.findOne(entry(4), AuditDocument.class));
        security.mongo.insert(
                new AuditDocument(id(5), model.at(), model.did(), model.hash(), model.hash()));
        assertThat(verification.verify().faults())
                .isEqualTo(List.of("entry " + id(5) + " is not as it was written"));
    }

    @Test
    void showsAChainThatIsGoneFromWhatAnotherOneWroteDown() {
        security.clock.advance(Duration.ofMinutes(61));
        var other = trail();
        other.record("started", null, "node", null);
        assertThat(verification.verify().faults()).isEmpty();
        var mine = Criteria.where("_id").gte(trail.chain() + "|").lt(trail.chain() + "}");
        security.mongo.remove(Query.query(mine), AuditDocument.class);
        security.mongo.remove(
                Query.query(Criteria.where("_id").is(trail.chain())), ChainHeadDocument.class);
        assertThat(verification.verify().faults())
                .isEqualTo(List.of("entry " + id(4) + " is missing, though a head names it"));
    }

    @Test
    void showsThatTheHeadOfAChainWasRemoved() {
        security.mongo.remove(
                Query.query(Criteria.where("_id").is(trail.chain())), ChainHeadDocument.class);
        assertThat(verification.verify().faults())
                .isEqualTo(List.of("the head of chain " + trail.chain() + " is missing"));
    }

    @Test
    void writesDownTheHeadsOnceAnHour() {
        assertThat(heads()).isEqualTo(1);
        security.clock.advance(Duration.ofMinutes(61));
        trail.record("volunteer-approved", null, "v3", null);
        assertThat(heads()).isEqualTo(2);
        assertThat(verification.verify().faults()).isEmpty();
    }

    @Test
    void keepsOneChainPerRunOfANode() {
        var other = trail();
        other.record("started", null, "node", null);
        assertThat(other.chain()).isNotEqualTo(trail.chain());
        assertThat(verification.verify()).isEqualTo(new Report(2, 6, List.of()));
    }

    private AuditTrail trail() {
        return new AuditTrail(security.mongo, security.keyring, security.ids, security.clock);
    }

    private long heads() {
        return security
                .mongo
                .find(Query.query(Criteria.where("_id").gte("")), AuditDocument.class)
                .stream()
                .filter(entry -> entry.did().what().equals("chain-heads"))
                .count();
    }

    private String id(long n) {
        return AuditDocument.id(trail.chain(), n);
    }

    private Query entry(long n) {
        return Query.query(Criteria.where("_id").is(id(n)));
    }
}
