package org.doorstep.messaging.store;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import org.bson.Document;
import org.doorstep.messaging.Broadcasts;
import org.doorstep.security.Retention;
import org.doorstep.security.StoredRetention;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

import java.time.Instant;
import java.util.List;

/// How long messaging keeps what was said to whom. Messages go by their broadcast, which is over:
/// first what each held of the person, years later the broadcast with all its messages.
public final class MessageRetention {

    private static final String BROADCASTS = "messaging.broadcasts";
    private static final String MESSAGES = "messaging.messages";
    private static final String PAGES = "messaging.frozenPages";
    private static final String BARE = "detailsGone";

    private final MongoTemplate mongo;

    private MessageRetention(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    public static Retention of(MongoTemplate mongo) {
        var messages = new MessageRetention(mongo);
        return StoredRetention.of(mongo, Broadcasts.class)
                .by("messaging.message-details", messages.new Details())
                .by("messaging.messages", messages.new Whole())
                .only("messaging.replies-settled", where("waiting").is(false))
                .by("messaging.consents-withdrawn", messages.new Withdrawn())
                .ready();
    }

    private static Criteria over(Instant before) {
        return where("open").is(false).and("launchedAt").lt(before);
    }

    private List<String> ids(Criteria criteria) {
        var query = query(criteria);
        query.fields().include("_id");
        return mongo.find(query, Document.class, BROADCASTS).stream()
                .map(found -> found.getString("_id"))
                .toList();
    }

    private long remove(String collection, Query query) {
        return mongo.remove(query, collection).getDeletedCount();
    }

    private List<Object> messageIds(Criteria criteria, int most) {
        var query = query(criteria).limit(most);
        query.fields().include("_id");
        return mongo.find(query, Document.class, MESSAGES).stream()
                .<Object>map(found -> found.getString("_id"))
                .toList();
    }

    /// Merge values, hashes and the provider's ids.
    private final class Details implements StoredRetention.LettingGo {

        private Criteria old(Instant before) {
            return over(before).and(BARE).exists(false);
        }

        private Criteria of(List<String> broadcasts) {
            return where("broadcast").in(broadcasts).and(BARE).exists(false);
        }

        @Override
        public long count(Instant before) {
            return mongo.count(query(of(ids(old(before)))), MESSAGES);
        }

        @Override
        public long letGo(Instant before, int most) {
            for (var broadcast : ids(old(before))) {
                var messages = messageIds(of(List.of(broadcast)), most);
                if (!messages.isEmpty()) {
                    return empty(messages);
                }
                mongo.updateFirst(
                        query(where("_id").is(broadcast)), Update.update(BARE, true), BROADCASTS);
            }
            return 0;
        }

        private long empty(List<Object> messages) {
            var bare =
                    new Update()
                            .set(BARE, true)
                            .set("attempts.$[].mergeValues", null)
                            .set("attempts.$[].addressHash", null)
                            .set("attempts.$[].textHash", null)
                            .set("attempts.$[].calls", List.of())
                            .inc("rev", 1);
            return mongo.updateMulti(query(where("_id").in(messages)), bare, MESSAGES)
                    .getModifiedCount();
        }
    }

    /// The broadcast, its frozen audience and its messages.
    private final class Whole implements StoredRetention.LettingGo {

        @Override
        public long count(Instant before) {
            return mongo.count(query(where("broadcast").in(ids(over(before)))), MESSAGES);
        }

        @Override
        public long letGo(Instant before, int most) {
            for (var broadcast : ids(over(before))) {
                var messages = messageIds(where("broadcast").is(broadcast), most);
                if (!messages.isEmpty()) {
                    return remove(MESSAGES, query(where("_id").in(messages)));
                }
                // The ids of a broadcast's pages begin with its own.
                remove(PAGES, query(where("_id").gte(broadcast + "|").lt(broadcast + "}")));
                remove(BROADCASTS, query(where("_id").is(broadcast)));
            }
            return 0;
        }
    }

    /// Consents whose last word, a withdrawal, was said long ago.
    private final class Withdrawn implements StoredRetention.LettingGo {

        private static final String CONSENTS = "messaging.consents";

        Withdrawn() {
            mongo.indexOps(CONSENTS)
                    .createIndex(
                            new org.springframework.data.mongodb.core.index.Index(
                                            "given",
                                            org.springframework.data.domain.Sort.Direction.ASC)
                                    .named("retention"));
        }

        private Query old(Instant before) {
            return query(where("given").is(false).and("history.at").not().gte(before));
        }

        @Override
        public long count(Instant before) {
            return mongo.count(old(before), CONSENTS);
        }

        @Override
        public long letGo(Instant before, int most) {
            var found = old(before).limit(most);
            found.fields().include("_id");
            var ids =
                    mongo.find(found, Document.class, CONSENTS).stream()
                            .map(one -> one.get("_id"))
                            .toList();
            return remove(CONSENTS, old(before).addCriteria(where("_id").in(ids)));
        }
    }
}
