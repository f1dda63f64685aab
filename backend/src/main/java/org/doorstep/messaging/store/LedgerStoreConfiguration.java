package org.doorstep.messaging.store;

import org.doorstep.messaging.audience.SavedAudienceStore;
import org.doorstep.messaging.broadcast.AddressClaims;
import org.doorstep.messaging.broadcast.BroadcastStore;
import org.doorstep.messaging.broadcast.CapPlaces;
import org.doorstep.messaging.broadcast.Ledger;
import org.doorstep.messaging.broadcast.shape.QuotaShares;
import org.doorstep.messaging.trigger.TemplateUseStore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoTemplate;

/// Wires the stores of the ledger.
@Configuration(proxyBeanMethods = false)
class LedgerStoreConfiguration {

    @Bean
    TemplateUseStore templateUseStore(MongoTemplate mongo) {
        return new MongoTemplateUses(mongo);
    }

    @Bean
    SavedAudienceStore savedAudienceStore(MongoTemplate template) {
        return new MongoSavedAudiences(
                template.getCollection(MongoSavedAudiences.SavedAudienceDocument.COLLECTION));
    }

    @Bean
    Ledger ledger(MongoTemplate template) {
        return new MongoLedger(template.getCollection(MessageDocument.COLLECTION));
    }

    @Bean
    AddressClaims addressClaims(MongoTemplate template) {
        return new MongoAddressClaims(template.getCollection(MongoAddressClaims.COLLECTION));
    }

    @Bean
    CapPlaces capPlaces(MongoTemplate template) {
        return new MongoCapPlaces(template.getCollection(CapPlaceDocument.COLLECTION));
    }

    @Bean
    QuotaShares quotaShares(MongoTemplate template) {
        return new MongoQuotaShares(template.getCollection(MongoQuotaShares.COLLECTION));
    }

    @Bean
    BroadcastStore broadcastStore(MongoTemplate template) {
        return new MongoBroadcastStore(template.getDb());
    }
}
