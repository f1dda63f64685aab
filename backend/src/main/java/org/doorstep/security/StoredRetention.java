package org.doorstep.security;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import org.bson.Document;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToLongFunction;

/// The usual way to keep a room's rules: the records whose moment has passed are found by an index
/// and removed whole, or as the room says. Safe for use by many threads once it is set up.
public final class StoredRetention implements Retention {

    private final MongoTemplate mongo;
    private final List<RetentionRule> rules;
    private final Map<String, Criteria> conditions = new HashMap<>();
    private final Map<String, ToLongFunction<List<Object>>> goings = new HashMap<>();
    private final Map<String, LettingGo> own = new HashMap<>();

    private StoredRetention(MongoTemplate mongo, List<RetentionRule> rules) {
        this.mongo = mongo;
        this.rules = rules;
    }

    /// Something that no single moment field decides.
    public interface LettingGo {

        /// As [Retention#count].
        long count(Instant before);

        /// As [Retention#letGo].
        long letGo(Instant before, int most);
    }

    /// Begins with the rules of `retention.tsv` beside a type of the room.
    public static StoredRetention of(MongoTemplate mongo, Class<?> beside) {
        return new StoredRetention(mongo, RetentionRule.read(beside));
    }

    /// Only records that also are so.
    public StoredRetention only(String rule, Criteria also) {
        conditions.put(known(rule), also);
        return this;
    }

    /// Lets go of the records with these ids in another way than by removing them; afterwards the
    /// rule must not find them again.
    ///
    /// @param how answers how many were let go
    public StoredRetention by(String rule, ToLongFunction<List<Object>> how) {
        goings.put(known(rule), how);
        return this;
    }

    /// Keeps a rule in a way of its own.
    public StoredRetention by(String rule, LettingGo how) {
        own.put(known(rule), how);
        return this;
    }

    /// Sees to an index for every rule that has none.
    public StoredRetention ready() {
        for (var rule : rules) {
            if (!rule.moment().equals("-") && !own.containsKey(rule.id())) {
                index(rule);
            }
        }
        return this;
    }

    private void index(RetentionRule rule) {
        var indexes = mongo.indexOps(rule.collection());
        var there =
                indexes.getIndexInfo().stream()
                        .anyMatch(one ->
                                one.getIndexFields().getFirst().getKey().equals(rule.moment()));
        if (!there) {
            indexes.createIndex(new Index(rule.moment(), Sort.Direction.ASC).named("retention"));
        }
    }

    @Override
    public List<RetentionRule> rules() {
        return rules;
    }

    @Override
    public long count(RetentionRule rule, Instant before) {
        var special = own.get(rule.id());
        return special == null
                ? mongo.count(past(rule, before), rule.collection())
                : special.count(before);
    }

    @Override
    public long letGo(RetentionRule rule, Instant before, int most) {
        var special = own.get(rule.id());
        if (special != null) {
            return special.letGo(before, most);
        }
        var query = past(rule, before).with(Sort.by(rule.moment())).limit(most);
        query.fields().include("_id");
        var ids =
                mongo.find(query, Document.class, rule.collection()).stream()
                        .map(found -> Objects.requireNonNull(found.get("_id")))
                        .toList();
        var how = goings.get(rule.id());
        return how == null ? remove(rule, before, ids) : ids.isEmpty() ? 0 : how.applyAsLong(ids);
    }

    /// The condition is asked again: what was used meanwhile stays.
    private long remove(RetentionRule rule, Instant before, List<Object> ids) {
        if (ids.isEmpty()) {
            return 0;
        }
        var still = past(rule, before).addCriteria(where("_id").in(ids));
        return mongo.remove(still, rule.collection()).getDeletedCount();
    }

    private Query past(RetentionRule rule, Instant before) {
        var query = Query.query(where(rule.moment()).lt(before));
        var also = conditions.get(rule.id());
        return also == null ? query : query.addCriteria(also);
    }

    private String known(String rule) {
        if (rules.stream().noneMatch(one -> one.id().equals(rule))) {
            throw new IllegalArgumentException("no rule " + rule + " in retention.tsv");
        }
        return rule;
    }
}
