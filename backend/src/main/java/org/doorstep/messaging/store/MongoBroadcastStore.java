package org.doorstep.messaging.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.descending;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.setOnInsert;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;

import org.bson.Document;
import org.doorstep.messaging.Broadcast;
import org.doorstep.messaging.BroadcastId;
import org.doorstep.messaging.ChannelName;
import org.doorstep.messaging.SenderHalt;
import org.doorstep.messaging.broadcast.BroadcastStore;
import org.doorstep.security.AccountId;
import org.doorstep.security.BranchId;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;

/// Keeps broadcasts, their frozen pages and halted senders in MongoDB.
public final class MongoBroadcastStore implements BroadcastStore {

    private static final String COUNTED = "counted";

    /// Sorts after every character of an id.
    private static final String AFTER_EVERY_ID = "~";

    /// One small document per halted sender, `_id` = its id, or a channel.
    private static final String SENDERS = "messaging.haltedSenders";

    private final MongoCollection<Document> broadcasts;
    private final MongoCollection<Document> pages;
    private final MongoCollection<Document> senders;

    public MongoBroadcastStore(MongoDatabase database) {
        this.broadcasts = database.getCollection(BroadcastDocument.COLLECTION);
        this.pages = database.getCollection(PageDocument.COLLECTION);
        this.senders = database.getCollection(SENDERS);
    }

    @Override
    public boolean add(Broadcast broadcast) {
        return insert(broadcasts, BroadcastDocument.write(broadcast));
    }

    @Override
    public Optional<Broadcast> find(BroadcastId id) {
        return Optional.ofNullable(broadcasts.find(eq("_id", id.value())).first())
                .map(BroadcastDocument::read);
    }

    @Override
    public boolean replace(Broadcast next) {
        return broadcasts
                        .replaceOne(
                                and(
                                        eq("_id", next.id().value()),
                                        eq("version", next.version() - 1)),
                                BroadcastDocument.write(next))
                        .getMatchedCount()
                == 1;
    }

    @Override
    public List<Broadcast> open() {
        return broadcasts
                .find(eq("open", true))
                .map(BroadcastDocument::read)
                .into(new ArrayList<>());
    }

    @Override
    public void settled(BroadcastId id) {
        broadcasts.updateOne(eq("_id", id.value()), set("open", false));
    }

    @Override
    public List<Broadcast> ofBranch(BranchId branch, @Nullable String beforeId, int most) {
        var filter =
                and(eq("branch", branch.toString()), eq("kind", Broadcast.Kind.DRAFTED.name()));
        return broadcasts
                .find(beforeId == null ? filter : and(filter, lt("_id", beforeId)))
                .sort(descending("_id"))
                .limit(most)
                .map(BroadcastDocument::read)
                .into(new ArrayList<>());
    }

    @Override
    public List<Broadcast> draftedBy(
            AccountId drafter, Collection<BranchId> wanted, Instant after, Instant before) {
        return broadcasts
                .find(
                        and(
                                eq("drafter", drafter.toString()),
                                gt("startsAt", after),
                                lt("startsAt", before),
                                eq("kind", Broadcast.Kind.DRAFTED.name()),
                                in("branch", wanted.stream().map(BranchId::toString).toList())))
                .map(BroadcastDocument::read)
                .into(new ArrayList<>());
    }

    @Override
    public List<Broadcast> unnoted(int most) {
        return broadcasts
                .find(and(eq("noted", false), eq("open", false)))
                .limit(most)
                .map(BroadcastDocument::read)
                .into(new ArrayList<>());
    }

    @Override
    public void noted(BroadcastId id) {
        broadcasts.updateOne(eq("_id", id.value()), set("noted", true));
    }

    @Override
    public void counted(BroadcastId id, long version, Counted counted) {
        var amounts = new Document();
        counted.amounts().forEach((channel, units) -> amounts.append(channel.name(), units));
        broadcasts.updateOne(
                and(eq("_id", id.value()), eq("version", version)),
                set(
                        COUNTED,
                        new Document("at", Date.from(counted.at()))
                                .append("people", counted.people())
                                .append("amounts", amounts)
                                .append("longestText", counted.longestText())
                                .append("dearCharacters", counted.dearCharacters())));
    }

    @Override
    public Optional<Counted> counted(BroadcastId id, long version) {
        return Optional.ofNullable(
                        broadcasts
                                .find(and(eq("_id", id.value()), eq("version", version)))
                                .projection(include(COUNTED))
                                .first())
                .flatMap(found -> Optional.ofNullable(found.get(COUNTED, Document.class)))
                .map(MongoBroadcastStore::counted);
    }

    private static Counted counted(Document document) {
        var amounts = new EnumMap<ChannelName, Long>(ChannelName.class);
        var kept = document.get("amounts", Document.class);
        kept.keySet()
                .forEach(name -> amounts.put(ChannelName.valueOf(name), Fields.number(kept, name)));
        return new Counted(
                Fields.instant(document, "at"),
                Fields.number(document, "people"),
                amounts,
                document.getInteger("longestText"),
                document.getList("dearCharacters", String.class));
    }

    @Override
    public List<Broadcast> named(String beginning) {
        return broadcasts
                .find(and(gte("_id", beginning), lt("_id", beginning + AFTER_EVERY_ID)))
                .map(BroadcastDocument::read)
                .into(new ArrayList<>());
    }

    @Override
    public boolean isNoted(BroadcastId id) {
        var stored = broadcasts.find(eq("_id", id.value())).first();
        return stored != null && stored.getBoolean("noted", false);
    }

    @Override
    public Optional<FrozenPage> page(BroadcastId id, int number) {
        return Optional.ofNullable(pages.find(eq("_id", PageDocument.id(id, number))).first())
                .map(PageDocument::read);
    }

    @Override
    public FrozenPage freeze(FrozenPage page) {
        return insert(pages, PageDocument.write(page))
                ? page
                : page(page.broadcast(), page.number()).orElseThrow();
    }

    @Override
    public void written(BroadcastId id, int number) {
        pages.updateOne(eq("_id", PageDocument.id(id, number)), set("written", true));
    }

    @Override
    public List<SenderHalt> halts() {
        return senders.find()
                .map(one ->
                        new SenderHalt(
                                one.getString("_id"),
                                one.getString("reason"),
                                Fields.instant(one, "haltedAt")))
                .into(new ArrayList<>());
    }

    @Override
    public void haltSender(String sender, String reason, Instant at) {
        senders.updateOne(
                eq("_id", sender),
                Updates.combine(
                        setOnInsert("reason", reason), setOnInsert("haltedAt", Date.from(at))),
                new UpdateOptions().upsert(true));
    }

    @Override
    public void releaseSender(String sender) {
        senders.deleteOne(eq("_id", sender));
    }

    private static boolean insert(MongoCollection<Document> into, Document document) {
        try {
            into.insertOne(document);
            return true;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw e;
        }
    }
}
