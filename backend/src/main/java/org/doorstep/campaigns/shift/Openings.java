package org.doorstep.campaigns.shift;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Update;

import java.util.concurrent.atomic.AtomicLong;

/// Counts, in one document, how often that changed which others keep in memory of actions: one was
/// added, moved or called off, its last place was taken, a place in a full shift came free. A place
/// taken among others is no change. Counted after the change was written, so who reads the count
/// first and then the actions has seen at least as much as the count says. A node that dies between
/// the two leaves a change uncounted; whoever keeps something therefore reads it again once in a
/// while. Safe for use by many threads and nodes.
public final class Openings {

    private static final String ID = "openings";

    private final MongoTemplate mongo;
    private final AtomicLong changedHere = new AtomicLong();

    public Openings(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    /// Counts one change.
    void changed() {
        try {
            count();
        } catch (DuplicateKeyException first) {
            count(); // another node has begun to count in the same moment
        }
        changedHere.incrementAndGet();
    }

    private void count() {
        mongo.upsert(
                query(where("_id").is(ID)),
                new Update().inc("version", 1L),
                OpeningsDocument.class);
    }

    /// The changes counted on all nodes: one read by id.
    public long version() {
        var known = mongo.findById(ID, OpeningsDocument.class);
        return known == null ? 0 : known.version();
    }

    /// The changes counted on this node since it started, without a read.
    public long changedHere() {
        return changedHere.get();
    }
}
