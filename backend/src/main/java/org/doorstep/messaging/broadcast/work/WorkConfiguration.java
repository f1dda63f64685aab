package org.doorstep.messaging.broadcast.work;

import org.doorstep.kernel.IdSource;
import org.doorstep.kernel.London;
import org.doorstep.kernel.Ticker;
import org.doorstep.messaging.ChannelName;
import org.doorstep.messaging.Consents;
import org.doorstep.messaging.OptOuts;
import org.doorstep.messaging.audience.AudienceSources;
import org.doorstep.messaging.broadcast.AddressClaims;
import org.doorstep.messaging.broadcast.Approval;
import org.doorstep.messaging.broadcast.BroadcastSettings;
import org.doorstep.messaging.broadcast.BroadcastStore;
import org.doorstep.messaging.broadcast.CapPlaces;
import org.doorstep.messaging.broadcast.Changing;
import org.doorstep.messaging.broadcast.Ledger;
import org.doorstep.messaging.broadcast.LedgerInvariants;
import org.doorstep.messaging.broadcast.Settling;
import org.doorstep.messaging.broadcast.Wording;
import org.doorstep.messaging.broadcast.gate.Caps;
import org.doorstep.messaging.broadcast.gate.Gates;
import org.doorstep.messaging.broadcast.gate.QuietHours;
import org.doorstep.messaging.broadcast.shape.QuotaShares;
import org.doorstep.messaging.broadcast.shape.SenderSettings;
import org.doorstep.messaging.broadcast.shape.Senders;
import org.doorstep.messaging.broadcast.shape.Shaper;
import org.doorstep.messaging.broadcast.shape.Shapers;
import org.doorstep.messaging.channel.Channel;
import org.doorstep.messaging.channel.TextLookUp;
import org.doorstep.messaging.channel.email.EmailSettings;
import org.doorstep.messaging.channel.sms.SmsSettings;
import org.doorstep.security.Branches;
import org.doorstep.security.Keyring;
import org.doorstep.security.Permissions;
import org.doorstep.security.RoleSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;

/// Wires the hands of the ledger and starts them with the application.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SenderSettings.class)
class WorkConfiguration {

    /// A relay that scans may take 30 s after the text was handed over; a little more to write it
    /// down.
    private static final Duration DRAIN = Duration.ofSeconds(38);

    @Bean
    Signal ledgerSignal() {
        return new Signal();
    }

    @Bean
    Channels channels(ObjectProvider<Channel> channels) {
        return new Channels(channels.orderedStream().toList());
    }

    @Bean
    WindowReading windowReading(
            AudienceSources sources,
            Consents consents,
            OptOuts optOuts,
            Wording wording,
            Approval approval) {
        return new WindowReading(sources, consents, optOuts, wording, approval);
    }

    @Bean
    LauncherRight launcherRight(
            Permissions permissions, ObjectProvider<RoleSource> roles, Clock clock) {
        return new LauncherRight(
                permissions,
                account ->
                        roles.stream()
                                .flatMap(source -> source.grantsOf(account).stream())
                                .filter(grant -> grant.holdsAt(London.now(clock)))
                                .toList());
    }

    @Bean
    Dispatching.Time ledgerTime(Clock clock, Ticker ticker, BroadcastSettings settings) {
        return new Dispatching.Time(clock, ticker, settings);
    }

    @Bean
    Refusals refusals(BroadcastStore broadcasts, OptOuts optOuts, Clock clock) {
        return new Refusals(broadcasts, new Changing(broadcasts), optOuts, clock);
    }

    @Bean
    Admission admission(
            AddressClaims claims,
            CapPlaces places,
            Ledger ledger,
            Settling settling,
            Keyring keyring) {
        return new Admission(
                new Households(claims, ledger, settling),
                new Places(places, new Caps(), keyring),
                new Verdicts(settling));
    }

    @Bean
    Dispatching dispatching(
            Ledger ledger,
            Settling settling,
            Preparing preparing,
            QuietHours hours,
            Refusals refusals,
            Admission admission,
            Dispatching.Time time) {
        return new Dispatching(ledger, settling, preparing, hours, refusals, admission, time);
    }

    @Bean
    Preparing preparing(
            Wording wording, Keyring keyring, QuietHours hours, BroadcastSettings settings) {
        return new Preparing(wording, keyring, hours, settings);
    }

