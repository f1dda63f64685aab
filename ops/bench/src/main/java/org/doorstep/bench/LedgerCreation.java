package org.doorstep.bench;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.InsertManyOptions;

import org.bson.Document;
import org.doorstep.messaging.ChannelName;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// From a launched broadcast to its whole ledger: audience query, frozen pages, one message a
/// person, none twice, planned segments; against a bare unordered insertMany of the very documents
/// the ledger then holds, into a collection with the same indexes.
final class LedgerCreation {

    private static final int BATCH = 1_000;
    private static final InsertManyOptions UNORDERED = new InsertManyOptions().ordered(false);

    private LedgerCreation() {}

    public static void main(String[] arguments) throws IOException {
        var people = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 20_000;
        Row.run(
                "ledger-creation",
                row -> {
                    try (var engine = Engine.start(arguments[0])) {
                        engine.town().settle(people);
                        for (var channel : List.of(ChannelName.PUSH, ChannelName.SMS)) {
                            measure(row, engine, channel, people);
                        }
                    }
                });
    }

    private static void measure(Row row, Engine engine, ChannelName channel, int people)
            throws IOException {
        var messages = engine.collection(Engine.MESSAGES);
        var first = engine.launched(channel);
        row.check(channel + ": everybody has a message", engine.expand(first) == people);
        row.check(channel + ": a second expansion adds nobody", engine.expand(first) == 0);
        row.check(channel + ": the ledger's invariants hold", engine.holds(first));
        var documents =
                messages.find(eq("broadcast", first.id().value())).into(new ArrayList<Document>());
        var bare = Bare.like(engine, messages);
        var pairs =
                Pairs.measure(() -> ours(engine, channel, people), () -> theirs(bare, documents));
        row.faster(channel.toString(), "insertMany", people, "recipient", 0.75, pairs);
    }

    private static double ours(Engine engine, ChannelName channel, int people) {
        engine.clear();
        var broadcast = engine.launched(channel);
        var start = System.nanoTime();
        var added = engine.expand(broadcast);
        var seconds = (System.nanoTime() - start) / 1e9;
        if (added != people || engine.size(broadcast) != people) {
            throw new IllegalStateException("not everybody has one message");
        }
        return seconds;
    }

    private static double theirs(MongoCollection<Document> bare, List<Document> documents) {
        Bare.empty(bare);
        var start = System.nanoTime();
        for (var from = 0; from < documents.size(); from += BATCH) {
            bare.insertMany(
                    documents.subList(from, Math.min(from + BATCH, documents.size())), UNORDERED);
        }
        return (System.nanoTime() - start) / 1e9;
    }
}
