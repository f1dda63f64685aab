package org.doorstep.messaging.store;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import org.doorstep.messaging.ChannelName;
import org.doorstep.messaging.OptOuts.Ground;
import org.doorstep.messaging.optout.OptOutStore;
import org.doorstep.security.AddressHash;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Opt-outs in MongoDB: one document per channel and hash of an address, whose id is those two,
/// with the grounds that stand and the history of all. All reads go by `_id`.
public final class MongoOptOuts implements OptOutStore {

    private final MongoTemplate mongo;

    public MongoOptOuts(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    @Override
    public void add(
            AddressHash address, ChannelName channel, Ground ground, String source, Instant at) {
        var notYet =
                new Query(
                        where("_id")
                                .is(id(address, channel))
                                .and("grounds." + ground)
                                .exists(false));
        var update =
                new Update()
                        .set("grounds." + ground, at)
                        .push("history", new OptOutEntry(ground, true, at, source));
        try {
            mongo.upsert(notYet, update, OptOutDocument.class);
        } catch (DuplicateKeyException present) {
            // Somebody else wrote the document: either this ground stands, or it is added now.
            mongo.updateFirst(notYet, update, OptOutDocument.class);
        }
    }

    @Override
    public boolean clear(
            Collection<AddressHash> hashes,
            ChannelName channel,
            Ground ground,
            String source,
            Instant at) {
        var standing =
                where("_id")
                        .in(hashes.stream().map(hash -> id(hash, channel)).toList())
                        .and("grounds." + ground)
                        .exists(true);
        var update =
                new Update()
                        .unset("grounds." + ground)
                        .push("history", new OptOutEntry(ground, false, at, source));
        return mongo.updateMulti(new Query(standing), update, OptOutDocument.class)
                        .getModifiedCount()
                > 0;
    }

    @Override
    public Set<AddressHash> suppressed(Collection<AddressHash> hashes, ChannelName channel) {
        return standingSince(hashes, channel).keySet();
    }

    @Override
    public Map<AddressHash, Set<Ground>> standing(
            Collection<AddressHash> hashes, ChannelName channel) {
        var standing = new HashMap<AddressHash, Set<Ground>>();
        grounds(hashes, channel)
                .forEach((hash, since) ->
                        standing.put(
                                hash,
                                since.keySet().stream()
                                        .map(Ground::valueOf)
                                        .collect(Collectors.toUnmodifiableSet())));
        return Map.copyOf(standing);
    }

    @Override
    public Map<AddressHash, Instant> standingSince(
            Collection<AddressHash> hashes, ChannelName channel) {
        var since = new HashMap<AddressHash, Instant>();
        grounds(hashes, channel)
                .forEach((hash, all) -> since.put(hash, Collections.min(all.values())));
        return Map.copyOf(since);
    }

    private Map<AddressHash, Map<String, Instant>> grounds(
            Collection<AddressHash> hashes, ChannelName channel) {
        var query = new Query(where("_id").in(hashes.stream().map(h -> id(h, channel)).toList()));
        query.fields().include("grounds");
        query.cursorBatchSize(hashes.size() + 1);
        var found = new HashMap<AddressHash, Map<String, Instant>>();
        for (var document : mongo.find(query, OptOutDocument.class)) {
            var grounds = document.grounds();
            if (grounds != null && !grounds.isEmpty()) {
                var hash = document.id().substring(document.id().indexOf('|') + 1);
                found.put(AddressHash.parse(hash), grounds);
            }
        }
        return found;
    }

    private static String id(AddressHash address, ChannelName channel) {
        return channel + "|" + address.text();
    }

    @Document("messaging.optouts")
    record OptOutDocument(
            @Id String id,
            @Nullable Map<String, Instant> grounds,
            @Nullable List<OptOutEntry> history) {}

    record OptOutEntry(Ground ground, boolean added, Instant at, String source) {}
}
