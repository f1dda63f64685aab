package org.doorstep.messaging.channel.push;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;

import org.doorstep.messaging.channel.ChannelMode;
import org.doorstep.messaging.channel.Endpoint;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/// The settings of push.
///
/// @param mode `configured`, `off` or `sandbox`; without one: configured where a project and a way
///   in are given, else the outbox in the demonstration and off elsewhere
/// @param project the Firebase project's id
/// @param credentials the service account's JSON file, readable by the server only
/// @param endpoint another server than Google's, `http://host:port`, for tests; needs no
///   credentials
/// @param calls how many calls may be in flight, 1 to 180; the client's pool is always larger,
///   because a call that finds no connection would be sent later without anybody knowing
/// @param multiplexed whether calls share HTTP/2 connections, as streams, instead of having one
///   HTTP/1.1 connection each; needs TLS, and costs less work; where the provider resets one
///   stream, the others of its connection are in doubt as well and are repeated
/// @param timeout how long one call may take, in all
/// @param noticeTitle what the phone shows before it has fetched the message
/// @param noticeBody the same, second line
@Validated
@ConfigurationProperties("doorstep.messaging.push")
public record PushSettings(
        @Nullable ChannelMode mode,
        @Nullable String project,
        @Nullable Path credentials,
        @Nullable URI endpoint,
        @Min(1) @Max(180) @DefaultValue("90") int calls,
        @DefaultValue("false") boolean multiplexed,
        @DefaultValue("10s") Duration timeout,
        @NotBlank @DefaultValue("Doorstep") String noticeTitle,
        @NotBlank @DefaultValue("You have a new message. / Mae gennych neges newydd.")
                String noticeBody) {

    public PushSettings {
        endpoint = Endpoint.check(endpoint);
    }

    /// Whether there is enough to call a provider.
    public boolean isComplete() {
        var project = this.project;
        return project != null && !project.isBlank() && (credentials != null || endpoint != null);
    }
}
