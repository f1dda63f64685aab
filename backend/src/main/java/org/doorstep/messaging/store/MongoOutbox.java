package org.doorstep.messaging.store;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import org.doorstep.messaging.ChannelName;
import org.doorstep.messaging.channel.sandbox.OutboxStore;
import org.doorstep.security.AddressHash;
import org.doorstep.security.BranchId;
import org.doorstep.security.Sealed;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.Query;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The sandbox outbox in MongoDB; ids sort by time.
public final class MongoOutbox implements OutboxStore {

    private static final String NO_BRANCH = "-";
    private static final Sort NEWEST_FIRST = Sort.by(Sort.Direction.DESC, "_id");

    private final MongoTemplate mongo;

    public MongoOutbox(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    @Override
    public void add(Kept entry) {
        mongo.insert(OutboxDocument.of(entry));
    }

    @Override
    public List<Kept> newest(Collection<BranchId> branches, @Nullable UUID before, int limit) {
        var wanted = new ArrayList<>(branches.stream().map(id -> id.value().toString()).toList());
        wanted.add(NO_BRANCH);
        var criteria = where("branch").in(wanted);
        if (before != null) {
            criteria = criteria.and("_id").lt(before.toString());
        }
        return mongo
                .find(new Query(criteria).with(NEWEST_FIRST).limit(limit), OutboxDocument.class)
                .stream()
                .map(OutboxDocument::kept)
                .toList();
    }

    @Override
    public Optional<Kept> newestTo(Collection<AddressHash> hashes) {
        var texts = hashes.stream().map(AddressHash::text).toList();
        var query = new Query(where("to").in(texts)).with(NEWEST_FIRST).limit(1);
        return Optional.ofNullable(mongo.findOne(query, OutboxDocument.class))
                .map(OutboxDocument::kept);
    }

    @Override
    public void keepOnly(int newest) {
        var query = new Query(where("_id").gte("")).with(NEWEST_FIRST).skip(newest).limit(1);
        var last = mongo.findOne(query, OutboxDocument.class);
        if (last != null) {
            mongo.remove(new Query(where("_id").lte(last.id())), OutboxDocument.class);
        }
    }

    @Document("messaging.sandbox_outbox")
    @CompoundIndex(name = "branch", def = "{'branch': 1, '_id': -1}")
    @CompoundIndex(name = "to", def = "{'to': 1, '_id': -1}")
    record OutboxDocument(
            @Id String id,
            ChannelName standsFor,
            String branch,
            String handle,
            @Nullable String to,
            String subject,
            String text,
            Instant at) {

        static OutboxDocument of(Kept entry) {
            var branch = entry.branch();
            var to = entry.to();
            return new OutboxDocument(
                    entry.id().toString(),
                    entry.standsFor(),
                    branch == null ? NO_BRANCH : branch.value().toString(),
                    entry.handle(),
                    to == null ? null : to.text(),
                    entry.subject().text(),
                    entry.text().text(),
                    entry.at());
        }

        Kept kept() {
            return new Kept(
                    UUID.fromString(id),
                    standsFor,
                    NO_BRANCH.equals(branch) ? null : new BranchId(UUID.fromString(branch)),
                    handle,
                    to == null ? null : AddressHash.parse(to),
                    Sealed.parse(subject),
                    Sealed.parse(text),
                    at);
        }
    }
}
