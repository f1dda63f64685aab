package org.doorstep.messaging.store;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import org.doorstep.messaging.optout.UnclearReplyStore;
import org.doorstep.security.AccountId;
import org.doorstep.security.AddressHash;
import org.doorstep.security.Sealed;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.annotation.Id;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Texts that wait for a reader, in MongoDB. What was written is kept encrypted, and only until it
/// is settled.
public final class MongoUnclearReplies implements UnclearReplyStore {

    private final MongoTemplate mongo;

    public MongoUnclearReplies(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    @Override
    public boolean add(String id, AddressHash number, Sealed body, Instant at) {
        try {
            mongo.insert(new ReplyDocument(id, number.text(), body.text(), at, true, null, null));
            return true;
        } catch (DuplicateKeyException received) {
            // The provider repeats what it is not sure we have: this one we have.
            return false;
        }
    }

    @Override
    public List<Held> waiting(int limit) {
        var query =
                new Query(where("waiting").is(true)).with(Sort.by("waiting", "at")).limit(limit);
        return mongo.find(query, ReplyDocument.class).stream().map(ReplyDocument::held).toList();
    }

    @Override
    public Optional<Held> find(String id) {
        var query = new Query(where("_id").is(id).and("waiting").is(true));
        return Optional.ofNullable(mongo.findOne(query, ReplyDocument.class))
                .map(ReplyDocument::held);
    }

    @Override
    public void settle(AddressHash number, boolean stop, AccountId by, Instant at) {
        var query = new Query(where("number").is(number.text()).and("waiting").is(true));
        var update =
                new Update()
                        .set("waiting", false)
                        .set("meantStop", stop)
                        .set("settledBy", by.toString())
                        .set("settledAt", at)
                        .unset("body");
        mongo.updateMulti(query, update, ReplyDocument.class);
    }

    @Document("messaging.unclear_replies")
    @CompoundIndex(name = "waiting", def = "{'waiting': 1, 'at': 1}")
    @CompoundIndex(name = "number", def = "{'number': 1, 'waiting': 1}")
    record ReplyDocument(
            @Id String id,
            String number,
            @Nullable String body,
            Instant at,
            boolean waiting,
            @Nullable Boolean meantStop,
            @Nullable String settledBy) {

        Held held() {
            return new Held(
                    id, AddressHash.parse(number), Sealed.parse(Objects.requireNonNull(body)), at);
        }
    }
}
