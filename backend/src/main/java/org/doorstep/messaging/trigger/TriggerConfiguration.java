package org.doorstep.messaging.trigger;

import org.doorstep.messaging.OccasionSource;
import org.doorstep.messaging.Occasions;
import org.doorstep.messaging.Templates;
import org.doorstep.messaging.broadcast.BroadcastSettings;
import org.doorstep.messaging.broadcast.BroadcastStore;
import org.doorstep.messaging.broadcast.Control;
import org.doorstep.messaging.broadcast.Launching;
import org.doorstep.messaging.broadcast.Ledger;
import org.doorstep.messaging.template.TemplateStore;
import org.doorstep.security.AuditTrail;
import org.doorstep.security.Branches;
import org.doorstep.security.Permissions;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.SchedulingConfigurer;

import java.time.Clock;
import java.time.Duration;

/// Wires triggered messages and what is noted when a broadcast is over.
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class TriggerConfiguration {

    private static final Duration BETWEEN_PASSES = Duration.ofSeconds(30);

    @Bean
    TemplateUses templateUses(TemplateUseStore store, TemplateStore templates, Branches branches) {
        return new TemplateUses(store, templates, branches);
    }

    @Bean
    Occasions occasions(
            ObjectProvider<OccasionSource> sources,
            TemplateUses uses,
            Templates templates,
            Permissions permissions,
            AuditTrail audit,
            Triggers triggers) {
        return new Occasions(
                sources.orderedStream().toList(), uses, templates, permissions, audit, triggers);
    }

    @Bean
    Triggers triggers(
            ObjectProvider<OccasionSource> sources,
            TemplateUses uses,
            BroadcastStore broadcasts,
            Launching launching,
            Control control,
            Clock clock) {
        return new Triggers(
                sources.orderedStream().toList(), uses, broadcasts, launching, control, clock);
    }

    @Bean
    ClosingNotes closingNotes(BroadcastStore broadcasts, Ledger ledger, AuditTrail audit) {
        return new ClosingNotes(broadcasts, ledger, audit);
    }

    @Bean
    UnapprovedOccasions unapprovedOccasions(BroadcastStore broadcasts) {
        return new UnapprovedOccasions(broadcasts);
    }

    /// Where this node sends at all, it also looks for occasions.
    @Bean
    SchedulingConfigurer triggerSchedule(
            Triggers triggers, ClosingNotes notes, BroadcastSettings settings) {
        return registrar -> {
            if (settings.worker()) {
                registrar.addFixedDelayTask(triggers::pass, BETWEEN_PASSES);
                registrar.addFixedDelayTask(notes::pass, BETWEEN_PASSES);
            }
        };
    }
}
