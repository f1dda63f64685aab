package org.doorstep.messaging.store;

import static com.mongodb.client.model.Aggregates.group;
import static com.mongodb.client.model.Aggregates.match;
import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.WriteModel;

import org.bson.Document;
import org.bson.conversions.Bson;
import org.doorstep.messaging.BroadcastId;
import org.doorstep.messaging.BroadcastTotals;
import org.doorstep.messaging.MessageState;
import org.doorstep.messaging.RecipientRef;
import org.doorstep.messaging.broadcast.Call;
import org.doorstep.messaging.broadcast.Ledger;
import org.doorstep.messaging.broadcast.Message;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Keeps messages in MongoDB, by the driver itself: the ledger lives on a few exact batch writes.
public final class MongoLedger implements Ledger {

    private static final List<String> UNSETTLED =
            List.of(
                    MessageState.READY.name(),
                    MessageState.CLAIMED.name(),
                    MessageState.SENDING.name(),
                    MessageState.AMBIGUOUS.name());

    /// Sorts after every character of a person key.
    private static final String END = "|~~";

    /// More documents than any batch of the ledger has.
    private static final int ONE_ROUND_TRIP = 5_000;

    private final MongoCollection<Document> messages;

    public MongoLedger(MongoCollection<Document> messages) {
        this.messages = messages;
    }

    @Override
    public int add(Collection<Message> added) {
        if (added.isEmpty()) {
            return 0;
        }
        var documents = added.stream().map(MessageDocument::write).toList();
        try {
            messages.insertMany(documents, new InsertManyOptions().ordered(false));
            return documents.size();
        } catch (MongoBulkWriteException e) {
            var onlyDuplicates =
                    e.getWriteConcernError() == null
                            && e.getWriteErrors().stream()
                                    .allMatch(error ->
                                            error.getCategory() == ErrorCategory.DUPLICATE_KEY);
            if (!onlyDuplicates) {
                throw e;
            }
            return documents.size() - e.getWriteErrors().size();
        }
    }

    @Override
    public List<Message> claim(Wanted wanted, String token, Instant leaseUntil) {
        var ids = new ArrayList<String>();
        messages.find(
                        and(
                                eq("broadcast", wanted.broadcast().value()),
                                eq("state", MessageState.READY.name()),
                                eq("channel", wanted.channel().name()),
                                lte("due", Date.from(wanted.dueBy()))))
                .sort(ascending("due"))
                .limit(wanted.most())
                .batchSize(wanted.most())
                .projection(include("_id"))
                .forEach(document -> ids.add(document.getString("_id")));
        if (ids.isEmpty()) {
            return List.of();
        }
        var won =
                messages.updateMany(
                        and(in("_id", ids), eq("state", MessageState.READY.name())),
                        combine(
                                set("state", MessageState.CLAIMED.name()),
                                set("token", token),
                                set("due", Date.from(leaseUntil)),
                                inc("fence", 1L),
                                inc("rev", 1L)));
        return won.getModifiedCount() == 0
                ? List.of()
                : read(messages.find(and(in("_id", ids), eq("token", token))));
    }

    @Override
    public List<Message> open(List<Message> withOpenCalls, String token) {
        if (withOpenCalls.isEmpty()) {
            return List.of();
        }
        var writes = new ArrayList<WriteModel<Document>>();
        for (var message : withOpenCalls) {
            var filter =
                    new Document("_id", message.id())
                            .append("state", MessageState.CLAIMED.name())
                            .append("token", token)
                            .append("fence", message.standing().fence());
            writes.add(new UpdateOneModel<>(filter, opening(message)));
        }
        var result = messages.bulkWrite(writes, new BulkWriteOptions().ordered(false));
        return result.getMatchedCount() == writes.size()
                ? withOpenCalls.stream().map(Message::revised).toList()
                : readBack(withOpenCalls, token);
    }

    /// A new attempt is added; a repeat adds its calls to the attempt that is there. What follows
    /// from the attempts is written with them, because later writes write only what they change.
    private static Bson opening(Message message) {
        var attempt = Objects.requireNonNull(message.latest());
        var fence = message.standing().fence();
        var revised = new Document("rev", 1L);
        var derived = MessageDocument.derived(message);
        if (attempt.fence() == fence) {
            return new Document("$push", new Document("attempts", AttemptFields.write(attempt)))
                    .append("$set", derived)
                    .append("$inc", revised);
        }
        var more =
                attempt.calls().stream()
                        .filter(call -> call.fence() == fence)
                        .map(AttemptFields::write)
                        .toList();
        var place = message.attempts().size() - 1;
        return new Document(
                        "$push",
                        new Document("attempts." + place + ".calls", new Document("$each", more)))
                .append("$set", derived)
                .append("$inc", revised);
    }

    /// Fewer were matched than written: only those are called whose calls stand in the ledger.
    private List<Message> readBack(List<Message> wanted, String token) {
        var ids = wanted.stream().map(Message::id).toList();
        return read(messages.find(and(in("_id", ids), eq("token", token)))).stream()
                .filter(MongoLedger::hasOpenCall)
                .toList();
    }

    private static boolean hasOpenCall(Message message) {
        var attempt = message.latest();
        var fence = message.standing().fence();
        return message.state() == MessageState.CLAIMED
                && attempt != null
                && attempt.calls().stream()
                        .anyMatch(call -> call.fence() == fence && call.state() == Call.State.OPEN);
    }

