package org.doorstep.bench;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.UpdateOneModel;

import org.bson.Document;
import org.doorstep.messaging.Broadcast;
import org.doorstep.messaging.ChannelName;
import org.doorstep.messaging.broadcast.work.Lane;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;

/// From frozen messages to recorded results, through every gate, to a provider that only counts;
/// against a bare loop that inserts the same documents and updates each to the same end, and
/// against two engines on PostgreSQL.
final class ClaimSendRecord {

    private static final int BATCH = 500;
    private static final InsertManyOptions UNORDERED = new InsertManyOptions().ordered(false);
    private static final BulkWriteOptions LOOSE = new BulkWriteOptions().ordered(false);

    private static final Executor HANDS = Executors.newVirtualThreadPerTaskExecutor();

    private ClaimSendRecord() {}

    /// @param arguments the URI of the replica set, the number of messages, then the comparators as
    ///   `name=command`
    public static void main(String[] arguments) throws IOException {
        var messages = Integer.parseInt(arguments[1]);
        Row.run(
                "claim-send-record",
                row -> {
                    try (var engine = Engine.start(arguments[0])) {
                        engine.town().settle(messages);
                        var channel = new NullChannel(ChannelName.PUSH);
                        var lane = engine.lane(channel);
                        check(row, engine, channel, lane, messages);
                        bare(row, engine, channel, lane, messages);
                        for (var i = 2; i < arguments.length; i++) {
                            var equals = arguments[i].indexOf('=');
                            against(
                                    row,
                                    arguments[i].substring(0, equals),
                                    arguments[i].substring(equals + 1),
                                    () -> ours(engine, channel, lane, messages),
                                    messages);
                        }
                    }
                });
    }

    private static void check(
            Row row, Engine engine, NullChannel channel, Lane lane, int messages) {
        var broadcast = ready(engine, channel, messages);
        send(lane);
        row.check(
                "everybody was called for exactly once",
                channel.calls() == messages && channel.messages() == messages);
        row.check(
                "every result is recorded",
                engine.collection(Engine.MESSAGES)
                                .countDocuments(
                                        new Document("broadcast", broadcast.id().value())
                                                .append("state", "SENDING"))
                        == messages);
        row.check("the ledger's invariants hold", engine.holds(broadcast));
    }

    private static void bare(Row row, Engine engine, NullChannel channel, Lane lane, int messages)
            throws IOException {
        var ledger = engine.collection(Engine.MESSAGES);
        var broadcast = ready(engine, channel, messages);
        var fresh = all(ledger, broadcast);
        send(lane);
        var sent = all(ledger, broadcast);
        var bare = Bare.like(engine, ledger);
        var pairs =
                Pairs.measure(
                        () -> ours(engine, channel, lane, messages),
                        () -> theirs(bare, fresh, sent));
        row.faster("same store", "insert and update", messages, "message", 0.5, pairs);
        row.atLeast("messages a second", messages / pairs.ourSeconds(), 20_000);
    }

    private static void against(
            Row row, String name, String command, DoubleSupplier ours, int messages)
            throws IOException {
        try (var peer = Peer.start(List.of("bash", "-c", command))) {
            var pairs =
                    Pairs.measure(
                            ours::getAsDouble,
                            () -> Double.parseDouble(peer.ask(Integer.toString(messages))));
            row.faster(
                    "end to end",
                    name,
                    messages,
                    "message",
                    name.equals("db-scheduler") ? 4 : 1,
                    pairs);
        }
    }

    private static Broadcast ready(Engine engine, NullChannel channel, int messages) {
        engine.clear();
        channel.forget();
        var broadcast = engine.launched(channel.name());
        if (engine.expand(broadcast) != messages) {
            throw new IllegalStateException("not everybody has a message");
        }
        return broadcast;
    }

    private static double ours(Engine engine, NullChannel channel, Lane lane, int messages) {
        ready(engine, channel, messages);
        var start = System.nanoTime();
        send(lane);
        var seconds = (System.nanoTime() - start) / 1e9;
        if (channel.calls() != messages || channel.messages() != messages) {
            throw new IllegalStateException("called for " + channel.messages());
        }
        return seconds;
    }

    /// By as many hands as the worker gives a lane.
    private static void send(Lane lane) {
        var hands =
                IntStream.range(0, Lane.HANDS)
                        .mapToObj(hand -> CompletableFuture.runAsync(() -> sendAll(lane), HANDS))
                        .toList();
        hands.forEach(CompletableFuture::join);
    }

    private static void sendAll(Lane lane) {
        try {
            while (lane.pass(() -> true)) {
                // until nothing is claimed
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static double theirs(
            MongoCollection<Document> bare, List<Document> fresh, List<Document> sent) {
        Bare.empty(bare);
        var start = System.nanoTime();
        for (var from = 0; from < fresh.size(); from += BATCH) {
            var to = Math.min(from + BATCH, fresh.size());
            bare.insertMany(fresh.subList(from, to), UNORDERED);
            var updates = new ArrayList<UpdateOneModel<Document>>();
            for (var document : sent.subList(from, to)) {
                var changed = new Document(document);
                changed.remove("_id");
                updates.add(
                        new UpdateOneModel<>(
                                eq("_id", document.getString("_id")),
                                new Document("$set", changed)));
            }
            bare.bulkWrite(updates, LOOSE);
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private static List<Document> all(MongoCollection<Document> ledger, Broadcast broadcast) {
        return ledger.find(eq("broadcast", broadcast.id().value()))
                .sort(new Document("broadcast", 1).append("_id", 1))
                .allowDiskUse(true)
                .into(new ArrayList<>());
    }
}
