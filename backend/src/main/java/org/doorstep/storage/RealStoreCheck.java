package org.doorstep.storage;

import com.mongodb.ConnectionString;
import com.mongodb.ReadConcern;
import com.mongodb.client.MongoClient;

import org.bson.Document;

import java.util.Set;

/// Refuses a MongoDB deployment that could lose an acknowledged write: a standalone server, or a
/// URI that asks for less than a majority of the replica set, or for no journal.
///
/// Source of the rule: MongoDB's documentation of write concern, and the Jepsen reports on MongoDB
/// 3.6 and 4.2.
final class RealStoreCheck {

    private static final Set<ReadConcern> MAJORITY_READS =
            Set.of(ReadConcern.DEFAULT, ReadConcern.MAJORITY, ReadConcern.LINEARIZABLE);

    private RealStoreCheck() {}

    /// Looks at the URI alone.
    ///
    /// @throws WeakStoreException where it weakens majority writes
    static void checkUri(String uri) {
        var named = new ConnectionString(uri);
        var concern = named.getWriteConcern();
        if (concern != null
                && concern.getWObject() != null
                && !"majority".equals(concern.getWObject())) {
            throw weakUri("w=" + concern.getWObject());
        }
        if (concern != null && Boolean.FALSE.equals(concern.getJournal())) {
            throw weakUri("journal=false");
        }
        if (Boolean.FALSE.equals(named.getRetryWritesValue())) {
            throw weakUri("retryWrites=false");
        }
        var reading = named.getReadConcern();
        if (reading != null && !MAJORITY_READS.contains(reading)) {
            throw weakUri("a read concern below majority");
        }
    }

    /// Asks the deployment what it is.
    ///
    /// @throws WeakStoreException where it is a standalone server
    static void checkDeployment(MongoClient client) {
        var hello = client.getDatabase("admin").runCommand(new Document("hello", 1));
        if (!hello.containsKey("setName") && !"isdbgrid".equals(hello.getString("msg"))) {
            throw new WeakStoreException(
                    "the MongoDB named by spring.mongodb.uri is a standalone server, which can lose"
                            + " writes it has acknowledged",
                    "Start it as a replica set (one node will do: mongod --replSet rs0, then"
                            + " rs.initiate()), or use ops/mongod start.");
        }
    }

    private static WeakStoreException weakUri(String part) {
        return new WeakStoreException(
                "spring.mongodb.uri says " + part + ", which weakens majority writes",
                "Take that part out of the URI: Doorstep sets w=majority and journal=true itself.");
    }
}
