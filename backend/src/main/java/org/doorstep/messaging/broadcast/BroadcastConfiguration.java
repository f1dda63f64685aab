package org.doorstep.messaging.broadcast;

import org.doorstep.kernel.IdSource;
import org.doorstep.messaging.AudienceSource;
import org.doorstep.messaging.Audiences;
import org.doorstep.messaging.Broadcasts;
import org.doorstep.messaging.MyMessages;
import org.doorstep.messaging.OptOuts;
import org.doorstep.messaging.PollingDays;
import org.doorstep.messaging.SenderWatch;
import org.doorstep.messaging.approval.Approving;
import org.doorstep.messaging.approval.Clearing;
import org.doorstep.messaging.approval.PlanningSettings;
import org.doorstep.messaging.approval.Sizing;
import org.doorstep.messaging.audience.Absences;
import org.doorstep.messaging.audience.AudienceCount;
import org.doorstep.messaging.audience.AudienceSources;
import org.doorstep.messaging.audience.Preview;
import org.doorstep.messaging.audience.SavedAudienceStore;
import org.doorstep.messaging.broadcast.gate.BankHolidays;
import org.doorstep.messaging.broadcast.gate.Gates;
import org.doorstep.messaging.broadcast.gate.QuietHours;
import org.doorstep.messaging.broadcast.shape.QuotaShares;
import org.doorstep.messaging.broadcast.shape.Senders;
import org.doorstep.messaging.broadcast.work.Channels;
import org.doorstep.messaging.broadcast.work.Signal;
import org.doorstep.messaging.broadcast.work.WindowReading;
import org.doorstep.security.AuditTrail;
import org.doorstep.security.Branches;
import org.doorstep.security.Keyring;
import org.doorstep.security.Permissions;
import org.doorstep.security.PhoneReader;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.time.Clock;

/// Wires the ledger's rules and its doors.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({BroadcastSettings.class, PlanningSettings.class})
class BroadcastConfiguration {

    @Bean
    Settling settling(BroadcastSettings settings) {
        return new Settling(settings.horizons());
    }

    @Bean
    PollingDays pollingDays(BroadcastSettings settings, Branches branches) {
        return new ListedPollingDays(settings.pollingDays(), branches);
    }

    @Bean
    QuietHours quietHours(BroadcastSettings settings, PollingDays pollingDays) {
        return new QuietHours(BankHolidays.of(settings.bankHolidays()), pollingDays);
    }

    @Bean
    Gates gates(PollingDays pollingDays, QuietHours hours, PhoneReader numbers) {
        return new Gates(pollingDays, hours, numbers);
    }

    /// What may go out was decided at the launch and on resuming; asked again for every window, so
    /// that no other road leads past a second person's word. Nothing goes out before it is counted.
    @Bean
    @ConditionalOnMissingBean
    Approval approval() {
        return broadcast -> {
            var people = broadcast.frozen();
            return people != null && broadcast.clearance().covers(people);
        };
    }

    @Bean
    AudienceSources audienceSources(ObjectProvider<AudienceSource> sources) {
        return new AudienceSources(sources.orderedStream().toList());
    }

    @Bean
    Audiences audiences(
            AudienceSources sources,
            SavedAudienceStore store,
            Permissions permissions,
            Branches branches,
            IdSource ids,
            Clock clock) {
        return new Audiences(sources, store, permissions, branches, ids, clock);
    }

    @Bean
    Evidence evidence(Ledger ledger, Settling settling, Clock clock) {
        return new Evidence(ledger, settling, clock);
    }

    @Bean
    Drafting drafting(
            BroadcastStore broadcasts,
            Wording wording,
            AudienceSources sources,
            Branches branches,
            Senders senders,
            AuditTrail audit,
            IdSource ids) {
        return new Drafting(broadcasts, wording, sources, branches, senders, audit, ids);
    }

