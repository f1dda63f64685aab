package org.doorstep.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.doorstep.security.audit.AuditDocument;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The audit trail shows that it was tampered with.
class AuditTrailStoreTest {

    private final SecurityForTests security = new SecurityForTests();
    private final AuditTrail trail =
            new AuditTrail(security.mongo, security.keyring, security.ids, security.clock);

    @BeforeEach
    void writeSomething() {
        var olive = new Actor(new AccountId(new UUID(1, 1)), List.of());
        trail.record("volunteer-approved", olive, "v1", null);
        trail.record("export", olive, "register", "for the count");
        trail.record("volunteer-blocked", null, "v2", null);
    }

    @Test
    void isWholeWhenNobodyTouchedIt() {
        assertThat(trail.firstFault(trail.chain())).isEqualTo(Optional.empty());
    }

    @Test
    void showsAChangedEntry() {
        // The second entry holds the heads of all chains, so the export is the third.
        security.mongo.updateFirst(entry(3), Update.update("did.who", "x"), AuditDocument.class);
        assertThat(trail.firstFault(trail.chain())).isEqualTo(Optional.of(id(3)));
    }

    @Test
    void showsAMissingEntry() {
        security.mongo.remove(entry(2), AuditDocument.class);
        assertThat(trail.firstFault(trail.chain())).isEqualTo(Optional.of(id(2)));
    }

    @Test
    void writesDownTheHeadsOnceAnHour() {
        assertThat(heads()).isEqualTo(1);
        security.clock.advance(Duration.ofMinutes(61));
        trail.record("volunteer-approved", null, "v3", null);
        assertThat(heads()).isEqualTo(2);
        assertThat(trail.firstFault(trail.chain())).isEqualTo(Optional.empty());
    }

    @Test
    void keepsOneChainPerRunOfANode() {
        var other = new AuditTrail(security.mongo, security.keyring, security.ids, security.clock);
        other.record("started", null, "node", null);
        assertThat(other.chain()).isNotEqualTo(trail.chain());
        assertThat(other.firstFault(other.chain())).isEqualTo(Optional.empty());
        assertThat(trail.firstFault(trail.chain())).isEqualTo(Optional.empty());
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
