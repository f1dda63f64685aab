package org.doorstep.security.login;

import org.bson.Document;
import org.doorstep.security.Keyring;
import org.doorstep.security.Sealed;
import org.doorstep.security.SealedFields;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Seals with the newest key what older keys have sealed. It remembers after every batch how far it
/// has come, so a run that was broken off goes on there; a field that somebody changes meanwhile is
/// left alone, because that change was sealed with the newest key. Safe to run on several nodes at
/// once, and beside everything else.
public final class Resealing {

    private static final int BATCH = 500;

    private final MongoTemplate mongo;
    private final Keyring keyring;
    private final List<SealedFields> places;

    public Resealing(MongoTemplate mongo, Keyring keyring, List<SealedFields> places) {
        this.mongo = mongo;
        this.keyring = keyring;
        this.places = List.copyOf(places);
    }

    /// Goes on to the end.
    ///
    /// @return how many fields were sealed anew by this and the runs that it continues
    public long run() {
        return places.stream().mapToLong(this::run).sum();
    }

    private long run(SealedFields place) {
        var progress = begin(place);
        while (step(place, progress)) {
            progress = begin(place);
        }
        var fields = begin(place).fields();
        mongo.remove(byId(place.collection()), ResealingDocument.class);
        return fields;
    }

    /// Seals the next batch of a collection anew.
    ///
    /// @return whether there may be more
    boolean step(SealedFields place) {
        return step(place, begin(place));
    }

    private boolean step(SealedFields place, ResealingDocument progress) {
        var after = progress.after();
        var query = after == null ? new Query() : Query.query(Criteria.where("_id").gt(after));
        var batch =
                mongo.find(
                        query.with(Sort.by("_id")).limit(BATCH),
                        Document.class,
                        place.collection());
        var fields = batch.stream().mapToLong(one -> reseal(place, one)).sum();
        if (!batch.isEmpty()) {
            mongo.save(
                    new ResealingDocument(
                            place.collection(),
                            progress.keyId(),
                            batch.getLast().get("_id"),
                            progress.fields() + fields));
        }
        return batch.size() == BATCH;
    }

    private ResealingDocument begin(SealedFields place) {
        var newest = keyring.newestKeyId();
        var known = mongo.findById(place.collection(), ResealingDocument.class);
        return known != null && known.keyId().equals(newest)
                ? known
                : new ResealingDocument(place.collection(), newest, null, 0);
    }

    private long reseal(SealedFields place, Document document) {
        var old = new LinkedHashMap<String, String>();
        place.fields().forEach(field -> collect(document, "", List.of(field.split("\\.")), old));
        var changed = 0L;
        for (var entry : old.entrySet()) {
            changed += reseal(place, document, entry);
        }
        return changed;
    }

    private long reseal(SealedFields place, Document document, Map.Entry<String, String> field) {
        var sealed = Sealed.parse(field.getValue());
        if (sealed.keyId().equals(keyring.newestKeyId())) {
            return 0;
        }
        var unchanged =
                Criteria.where("_id")
                        .is(document.get("_id"))
                        .and(field.getKey())
                        .is(field.getValue());
        return mongo.updateFirst(
                        Query.query(unchanged),
                        new Update().set(field.getKey(), keyring.seal(keyring.open(sealed)).text()),
                        place.collection())
                .getModifiedCount();
    }

    private static void collect(
            @Nullable Object value, String path, List<String> rest, Map<String, String> found) {
        switch (value) {
            case String text when rest.isEmpty() -> found.put(path, text);
            case Document part when !rest.isEmpty() ->
                    collect(
                            part.get(rest.getFirst()),
                            joined(path, rest.getFirst()),
                            rest.subList(1, rest.size()),
                            found);
            case List<?> list -> {
                var elements = new ArrayList<>(list);
                for (var i = 0; i < elements.size(); i++) {
                    collect(elements.get(i), joined(path, String.valueOf(i)), rest, found);
                }
            }
            case null, default -> {}
        }
    }

    private static String joined(String path, String part) {
        return path.isEmpty() ? part : path + "." + part;
    }

    private static Query byId(String id) {
        return Query.query(Criteria.where("_id").is(id));
    }
}