    @Bean
    Launching launching(
            BroadcastStore broadcasts,
            Wording wording,
            PollingDays pollingDays,
            Branches branches,
            Keyring keyring,
            AuditTrail audit,
            Launching.Times times) {
        return new Launching(broadcasts, wording, pollingDays, branches, keyring, audit, times);
    }

    @Bean
    Launching.Times launchingTimes(Clock clock, BroadcastSettings settings, Signal signal) {
        return new Launching.Times(clock, settings, signal::wake);
    }

    @Bean
    Control control(BroadcastStore broadcasts, AuditTrail audit, Signal signal) {
        return new Control(broadcasts, audit, signal::wake);
    }

    @Bean
    Reports reports(
            Ledger ledger, BroadcastStore broadcasts, AudienceSources sources, Branches branches) {
        return new Reports(ledger, broadcasts, sources, new Absences(sources, branches));
    }

    @Bean
    Preview preview(
            AudienceSources sources,
            BroadcastStore broadcasts,
            WindowReading reading,
            Gates gates,
            Channels channels,
            Wording wording,
            Launching launching,
            Launching.Times times,
            QuietHours hours,
            Senders senders,
            PlanningSettings planning) {
        return new Preview(
                sources,
                broadcasts,
                reading,
                gates,
                channels,
                wording,
                launching,
                new Preview.Terms(
                        times.clock(), times.settings(), hours, senders, planning.segmentPrice()));
    }

    @Bean
    Clearing clearing(
            BroadcastStore broadcasts, Branches branches, PlanningSettings planning, Clock clock) {
        return new Clearing(broadcasts, branches, planning, clock);
    }

    @Bean
    Sizing sizing(
            BroadcastStore broadcasts,
            AudienceSources sources,
            Preview preview,
            PlanningSettings planning,
            Clock clock) {
        return new Sizing(broadcasts, new AudienceCount(sources), preview, planning, clock);
    }

    @Bean
    Approving approving(
            BroadcastStore broadcasts,
            Sizing sizing,
            AuditTrail audit,
            PlanningSettings planning,
            Launching.Times times) {
        return new Approving(broadcasts, sizing, audit, planning, times.clock(), times.wake());
    }

    @Bean
    LedgerInvariants ledgerInvariants(
            Ledger ledger,
            BroadcastStore broadcasts,
            AddressClaims claims,
            OptOuts optOuts,
            AuditTrail audit,
            QuietHours hours) {
        return new LedgerInvariants(
                ledger, broadcasts, claims, optOuts, new OnRecord(audit), hours);
    }

    @Bean
    Broadcasts.Verbs broadcastVerbs(
            Drafting drafting,
            Preview preview,
            Launching launching,
            Control control,
            Reports reports,
            Sizing sizing,
            Clearing clearing,
            Approving approving) {
        return new Broadcasts.Verbs(
                drafting, preview, launching, control, reports, sizing, clearing, approving);
    }

    @Bean
    Broadcasts broadcasts(
            Permissions permissions,
            Branches branches,
            BroadcastStore store,
            Broadcasts.Verbs verbs) {
        return new Broadcasts(permissions, branches, store, verbs);
    }

    @Bean
    SenderWatch senderWatch(
            SenderWatch.Kept kept,
            Permissions permissions,
            Branches branches,
            AuditTrail audit,
            Launching.Times times) {
        return new SenderWatch(kept, permissions, branches, audit, times.clock(), times.wake());
    }

    @Bean
    SenderWatch.Kept keptOfSenders(
            Senders senders, Channels channels, BroadcastStore broadcasts, QuotaShares shares) {
        return new SenderWatch.Kept(senders, channels, broadcasts, shares);
    }

    @Bean
    MyMessages myMessages(
            Ledger ledger,
            BroadcastStore broadcasts,
            Evidence evidence,
            Wording wording,
            Keyring keyring) {
        return new MyMessages(ledger, broadcasts, evidence, wording, keyring);
    }
}