    @Override
    public Set<String> replace(Collection<Change> changes) {
        if (changes.isEmpty()) {
            return Set.of();
        }
        var writes = new ArrayList<WriteModel<Document>>();
        for (var change : changes) {
            var before = change.before();
            writes.add(
                    new UpdateOneModel<>(
                            new Document("_id", before.id()).append("rev", before.revision()),
                            new Document(
                                    "$set",
                                    MessageDocument.change(before, change.after().revised()))));
        }
        var result = messages.bulkWrite(writes, new BulkWriteOptions().ordered(false));
        if (result.getMatchedCount() == writes.size()) {
            return Set.of();
        }
        var changed = changes.stream().map(Change::after).toList();
        var ids = changed.stream().map(Message::id).toList();
        var stored = byIds(ids).stream().collect(Collectors.toMap(Message::id, message -> message));
        return changed.stream()
                .filter(message -> !message.revised().equals(stored.get(message.id())))
                .map(Message::id)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public List<Message> byIds(Collection<String> ids) {
        return ids.isEmpty() ? List.of() : read(messages.find(in("_id", ids)));
    }

    @Override
    public Set<String> existing(Collection<String> ids) {
        var there = new HashSet<String>();
        messages.find(in("_id", ids))
                .projection(include("_id"))
                .batchSize(ONE_ROUND_TRIP)
                .forEach(document -> there.add(document.getString("_id")));
        return there;
    }

    @Override
    public Optional<Message> byHandle(String handle) {
        return Optional.ofNullable(messages.find(eq("handle", handle)).first())
                .map(MessageDocument::read);
    }

    @Override
    public List<Message> due(MessageState state, Instant dueBy, int most) {
        return read(
                messages.find(and(eq("state", state.name()), lte("due", Date.from(dueBy))))
                        .sort(ascending("due"))
                        .limit(most));
    }

    @Override
    public List<Message> inState(BroadcastId broadcast, MessageState state, int most) {
        return read(
                messages.find(and(eq("broadcast", broadcast.value()), eq("state", state.name())))
                        .limit(most));
    }

    @Override
    public boolean hasUnsettled(BroadcastId broadcast) {
        return messages.find(and(eq("broadcast", broadcast.value()), in("state", UNSETTLED)))
                        .projection(include("_id"))
                        .first()
                != null;
    }

    @Override
    public List<Message> page(
            BroadcastId broadcast, @Nullable MessageState state, @Nullable String after, int most) {
        var from = after == null ? broadcast.value() + "|" : Message.id(broadcast, after);
        var filter = and(gt("_id", from), lt("_id", broadcast.value() + END));
        return read(
                messages.find(state == null ? filter : and(filter, eq("state", state.name())))
                        .sort(ascending("_id"))
                        .limit(most));
    }

    @Override
    public List<Message> ofRecipient(RecipientRef ref, @Nullable Instant before, int most) {
        var filter = eq("ref", ref.text());
        return read(
                messages.find(
                                before == null
                                        ? filter
                                        : and(filter, lt("createdAt", Date.from(before))))
                        .sort(descending("createdAt"))
                        .limit(most));
    }

    @Override
    public Optional<Message> ofRecipient(RecipientRef ref, BroadcastId broadcast) {
        return Optional.ofNullable(
                        messages.find(
                                        and(
                                                eq("ref", ref.text()),
                                                eq("broadcast", broadcast.value())))
                                .first())
                .map(MessageDocument::read);
    }

    @Override
    public BroadcastTotals totals(
            BroadcastId broadcast, @Nullable Long frozen, @Nullable Long planned) {
        var suppressed =
                new Document(
                        "$cond",
                        List.of(
                                new Document(
                                        "$eq", List.of("$state", MessageState.SUPPRESSED.name())),
                                "$reason",
                                ""));
        var key =
                new Document("state", "$state")
                        .append("reached", "$reached")
                        .append("sandbox", "$sandbox")
                        .append("why", suppressed);
        var sums = new TotalsSum(frozen, planned);
        messages.aggregate(
                        List.of(
                                match(eq("broadcast", broadcast.value())),
                                group(
                                        key,
                                        Accumulators.sum("n", 1),
                                        Accumulators.sum("twice", "$twice"),
                                        Accumulators.sum("late", "$late"),
                                        Accumulators.sum("segments", "$segments"))))
                .forEach(sums::take);
        return sums.totals();
    }

    @Override
    public Size size(BroadcastId broadcast) {
        var sum =
                messages.aggregate(
                                List.of(
                                        match(eq("broadcast", broadcast.value())),
                                        group(
                                                null,
                                                Accumulators.sum("messages", 1),
                                                Accumulators.sum("planned", "$planned"))))
                        .first();
        return sum == null
                ? new Size(0, 0)
                : new Size(Fields.number(sum, "messages"), Fields.number(sum, "planned"));
    }

    @Override
    public Set<String> knownProviderIds(Collection<String> providerIds) {
        if (providerIds.isEmpty()) {
            return Set.of();
        }
        var known = new HashSet<String>();
        read(messages.find(in("attempts.calls.providerId", providerIds)))
                .forEach(message ->
                        message.attempts().stream()
                                .flatMap(attempt -> attempt.calls().stream())
                                .map(Call::providerId)
                                .filter(Objects::nonNull)
                                .forEach(known::add));
        known.retainAll(providerIds);
        return known;
    }

    /// In one round trip: by itself the driver asks for the first hundred and then for the rest.
    private static List<Message> read(FindIterable<Document> found) {
        return found.batchSize(ONE_ROUND_TRIP).map(MessageDocument::read).into(new ArrayList<>());
    }
}
