package org.doorstep.messaging;

import org.doorstep.kernel.IdSource;
import org.doorstep.messaging.store.MessageRetention;
import org.doorstep.messaging.store.MessagingRecords;
import org.doorstep.messaging.store.MongoConsents;
import org.doorstep.messaging.store.MongoOptOuts;
import org.doorstep.messaging.store.MongoTemplates;
import org.doorstep.messaging.store.MongoUnclearReplies;
import org.doorstep.messaging.template.Renderer;
import org.doorstep.messaging.template.TemplateStore;
import org.doorstep.messaging.template.TemplateWording;
import org.doorstep.security.AuditTrail;
import org.doorstep.security.Branches;
import org.doorstep.security.Keyring;
import org.doorstep.security.Permissions;
import org.doorstep.security.Retention;
import org.doorstep.security.SealedFields;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoTemplate;

import java.time.Clock;
import java.util.List;

/// Wires what is said and to whom it may be said: templates, consents, opt-outs.
@Configuration(proxyBeanMethods = false)
class WordingConfiguration {

    @Bean
    Consents consents(MongoTemplate mongo, Clock clock) {
        return new Consents(new MongoConsents(mongo), clock);
    }

    @Bean
    MessagingRecords messagingRecords(MongoTemplate mongo, Consents consents, Keyring keyring) {
        return new MessagingRecords(mongo, consents, keyring);
    }

    @Bean
    Retention messagingRetention(MongoTemplate mongo) {
        return MessageRetention.of(mongo);
    }

    @Bean
    SealedFields sealedMergeValues() {
        return new SealedFields("messaging.messages", List.of("attempts.mergeValues"));
    }

    @Bean
    SealedFields sealedReplies() {
        return new SealedFields("messaging.unclear_replies", List.of("body"));
    }

    @Bean
    SealedFields sealedOutbox() {
        return new SealedFields("messaging.sandbox_outbox", List.of("subject", "text"));
    }

    @Bean
    OptOuts optOuts(
            MongoTemplate mongo,
            Keyring keyring,
            Permissions permissions,
            AuditTrail audit,
            Clock clock) {
        return new OptOuts(new MongoOptOuts(mongo), keyring, permissions, audit, clock);
    }

    @Bean
    UnclearReplies unclearReplies(
            MongoTemplate mongo, OptOuts optOuts, Keyring keyring, Clock clock) {
        return new UnclearReplies(new MongoUnclearReplies(mongo), optOuts, keyring, clock);
    }

    @Bean
    TemplateStore templateStore(MongoTemplate mongo) {
        return new MongoTemplates(mongo);
    }

    @Bean
    Renderer renderer(Branches branches) {
        return new Renderer(branches);
    }

    @Bean
    TemplateWording templateWording(TemplateStore templates, Renderer renderer) {
        return new TemplateWording(templates, renderer);
    }

    @Bean
    Templates templates(
            TemplateStore store,
            Renderer renderer,
            Branches branches,
            Permissions permissions,
            IdSource ids,
            Clock clock) {
        return new Templates(store, renderer, branches, permissions, ids, clock);
    }

    @Bean
    MessagingDemonstration messagingDemonstration(
            Templates templates, Occasions occasions, Clock clock) {
        return new MessagingDemonstration(templates, occasions, clock);
    }
}
