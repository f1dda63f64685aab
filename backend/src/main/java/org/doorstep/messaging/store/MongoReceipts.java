package org.doorstep.messaging.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import org.doorstep.messaging.BroadcastId;
import org.doorstep.messaging.channel.email.Bounce;
import org.doorstep.messaging.channel.email.BounceMailbox;
import org.doorstep.messaging.receipt.ReceiptStore;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.Update;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Receipts the ledger has no place for, in MongoDB; the provider's ids make them unique.
public final class MongoReceipts implements ReceiptStore {

    private final MongoTemplate mongo;

    public MongoReceipts(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    @Override
    public boolean firstTime(String id, Instant at) {
        return insert(new InboundDocument(id, at));
    }

    @Override
    public void setAside(Odd receipt) {
        insert(
                new OddDocument(
                        receipt.providerId() + "|" + receipt.status(),
                        receipt.code(),
                        receipt.handle(),
                        receipt.matched(),
                        receipt.at()));
    }

    @Override
    public int count(String name, String handle) {
        var counted =
                mongo.findAndModify(
                        query(where("_id").is(name)),
                        new Update().addToSet("handles", handle),
                        FindAndModifyOptions.options().upsert(true).returnNew(true),
                        CountDocument.class);
        return counted == null ? 0 : counted.handles().size();
    }

    @Override
    public long texted(BroadcastId broadcast) {
        return mongo.getCollection(MessageDocument.COLLECTION)
                .countDocuments(and(eq("broadcast", broadcast.value()), gt("segments", 0)));
    }

    @Override
    public Optional<BounceMailbox.Mark> readUntil(String mailbox) {
        return Optional.ofNullable(mongo.findById(mailbox, MailboxDocument.class))
                .map(found -> new BounceMailbox.Mark(found.validity(), found.uid()));
    }

    @Override
    public void readUntil(String mailbox, BounceMailbox.Mark mark) {
        var sameNumbering = where("_id").is(mailbox).and("validity").is(mark.validity());
        var further = new Update().max("uid", mark.uid());
        var found = mongo.updateFirst(query(sameNumbering), further, MailboxDocument.class);
        if (found.getMatchedCount() == 0) {
            mongo.save(new MailboxDocument(mailbox, mark.validity(), mark.uid()));
        }
    }

    @Override
    public void note(BounceNote note) {
        var mail = note.mark().validity() + "|" + note.mark().uid();
        insert(
                new BounceDocument(
                        note.mailbox() + "|" + mail + "|" + note.handle(),
                        note.handle(),
                        note.kind(),
                        note.status(),
                        note.matched(),
                        note.at()));
    }

    private boolean insert(Object document) {
        try {
            mongo.insert(document);
            return true;
        } catch (DuplicateKeyException known) {
            return false;
        }
    }

    @Document("messaging.inbound_texts")
    record InboundDocument(@Id String id, Instant at) {}

    @Document("messaging.code_counts")
    record CountDocument(@Id String id, List<String> handles) {}

    @Document("messaging.bounce_mailboxes")
    record MailboxDocument(@Id String id, long validity, long uid) {}

    @Document("messaging.bounces")
    record BounceDocument(
            @Id String id,
            String handle,
            Bounce.Kind kind,
            String status,
            boolean matched,
            Instant at) {}

    @Document("messaging.odd_receipts")
    record OddDocument(
            @Id String id, @Nullable String code, String handle, boolean matched, Instant at) {}
}
