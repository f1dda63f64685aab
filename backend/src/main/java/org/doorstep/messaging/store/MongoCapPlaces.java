package org.doorstep.messaging.store;

import static com.mongodb.client.model.Filters.in;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.InsertManyOptions;

import org.bson.Document;
import org.doorstep.messaging.broadcast.CapPlaces;

import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Keeps the places of caps in MongoDB.
public final class MongoCapPlaces implements CapPlaces {

    private static final InsertManyOptions UNORDERED = new InsertManyOptions().ordered(false);

    private final MongoCollection<Document> places;

    public MongoCapPlaces(MongoCollection<Document> places) {
        this.places = places;
    }

    @Override
    public Set<String> take(Collection<Place> wanted) {
        if (wanted.isEmpty()) {
            return Set.of();
        }
        var documents = wanted.stream().map(MongoCapPlaces::write).toList();
        try {
            places.insertMany(documents, UNORDERED);
            return Set.of();
        } catch (MongoBulkWriteException e) {
            return taken(documents, e);
        }
    }

    /// @throws MongoBulkWriteException where something else went wrong than that places are taken
    private static Set<String> taken(List<Document> wanted, MongoBulkWriteException e) {
        var taken = new HashSet<String>();
        for (var error : e.getWriteErrors()) {
            if (error.getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
            taken.add(wanted.get(error.getIndex()).getString("_id"));
        }
        if (e.getWriteConcernError() != null || taken.isEmpty()) {
            throw e;
        }
        return taken;
    }

    @Override
    public Map<String, String> holders(Collection<String> ids) {
        var holders = new HashMap<String, String>();
        places.find(in("_id", ids))
                .batchSize(ids.size() + 1)
                .forEach(place -> holders.put(place.getString("_id"), place.getString("message")));
        return holders;
    }

    private static Document write(Place place) {
        return new Document("_id", place.id())
                .append("message", place.message())
                .append("forgetAt", Date.from(place.forgetAt()));
    }
}
