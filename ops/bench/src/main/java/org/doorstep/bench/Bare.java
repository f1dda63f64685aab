package org.doorstep.bench;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;

import org.bson.Document;

/// The other side's collection: with the same indexes as the ledger, through the same client.
final class Bare {

    private Bare() {}

    /// An empty collection with the indexes of another.
    static MongoCollection<Document> like(Engine engine, MongoCollection<Document> ledger) {
        var bare = engine.collection("bench.bare");
        bare.drop();
        for (var index : ledger.listIndexes()) {
            var key = index.get("key", Document.class);
            if (!key.containsKey("_id")) {
                bare.createIndex(key, new IndexOptions().unique(index.getBoolean("unique", false)));
            }
        }
        return bare;
    }

    static void empty(MongoCollection<Document> bare) {
        bare.deleteMany(new Document("_id", new Document("$gte", "")));
    }
}
