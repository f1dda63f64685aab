package org.doorstep.messaging.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.DeleteOneModel;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.WriteModel;

import org.bson.Document;
import org.doorstep.messaging.BroadcastId;
import org.doorstep.messaging.broadcast.AddressClaims;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Keeps address claims in MongoDB: the `_id` is the address, so a second claim is a duplicate key.
public final class MongoAddressClaims implements AddressClaims {

    static final String COLLECTION = "messaging.addressClaims";

    /// Sorts after every character of a claim's id.
    private static final String END = "|~~";

    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);

    private final MongoCollection<Document> claims;

    public MongoAddressClaims(MongoCollection<Document> claims) {
        this.claims = claims;
    }

    @Override
    public Map<String, Held> take(List<Held> wanted) {
        if (wanted.isEmpty()) {
            return Map.of();
        }
        var writes = new ArrayList<WriteModel<Document>>();
        for (var claim : wanted) {
            writes.add(
                    new UpdateOneModel<>(
                            and(
                                    eq("_id", claim.id()),
                                    eq("message", claim.message()),
                                    lte("fence", claim.fence())),
                            set("fence", claim.fence()),
                            UPSERT));
        }
        try {
            claims.bulkWrite(writes, new BulkWriteOptions().ordered(false));
            return Map.of();
        } catch (MongoBulkWriteException e) {
            return lost(wanted, e);
        }
    }

    private Map<String, Held> lost(List<Held> wanted, MongoBulkWriteException e) {
        var losers = new ArrayList<Held>();
        for (var error : e.getWriteErrors()) {
            if (error.getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
            losers.add(wanted.get(error.getIndex()));
        }
        if (losers.isEmpty()) {
            throw e;
        }
        var holders = byIds(losers.stream().map(Held::id).toList());
        var lost = new HashMap<String, Held>();
        for (var loser : losers) {
            lost.put(loser.message(), holders.getOrDefault(loser.id(), loser));
        }
        return lost;
    }

    @Override
    public Map<String, Held> byIds(Collection<String> ids) {
        var found = new HashMap<String, Held>();
        if (!ids.isEmpty()) {
            claims.find(in("_id", ids))
                    .batchSize(ids.size() + 1)
                    .forEach(claim ->
                            found.put(
                                    claim.getString("_id"),
                                    new Held(
                                            claim.getString("_id"),
                                            claim.getString("message"),
                                            Fields.number(claim, "fence"))));
        }
        return found;
    }

    @Override
    public void giveUp(Collection<Held> given) {
        if (given.isEmpty()) {
            return;
        }
        var writes = new ArrayList<WriteModel<Document>>();
        for (var claim : given) {
            writes.add(
                    new DeleteOneModel<>(
                            and(
                                    eq("_id", claim.id()),
                                    eq("message", claim.message()),
                                    eq("fence", claim.fence()))));
        }
        claims.bulkWrite(writes, new BulkWriteOptions().ordered(false));
    }

    @Override
    public void clear(BroadcastId broadcast) {
        claims.deleteMany(
                and(gt("_id", broadcast.value() + "|"), lt("_id", broadcast.value() + END)));
    }
}