    @Bean
    Window window(
            Ledger ledger,
            BroadcastStore broadcasts,
            Settling settling,
            Gates gates,
            WindowReading reading,
            LauncherRight right,
            Dispatching dispatching) {
        return new Window(ledger, broadcasts, settling, gates, reading, right, dispatching);
    }

    @Bean
    OwnClaims ownClaims(Ticker ticker) {
        return new OwnClaims(ticker);
    }

    @Bean
    Senders senders(
            SenderSettings settings, SmsSettings sms, EmailSettings email, Branches branches) {
        var names = new EnumMap<ChannelName, String>(ChannelName.class);
        if (sms.isComplete()) {
            names.put(ChannelName.SMS, sms.sentAs());
        }
        if (email.isComplete()) {
            names.put(ChannelName.EMAIL, email.sentAs());
        }
        return new Senders(settings.senders(names), branches);
    }

    @Bean
    Pacing pacing(Senders senders, QuotaShares shares, Dispatching.Time time, IdSource ids) {
        var node =
                new Shaper.Node(
                        ids.next().toString(),
                        time.clock(),
                        time.ticker(),
                        time.settings().slack());
        return new Pacing(senders, new Shapers(shares, node));
    }

    @Bean
    Lane.Tools laneTools(
            Ledger ledger,
            BroadcastStore broadcasts,
            Window window,
            OwnClaims ownClaims,
            Dispatching.Time time,
            IdSource ids,
            Pacing pacing) {
        return new Lane.Tools(ledger, broadcasts, window, ownClaims, time, ids, pacing);
    }

    @Bean
    FreshMessages freshMessages(Wording wording, Keyring keyring, QuietHours hours) {
        return new FreshMessages(wording, keyring, hours);
    }

    @Bean
    Expansion expansion(
            Ledger ledger,
            BroadcastStore broadcasts,
            AudienceSources sources,
            FreshMessages messages,
            Dispatching.Time time) {
        return new Expansion(ledger, broadcasts, new Changing(broadcasts), sources, messages, time);
    }

    @Bean
    Clockwork clockwork(
            Ledger ledger,
            BroadcastStore broadcasts,
            Settling settling,
            OwnClaims ownClaims,
            AddressClaims addressClaims,
            Dispatching.Time time) {
        return new Clockwork(
                ledger,
                broadcasts,
                settling,
                new Changing(broadcasts),
                ownClaims,
                addressClaims,
                time);
    }

    @Bean
    Resolver resolver(
            Ledger ledger,
            BroadcastStore broadcasts,
            AudienceSources sources,
            Settling settling,
            Keyring keyring,
            ObjectProvider<TextLookUp> lookUp,
            Dispatching.Time time) {
        return new Resolver(
                ledger, broadcasts, sources, settling, keyring, lookUp.getIfAvailable(), time);
    }

    @Bean
    Worker.Chores ledgerChores(
            Expansion expansion, Clockwork clockwork, Resolver resolver, Pacing pacing) {
        return new Worker.Chores(expansion, clockwork, resolver, pacing);
    }

    @Bean
    Worker ledgerWorker(Channels channels, Lane.Tools tools, Worker.Chores chores, Signal signal) {
        var lanes =
                Arrays.stream(ChannelName.values())
                        .map(name -> new Lane(name, channels.find(name).orElse(null), tools))
                        .toList();
        return new Worker(lanes, chores, tools.broadcasts(), signal, tools.time());
    }

    @Bean
    SmartLifecycle ledgerLifecycle(
            Worker worker, InvariantWatch watch, BroadcastSettings settings) {
        return new Running(worker, watch, settings.worker());
    }

    @Bean
    InvariantWatch invariantWatch(
            LedgerInvariants invariants, BroadcastStore broadcasts, BroadcastSettings settings) {
        return new InvariantWatch(invariants, broadcasts, settings.checkEvery());
    }

    /// Starts the worker when the application is up and lets it drain when it goes down, before the
    /// store is closed.
    private record Running(Worker worker, InvariantWatch watch, boolean wanted)
            implements SmartLifecycle {

        @Override
        public boolean isAutoStartup() {
            return wanted;
        }

        @Override
        public void start() {
            worker.start();
            watch.start();
        }

        @Override
        public void stop() {
            watch.stop();
            try {
                worker.stop(DRAIN);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public boolean isRunning() {
            return worker.isRunning();
        }
    }
}
