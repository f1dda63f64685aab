package org.doorstep.messaging.channel.email;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;

import org.doorstep.kernel.EmailAddress;
import org.doorstep.kernel.Secret;
import org.doorstep.messaging.channel.ChannelMode;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

import java.time.Duration;

/// The settings of e-mail.
///
/// @param mode `configured`, `off` or `sandbox`; without one: configured where host and sender are
///   given, else the outbox in the demonstration and off elsewhere
/// @param host the SMTP server
/// @param port its port
/// @param username who signs in, or null where the server asks nobody
/// @param password the password of that user
/// @param startTls whether the connection must be encrypted before anything is said
/// @param from the sender's address
/// @param fromName the sender's name
/// @param bounces the address bounces go to; the message's handle is put before its `@`
///   (`bounce+<handle>@…`); without one the sender's
/// @param connections how many connections are kept, 1 to 50
/// @param connectTimeout how long a connection may take
/// @param timeout how long the server may be silent; a relay that scans is slow after the text
@Validated
@ConfigurationProperties("doorstep.messaging.email")
public record EmailSettings(
        @Nullable ChannelMode mode,
        @Nullable String host,
        @Min(1) @Max(65535) @DefaultValue("587") int port,
        @Nullable String username,
        @Nullable Secret password,
        @DefaultValue("true") boolean startTls,
        @Nullable String from,
        @NotBlank @DefaultValue("Doorstep") String fromName,
        @Nullable String bounces,
        @Min(1) @Max(50) @DefaultValue("8") int connections,
        @DefaultValue("5s") Duration connectTimeout,
        @DefaultValue("30s") Duration timeout) {

    public EmailSettings {
        checkAddress(from);
        checkAddress(bounces);
    }

    /// Whether there is enough to reach a server.
    public boolean isComplete() {
        var host = this.host;
        var from = this.from;
        return host != null && !host.isBlank() && from != null && !from.isBlank();
    }

    private static void checkAddress(@Nullable String address) {
        if (address != null && !address.isBlank() && EmailAddress.read(address).isEmpty()) {
            throw new IllegalArgumentException(
                    "doorstep.messaging.email.from and .bounces are plain addresses");
        }
    }
}
