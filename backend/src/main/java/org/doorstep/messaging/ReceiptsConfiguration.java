package org.doorstep.messaging;

import org.doorstep.messaging.broadcast.Evidence;
import org.doorstep.messaging.broadcast.Ledger;
import org.doorstep.messaging.receipt.InboundTexts;
import org.doorstep.messaging.receipt.ReceiptStore;
import org.doorstep.messaging.receipt.StatusCallbacks;
import org.doorstep.messaging.receipt.Unsubscriptions;
import org.doorstep.messaging.store.MongoReceipts;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoTemplate;

import java.time.Clock;

/// Wires what comes back from providers and readers.
@Configuration(proxyBeanMethods = false)
class ReceiptsConfiguration {

    @Bean
    ReceiptStore receiptStore(MongoTemplate mongo) {
        return new MongoReceipts(mongo);
    }

    @Bean
    StatusCallbacks statusCallbacks(
            ObjectProvider<Evidence> evidence,
            OptOuts optOuts,
            ReceiptStore receipts,
            Clock clock) {
        return new StatusCallbacks(
                (handle, attempt, event, id) ->
                        evidence.getObject().fromProvider(handle, attempt, event, id),
                optOuts,
                receipts,
                clock);
    }

    @Bean
    InboundTexts inboundTexts(
            OptOuts optOuts, UnclearReplies unclear, ReceiptStore receipts, Clock clock) {
        return new InboundTexts(optOuts, unclear, receipts, clock);
    }

    @Bean
    Unsubscriptions unsubscriptions(Ledger ledger, OptOuts optOuts) {
        return new Unsubscriptions(ledger, optOuts);
    }
}
