package org.doorstep.messaging;

import org.doorstep.kernel.London;
import org.doorstep.messaging.broadcast.BroadcastSettings;
import org.doorstep.messaging.broadcast.BroadcastStore;
import org.doorstep.messaging.broadcast.Changing;
import org.doorstep.messaging.broadcast.Evidence;
import org.doorstep.messaging.broadcast.Ledger;
import org.doorstep.messaging.channel.email.BounceMailbox;
import org.doorstep.messaging.channel.email.EmailSettings;
import org.doorstep.messaging.receipt.BounceRounds;
import org.doorstep.messaging.receipt.Bounces;
import org.doorstep.messaging.receipt.CodeEffects;
import org.doorstep.messaging.receipt.InboundTexts;
import org.doorstep.messaging.receipt.ReceiptStore;
import org.doorstep.messaging.receipt.StatusCallbacks;
import org.doorstep.messaging.receipt.Unsubscriptions;
import org.doorstep.messaging.store.MongoReceipts;
import org.doorstep.security.Keyring;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.SmartLifecycle;
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
    StatusCallbacks.Attempts reportedAttempts(ObjectProvider<Evidence> evidence) {
        return (handle, attempt, event, id) ->
                evidence.getObject().fromProvider(handle, attempt, event, id);
    }

    @Bean
    CodeEffects codeEffects(
            OptOuts optOuts,
            Ledger ledger,
            ReceiptStore receipts,
            Keyring keyring,
            BroadcastStore broadcasts,
            Clock clock) {
        return new CodeEffects(
                optOuts, ledger, receipts, keyring, new StoreBrakes(broadcasts, clock));
    }

    @Bean
    StatusCallbacks statusCallbacks(
            StatusCallbacks.Attempts attempts,
            CodeEffects effects,
            ReceiptStore receipts,
            Clock clock) {
        return new StatusCallbacks(attempts, effects, receipts, clock);
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

    @Bean
    Bounces bounces(
            Ledger ledger, StatusCallbacks.Attempts attempts, Unsubscriptions unsubscriptions) {
        return new Bounces(ledger, attempts, unsubscriptions);
    }

    /// Only where a mailbox is named, and on nodes that work; reading it on several does no harm.
    @Bean
    Reading bounceRounds(
            EmailSettings settings,
            BroadcastSettings broadcasts,
            Bounces bounces,
            ReceiptStore receipts,
            Clock clock) {
        var mailbox = settings.bounceMailbox();
        return new Reading(
                mailbox == null
                        ? null
                        : new BounceRounds(
                                new BounceMailbox(settings),
                                bounces,
                                receipts,
                                clock,
                                mailbox.every()),
                broadcasts.worker());
    }

    private record StoreBrakes(BroadcastStore broadcasts, Clock clock)
            implements CodeEffects.Brakes {

        @Override
        public void halt(ChannelName channel, String code) {
            broadcasts.haltSender(channel.name(), code, London.now(clock));
        }

        @Override
        public void pause(BroadcastId broadcast, String reason) {
            new Changing(broadcasts)
                    .change(
                            broadcast,
                            one ->
                                    one.state() == Broadcast.State.RUNNING
                                            ? one.in(Broadcast.State.PAUSED, reason)
                                            : one);
        }
    }

    /// While the mailbox cannot be read nobody learns which e-mails bounced; that takes the server
    /// down no more than a channel in trouble does.
    @Bean
    HealthIndicator bounceMailboxHealthIndicator(Reading reading) {
        return () -> Health.status(reading.status()).build();
    }

    record Reading(@Nullable BounceRounds rounds, boolean wanted) implements SmartLifecycle {

        /// `OFF` where this node reads no mailbox, else `UP`, or `TROUBLE` where the last reading
        /// failed.
        String status() {
            if (rounds == null || !rounds.isRunning()) {
                return "OFF";
            }
            return rounds.isUnreadable() ? "TROUBLE" : "UP";
        }

        @Override
        public boolean isAutoStartup() {
            return wanted && rounds != null;
        }

        @Override
        public void start() {
            if (rounds != null) {
                rounds.start();
            }
        }

        @Override
        public void stop() {
            if (rounds != null) {
                rounds.stop();
            }
        }

        @Override
        public boolean isRunning() {
            return rounds != null && rounds.isRunning();
        }
    }
}
