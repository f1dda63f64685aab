package org.doorstep.messaging;

import org.doorstep.kernel.IdSource;
import org.doorstep.messaging.channel.Channel;
import org.doorstep.messaging.channel.ChannelMode;
import org.doorstep.messaging.channel.CodesByChannel;
import org.doorstep.messaging.channel.Outlet;
import org.doorstep.messaging.channel.TextLookUp;
import org.doorstep.messaging.channel.email.EmailSettings;
import org.doorstep.messaging.channel.email.SmtpChannel;
import org.doorstep.messaging.channel.push.FcmChannel;
import org.doorstep.messaging.channel.push.PushSettings;
import org.doorstep.messaging.channel.sandbox.SandboxChannel;
import org.doorstep.messaging.channel.sms.SmsSettings;
import org.doorstep.messaging.channel.sms.TwilioChannel;
import org.doorstep.messaging.channel.sms.TwilioSignature;
import org.doorstep.messaging.store.MongoOutbox;
import org.doorstep.security.CodeDelivery;
import org.doorstep.security.DemonstrationMode;
import org.doorstep.security.Keyring;
import org.doorstep.security.Permissions;
import org.doorstep.security.PublicAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoTemplate;

import java.time.Clock;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Wires one channel for each way to reach people, as the settings say: through its provider, into
/// the outbox, or not at all (then there is no bean).
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({PushSettings.class, SmsSettings.class, EmailSettings.class})
class ChannelsConfiguration {

    private final DemonstrationMode demonstration;

    ChannelsConfiguration(DemonstrationMode demonstration) {
        this.demonstration = demonstration;
    }

    @Bean
    SandboxOutbox sandboxOutbox(
            MongoTemplate mongo,
            Keyring keyring,
            Permissions permissions,
            IdSource ids,
            Clock clock) {
        return new SandboxOutbox(new MongoOutbox(mongo), keyring, permissions, ids, clock);
    }

    @Bean
    Outlet pushOutlet(
            PushSettings settings,
            SandboxOutbox outbox,
            Clock clock,
            ApplicationEventPublisher facts) {
        var mode =
                ChannelMode.decide(
                        settings.mode(),
                        settings.isComplete(),
                        demonstration.on(),
                        "doorstep.messaging.push");
        return outlet(
                mode,
                ChannelName.PUSH,
                outbox,
                () -> new FcmChannel(settings, clock, facts::publishEvent));
    }

    @Bean
    Outlet smsOutlet(SmsSettings settings, SandboxOutbox outbox, PublicAddress here, Clock clock) {
        var mode =
                ChannelMode.decide(
                        settings.mode(),
                        settings.isComplete(),
                        demonstration.on(),
                        "doorstep.messaging.sms");
        return outlet(
                mode, ChannelName.SMS, outbox, () -> new TwilioChannel(settings, here, clock));
    }

    @Bean
    Outlet emailOutlet(
            EmailSettings settings,
            SandboxOutbox outbox,
            PublicAddress here,
            IdSource ids,
            Clock clock) {
        var mode =
                ChannelMode.decide(
                        settings.mode(),
                        settings.isComplete(),
                        demonstration.on(),
                        "doorstep.messaging.email");
        return outlet(
                mode, ChannelName.EMAIL, outbox, () -> new SmtpChannel(settings, here, ids, clock));
    }

    @Bean(destroyMethod = "")
    @Nullable Channel pushChannel(Outlet pushOutlet) {
        return pushOutlet.channel();
    }

    @Bean(destroyMethod = "")
    @Nullable Channel smsChannel(Outlet smsOutlet) {
        return smsOutlet.channel();
    }

    @Bean(destroyMethod = "")
    @Nullable Channel emailChannel(Outlet emailOutlet) {
        return emailOutlet.channel();
    }

    /// The look-up alone: the adapter itself would count as a second channel for text messages.
    @Bean
    @Nullable TextLookUp textLookUp(Outlet smsOutlet) {
        var adapter = smsOutlet.lookUp();
        return adapter == null ? null : adapter::sentTo;
    }

    @Bean
    CodeDelivery codeDelivery(Outlet smsOutlet, Outlet emailOutlet) {
        return new CodesByChannel(
                Stream.of(smsOutlet.codes(), emailOutlet.codes())
                        .filter(Objects::nonNull)
                        .map(Objects::requireNonNull)
                        .toList());
    }

    @Bean
    TwilioSignature twilioSignature(SmsSettings settings) {
        return new TwilioSignature(settings.authToken());
    }

    @Bean
    HealthIndicator pushHealthIndicator(Outlet pushOutlet) {
        return health(pushOutlet);
    }

    @Bean
    HealthIndicator smsHealthIndicator(Outlet smsOutlet) {
        return health(smsOutlet);
    }

    @Bean
    HealthIndicator emailHealthIndicator(Outlet emailOutlet) {
        return health(emailOutlet);
    }

    private Outlet outlet(
            ChannelMode mode, ChannelName name, SandboxOutbox outbox, Supplier<Channel> provider) {
        return switch (mode) {
            case OFF -> Outlet.off();
            case SANDBOX -> Outlet.of(mode, new SandboxChannel(name, outbox, demonstration.on()));
            case CONFIGURED -> Outlet.of(mode, provider.get());
        };
    }

    /// A channel in trouble does not take the server down: its status is a word of its own, which
    /// the overall status leaves out.
    private static HealthIndicator health(Outlet outlet) {
        return () -> Health.status(outlet.status()).build();
    }
}
