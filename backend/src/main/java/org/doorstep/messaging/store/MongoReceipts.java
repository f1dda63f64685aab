package org.doorstep.messaging.store;

import org.doorstep.messaging.receipt.ReceiptStore;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.mapping.Document;

import java.time.Instant;

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

    @Document("messaging.odd_receipts")
    record OddDocument(
            @Id String id, @Nullable String code, String handle, boolean matched, Instant at) {}
}
