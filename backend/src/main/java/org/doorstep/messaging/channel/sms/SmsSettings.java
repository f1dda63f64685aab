package org.doorstep.messaging.channel.sms;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.doorstep.kernel.Secret;
import org.doorstep.messaging.channel.ChannelMode;
import org.doorstep.messaging.channel.Endpoint;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.regex.Pattern;

/// The settings of text messages.
///
/// @param mode `configured`, `off` or `sandbox`; without one: configured where account, token and a
///   sender are given, else the outbox in the demonstration and off elsewhere
/// @param accountSid Twilio's `AC…`
/// @param authToken the account's token; it also signs the callbacks
/// @param messagingServiceSid Twilio's `MG…`, or null where `from` is given
/// @param from the sending number in E.164, or a short code; or null. A sender's name is refused:
///   it is one-way, so nobody could answer STOP
/// @param endpoint another server than Twilio's, `http://host:port`, for tests
/// @param calls how many calls may be in flight, 1 to 100
/// @param connectTimeout how long a connection may take
/// @param timeout how long the provider may be silent
@Validated
@ConfigurationProperties("doorstep.messaging.sms")
public record SmsSettings(
        @Nullable ChannelMode mode,
        @Nullable String accountSid,
        @Nullable Secret authToken,
        @Nullable String messagingServiceSid,
        @Nullable String from,
        @Nullable URI endpoint,
        @Min(1) @Max(100) @DefaultValue("20") int calls,
        @DefaultValue("1s") Duration connectTimeout,
        @DefaultValue("10s") Duration timeout) {

    private static final Pattern TWO_WAY = Pattern.compile("\\+[1-9][0-9]{6,14}|[1-9][0-9]{4,5}");

    public SmsSettings {
        endpoint = Endpoint.check(endpoint);
        if (from != null && !from.isBlank() && !TWO_WAY.matcher(from).matches()) {
            throw new IllegalArgumentException(
                    "doorstep.messaging.sms.from is a number such as +447… or a short code, so that"
                            + " people can answer STOP; a name cannot be answered");
        }
    }

    /// Whether there is enough to call a provider.
    public boolean isComplete() {
        return isGiven(accountSid)
                && authToken != null
                && (isGiven(messagingServiceSid) || isGiven(from));
    }

    /// What it sends from: the number, else the Messaging Service.
    public String sentAs() {
        return Objects.requireNonNull(isGiven(from) ? from : messagingServiceSid);
    }

    private static boolean isGiven(@Nullable String text) {
        return text != null && !text.isBlank();
    }
}
