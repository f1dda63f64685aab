package org.doorstep.territory.street;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import org.doorstep.kernel.IdSource;
import org.doorstep.territory.Street;
import org.doorstep.territory.StreetId;
import org.doorstep.territory.WardId;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.BulkOperations.BulkMode;
import org.springframework.data.mongodb.core.FindAndReplaceOptions;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Streets in MongoDB. Safe for use by many threads and nodes.
public final class StreetStore {

    private static final int BATCH = 500;

    private static final Comparator<Street> BY_NAME =
            Comparator.comparing(Street::name)
                    .thenComparing(Street::place)
                    .thenComparing(Street::ward);

    private final MongoTemplate mongo;
    private final IdSource ids;

    public StreetStore(MongoTemplate mongo, IdSource ids) {
        this.mongo = mongo;
        this.ids = ids;
    }

    /// The streets of these wards, by name and place.
    public List<Street> ofWards(Collection<WardId> wards) {
        return read(query(where("ward").in(wards.stream().map(WardId::toString).toList())));
    }

    /// Those streets that exist, by name and place.
    public List<Street> findAll(Collection<StreetId> wanted) {
        return read(query(where("_id").in(wanted.stream().map(StreetId::toString).toList())));
    }

    private List<Street> read(Query query) {
        return mongo.find(query, StreetDocument.class).stream()
                .map(StreetDocument::street)
                .sorted(BY_NAME)
                .toList();
    }

    /// Writes the streets, each whole; one that is there already keeps its id. May be repeated
    /// after a crash.
    ///
    /// @param streets name, place and ward of each count, its id only where it is new
    public void putAll(Collection<Street> streets) {
        try {
            write(streets);
        } catch (DuplicateKeyException e) {
            write(streets); // another import has brought in the same street since its id was asked
        }
    }

    /// A new id, for a street that may turn out to be there already.
    public StreetId newId() {
        return new StreetId(ids.next());
    }

    private void write(Collection<Street> streets) {
        var known = knownIds(streets);
        var batch = mongo.bulkOps(BulkMode.UNORDERED, StreetDocument.class);
        var waiting = 0;
        for (var street : streets) {
            var document = StreetDocument.of(street);
            var id = known.getOrDefault(identity(document), document.id());
            batch.replaceOne(
                    query(where("_id").is(id)),
                    new StreetDocument(
                            id,
                            document.ward(),
                            document.place(),
                            document.name(),
                            document.sides()),
                    FindAndReplaceOptions.options().upsert());
            if (++waiting == BATCH) {
                batch.execute();
                batch = mongo.bulkOps(BulkMode.UNORDERED, StreetDocument.class);
                waiting = 0;
            }
        }
        if (waiting > 0) {
            batch.execute();
        }
    }

    private Map<List<String>, String> knownIds(Collection<Street> streets) {
        var wards =
                streets.stream()
                        .map(street -> street.ward().toString())
                        .collect(Collectors.toSet());
        var known = new HashMap<List<String>, String>();
        mongo.find(query(where("ward").in(wards)), StreetDocument.class)
                .forEach(document -> known.put(identity(document), document.id()));
        return known;
    }

    private static List<String> identity(StreetDocument street) {
        return List.of(street.ward(), street.place(), street.name());
    }
}
