package org.doorstep.messaging.store;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.setOnInsert;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;

import org.bson.Document;
import org.doorstep.messaging.SavedAudience;
import org.doorstep.messaging.audience.SavedAudienceStore;
import org.doorstep.security.AccountId;
import org.doorstep.security.BranchId;
import org.springframework.data.mongodb.core.index.CompoundIndex;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/// Keeps named audiences in MongoDB, one of a name in a branch.
public final class MongoSavedAudiences implements SavedAudienceStore {

    private final MongoCollection<Document> audiences;

    public MongoSavedAudiences(MongoCollection<Document> audiences) {
        this.audiences = audiences;
    }

    @Override
    public SavedAudience put(SavedAudience audience) {
        var kept =
                audiences.findOneAndUpdate(
                        Filters.and(
                                eq("branch", audience.branch().toString()),
                                eq("key", audience.name().toLowerCase(Locale.UK))),
                        combine(
                                setOnInsert("_id", audience.id().toString()),
                                set("name", audience.name()),
                                set("query", AudienceFields.write(audience.query())),
                                set("by", audience.by().toString()),
                                set("at", audience.at())),
                        new FindOneAndUpdateOptions()
                                .upsert(true)
                                .returnDocument(ReturnDocument.AFTER));
        return read(Objects.requireNonNull(kept));
    }

    @Override
    public Optional<SavedAudience> find(UUID id) {
        return Optional.ofNullable(audiences.find(eq("_id", id.toString())).first())
                .map(MongoSavedAudiences::read);
    }

    @Override
    public List<SavedAudience> ofBranch(BranchId branch) {
        return audiences
                .find(eq("branch", branch.toString()))
                .sort(ascending("key"))
                .map(MongoSavedAudiences::read)
                .into(new ArrayList<>());
    }

    @Override
    public void remove(UUID id) {
        audiences.deleteOne(eq("_id", id.toString()));
    }

    private static SavedAudience read(Document document) {
        return new SavedAudience(
                UUID.fromString(document.getString("_id")),
                BranchId.of(document.getString("branch")),
                document.getString("name"),
                AudienceFields.read(document.get("query", Document.class)),
                AccountId.of(document.getString("by")),
                Fields.instant(document, "at"));
    }

    /// The collection and its index.
    @org.springframework.data.mongodb.core.mapping.Document(SavedAudienceDocument.COLLECTION)
    @CompoundIndex(name = "branch_key", def = "{'branch': 1, 'key': 1}", unique = true)
    static final class SavedAudienceDocument {

        static final String COLLECTION = "messaging.audiences";

        private SavedAudienceDocument() {}
    }
}
