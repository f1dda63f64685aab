package org.doorstep.storage;

import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MongoMessage;

import org.h2.mvstore.MVStore;

import java.util.Locale;
import java.util.Set;

/// Answers a write only when the store has committed it, so that `kill -9` loses nothing that was
/// acknowledged.
///
/// The library commits in the background; measured with its default delay, hundreds of acknowledged
/// writes were lost.
final class CommittingBackend extends H2Backend {

    private static final Set<String> READS =
            Set.of(
                    "find",
                    "getmore",
                    "aggregate",
                    "count",
                    "distinct",
                    "killcursors",
                    "listindexes",
                    "listcollections",
                    "listdatabases",
                    "ismaster",
                    "hello",
                    "ping",
                    "buildinfo",
                    "endsessions");

    CommittingBackend(MVStore store) {
        super(store);
    }

    @Override
    public Document handleMessage(MongoMessage message) {
        var reply = super.handleMessage(message);
        if (isWrite(message.getDocument())) {
            getMvStore().commit();
        }
        return reply;
    }

    private static boolean isWrite(Document command) {
        var name = command.keySet().iterator().next().toLowerCase(Locale.ROOT);
        return !READS.contains(name)
                || (name.equals("aggregate") && command.toString().contains("$merge"));
    }
}
