package org.doorstep.messaging.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;

import org.bson.Document;
import org.doorstep.messaging.broadcast.shape.QuotaShares;
import org.doorstep.messaging.broadcast.shape.SharedQuota;
import org.doorstep.messaging.broadcast.shape.SharedQuota.Part;
import org.doorstep.messaging.broadcast.shape.SharedQuota.Usage;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/// Keeps who has which part of a quota in MongoDB: one small document per sender, replaced where
/// its version is the one that was read.
public final class MongoQuotaShares implements QuotaShares {

    static final String COLLECTION = "messaging.quotaShares";

    private final MongoCollection<Document> shares;

    public MongoQuotaShares(MongoCollection<Document> shares) {
        this.shares = shares;
    }

    @Override
    public SharedQuota find(String sender) {
        var found = shares.find(eq("_id", sender)).first();
        return found == null ? SharedQuota.none(sender) : read(found);
    }

    @Override
    public boolean replace(SharedQuota next) {
        if (next.version() > 1) {
            var filter = and(eq("_id", next.sender()), eq("version", next.version() - 1));
            return shares.replaceOne(filter, write(next)).getMatchedCount() == 1;
        }
        try {
            shares.insertOne(write(next));
            return true;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw e;
        }
    }

    private static SharedQuota read(Document document) {
        return new SharedQuota(
                document.getString("_id"),
                document.getList("parts", Document.class).stream()
                        .map(MongoQuotaShares::part)
                        .toList(),
                Fields.instantOrNull(document, "leftAloneUntil"),
                usage(document),
                Fields.number(document, "version"));
    }

    private static @Nullable Usage usage(Document document) {
        var day = document.getString("usedOn");
        return day == null
                ? null
                : new Usage(LocalDate.parse(day), Fields.number(document, "used"));
    }

    private static Part part(Document document) {
        return new Part(
                document.getString("node"),
                Fields.number(document, "units"),
                document.getBoolean("wanted", false),
                Fields.instant(document, "until"));
    }

    private static Document write(SharedQuota quota) {
        return new Document("_id", quota.sender())
                .append("parts", quota.parts().stream().map(MongoQuotaShares::write).toList())
                .append("leftAloneUntil", quota.leftAloneUntil())
                .append("usedOn", quota.usage() == null ? null : quota.usage().day().toString())
                .append("used", quota.usage() == null ? 0L : quota.usage().units())
                .append("version", quota.version());
    }

    private static Document write(Part part) {
        return new Document("node", part.node())
                .append("units", part.units())
                .append("wanted", part.wanted())
                .append("until", part.until());
    }
}
