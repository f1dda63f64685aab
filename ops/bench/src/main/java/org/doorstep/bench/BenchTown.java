package org.doorstep.bench;

import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Sorts.ascending;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.InsertManyOptions;

import org.bson.Document;
import org.doorstep.kernel.EmailAddress;
import org.doorstep.kernel.PhoneNumber;
import org.doorstep.messaging.AudienceQuery;
import org.doorstep.messaging.AudienceSource;
import org.doorstep.messaging.Candidate;
import org.doorstep.messaging.ChannelName;
import org.doorstep.messaging.Language;
import org.doorstep.messaging.Purpose;
import org.doorstep.messaging.PushAddress;
import org.doorstep.messaging.Reachable;
import org.doorstep.messaging.RecipientRef;
import org.doorstep.messaging.RecipientRef.VolunteerRef;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// People of the bench, in a collection of the same database: an audience is a query and addresses
/// are a read, as for the rooms' own people. Everybody agrees to every channel.
final class BenchTown implements AudienceSource {

    static final String KIND = "bench-people";

    private static final int BATCH = 1_000;
    private static final Document EVERYBODY = new Document("_id", new Document("$gte", ""));
    private static final InsertManyOptions UNORDERED = new InsertManyOptions().ordered(false);

    private final MongoCollection<Document> people;
    private final MongoCollection<Document> consents;

    BenchTown(MongoTemplate mongo) {
        this.people = mongo.getCollection("bench.people");
        this.consents = mongo.getCollection("messaging.consents");
    }

    static UUID id(int n) {
        return new UUID(0x7000L, 0x8000_0000_0000_0000L | n);
    }

    /// The town has these people, numbered from 1, and nobody else.
    void settle(int count) {
        people.deleteMany(EVERYBODY);
        consents.deleteMany(EVERYBODY);
        for (var from = 1; from <= count; from += BATCH) {
            var batch = new ArrayList<Document>();
            var agreed = new ArrayList<Document>();
            for (var n = from; n < Math.min(from + BATCH, count + 1); n++) {
                var ref = new VolunteerRef(id(n)).text();
                batch.add(new Document("_id", ref).append("n", n));
                for (var channel : List.of(ChannelName.PUSH, ChannelName.SMS)) {
                    agreed.add(consent(ref, channel));
                }
            }
            people.insertMany(batch, UNORDERED);
            consents.insertMany(agreed, UNORDERED);
        }
    }

    private static Document consent(String ref, ChannelName channel) {
        var entry =
                new Document("given", true)
                        .append("wording", "v1")
                        .append("at", new Date(0))
                        .append("source", "bench")
                        .append("by", id(1).toString());
        return new Document("_id", ref + "|" + channel + "|" + Purpose.CAMPAIGN)
                .append("given", true)
                .append("wording", "v1")
                .append("history", List.of(entry));
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String describe(AudienceQuery query) {
        return "everybody";
    }

    @Override
    public List<Candidate> page(AudienceQuery query, @Nullable String afterRef, int limit) {
        return people.find(afterRef == null ? gte("_id", "") : gt("_id", afterRef))
                .sort(ascending("_id"))
                .limit(limit)
                .batchSize(limit)
                .map(one -> one.getString("_id"))
                .map(ref -> new Candidate(RecipientRef.parse(ref), ref))
                .into(new ArrayList<>());
    }

    @Override
    public Map<RecipientRef, Reachable> addresses(Collection<RecipientRef> refs) {
        var found = new HashMap<RecipientRef, Reachable>();
        people.find(in("_id", refs.stream().map(RecipientRef::text).toList()))
                .batchSize(refs.size() + 1)
                .forEach(one ->
                        found.put(
                                RecipientRef.parse(one.getString("_id")),
                                person(one.getInteger("n"))));
        return found;
    }

    private static Reachable person(int n) {
        return new Reachable(
                "Person " + n,
                Language.ENGLISH,
                false,
                new PhoneNumber("+447400%06d".formatted(n % 1_000_000)),
                new EmailAddress("p" + n + "@example.org"),
                List.of(new PushAddress("device-" + n, "token-" + n, false)),
                Map.of("firstName", "Person" + n));
    }
}
