package org.doorstep.messaging.store;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import org.doorstep.messaging.ChannelName;
import org.doorstep.messaging.ConsentState;
import org.doorstep.messaging.Purpose;
import org.doorstep.messaging.RecipientRef;
import org.doorstep.messaging.consent.ConsentStore;
import org.doorstep.security.AccountId;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/// The consent ledger in MongoDB: one document per person, channel and purpose, whose id is those
/// three, with its history inside; every change is one update of one document. All reads go by
/// `_id`, so there is no other index.
public final class MongoConsents implements ConsentStore {

    private final MongoTemplate mongo;

    public MongoConsents(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    @Override
    public void append(RecipientRef who, ConsentState entry) {
        var id = id(who, entry.channel(), entry.purpose());
        var saysOtherwise =
                where("_id")
                        .is(id)
                        .orOperator(
                                where("given").ne(entry.given()),
                                where("wording").ne(entry.wordingVersion()));
        var update =
                new Update()
                        .set("given", entry.given())
                        .set("wording", entry.wordingVersion())
                        .push("history", ConsentEntry.of(entry));
        try {
            mongo.upsert(new Query(saysOtherwise), update, ConsentDocument.class);
        } catch (DuplicateKeyException alreadySo) {
            // The document is there and says the same: the upsert tried to insert it a second time.
            repeatWhereItWasARace(saysOtherwise, update);
        }
    }

    /// Two first entries at once: the loser's is added now, unless it says the same.
    private void repeatWhereItWasARace(Criteria saysOtherwise, Update update) {
        mongo.updateFirst(new Query(saysOtherwise), update, ConsentDocument.class);
    }

    @Override
    public List<ConsentState> current(RecipientRef who) {
        var ids = new ArrayList<String>();
        for (var channel : ChannelName.values()) {
            for (var purpose : Purpose.values()) {
                ids.add(id(who, channel, purpose));
            }
        }
        var found =
                mongo.find(new Query(where("_id").in(ids)), ConsentDocument.class).stream()
                        .collect(Collectors.toMap(ConsentDocument::id, document -> document));
        return ids.stream()
                .map(found::get)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .map(document -> document.history().getLast().state(document.id()))
                .toList();
    }

    @Override
    public List<ConsentState> history(RecipientRef who, ChannelName channel, Purpose purpose) {
        var id = id(who, channel, purpose);
        var document = mongo.findById(id, ConsentDocument.class);
        return document == null
                ? List.of()
                : document.history().stream().map(entry -> entry.state(id)).toList();
    }

    @Override
    public Set<RecipientRef> given(
            Collection<? extends RecipientRef> people, ChannelName channel, Purpose purpose) {
        var ids = people.stream().map(who -> id(who, channel, purpose)).toList();
        var query = new Query(where("_id").in(ids).and("given").is(true));
        query.fields().include("_id");
        query.cursorBatchSize(ids.size() + 1);
        var agreed = new HashSet<String>();
        for (var row :
                mongo.find(
                        query,
                        org.bson.Document.class,
                        mongo.getCollectionName(ConsentDocument.class))) {
            agreed.add(row.getString("_id"));
        }
        return people.stream()
                .filter(who -> agreed.contains(id(who, channel, purpose)))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String id(RecipientRef who, ChannelName channel, Purpose purpose) {
        return who.text() + "|" + channel + "|" + purpose;
    }

    @Document("messaging.consents")
    record ConsentDocument(
            @Id String id, boolean given, String wording, List<ConsentEntry> history) {}

    record ConsentEntry(boolean given, String wording, Instant at, String source, String by) {

        static ConsentEntry of(ConsentState state) {
            return new ConsentEntry(
                    state.given(),
                    state.wordingVersion(),
                    state.at(),
                    state.source(),
                    state.recordedBy().toString());
        }

        ConsentState state(String id) {
            var parts = id.split("\\|", -1);
            return new ConsentState(
                    ChannelName.valueOf(parts[1]),
                    Purpose.valueOf(parts[2]),
                    given,
                    wording,
                    at,
                    source,
                    AccountId.of(by));
        }
    }
}
