package org.doorstep.messaging.store;

import org.doorstep.messaging.broadcast.AddressClaims;
import org.doorstep.messaging.broadcast.BroadcastStore;
import org.doorstep.messaging.broadcast.CapPlaces;
import org.doorstep.messaging.broadcast.Ledger;
import org.doorstep.messaging.broadcast.shape.QuotaShares;
import org.doorstep.messaging.consent.ConsentStore;
import org.doorstep.messaging.optout.OptOutStore;
import org.doorstep.messaging.template.TemplateStore;
import org.springframework.data.mongodb.core.MongoTemplate;

/// The room's stores for tests that run a node in a process of its own.
///
/// @param mongo the database, whose indexes the application has made
public record StoreForNodes(MongoTemplate mongo) {

    public Ledger ledger() {
        return new MongoLedger(mongo.getCollection(MessageDocument.COLLECTION));
    }

    public AddressClaims claims() {
        return new MongoAddressClaims(mongo.getCollection(MongoAddressClaims.COLLECTION));
    }

    public CapPlaces places() {
        return new MongoCapPlaces(mongo.getCollection(CapPlaceDocument.COLLECTION));
    }

    public QuotaShares shares() {
        return new MongoQuotaShares(mongo.getCollection(MongoQuotaShares.COLLECTION));
    }

    public BroadcastStore broadcasts() {
        return new MongoBroadcastStore(mongo.getDb());
    }

    public ConsentStore consents() {
        return new MongoConsents(mongo);
    }

    public OptOutStore optOuts() {
        return new MongoOptOuts(mongo);
    }

    public TemplateStore templates() {
        return new MongoTemplates(mongo);
    }
}
