package org.doorstep.messaging.channel.email;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;

import org.doorstep.kernel.EmailAddress;
import org.doorstep.kernel.Secret;
import org.doorstep.messaging.channel.ChannelMode;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

import java.time.Duration;
import java.util.Objects;
import java.util.regex.Pattern;

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
/// @param bounceMailbox where those bounces are read, or null where nobody reads them: then an
///   e-mail that bounces later counts as sent
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
        @Valid @Nullable ReturnMailbox bounceMailbox,
        @Min(1) @Max(50) @DefaultValue("8") int connections,
        @DefaultValue("5s") Duration connectTimeout,
        @DefaultValue("30s") Duration timeout) {

    public EmailSettings {
        checkAddress(from);
        checkAddress(bounces);
        if (bounceMailbox != null && (bounces == null || bounces.isBlank())) {
            throw new IllegalArgumentException(
                    "doorstep.messaging.email.bounce-mailbox needs"
                            + " doorstep.messaging.email.bounces, the address whose mailbox it is");
        }
    }

    /// The mailbox that receives everything sent to the bounce address, whatever stands between its
    /// `+` and its `@`.
    ///
    /// @param host the IMAP server
    /// @param port its port
    /// @param username who signs in
    /// @param password the password of that user
    /// @param tls whether the connection is encrypted from its first byte (IMAPS)
    /// @param folder which folder is read
    /// @param every how often
    /// @param timeout how long the server may take to connect and to answer
    public record ReturnMailbox(
            @NotBlank String host,
            @Min(1) @Max(65535) @DefaultValue("993") int port,
            @NotBlank String username,
            @NotNull Secret password,
            @DefaultValue("true") boolean tls,
            @NotBlank @DefaultValue("INBOX") String folder,
            @DefaultValue("60s") Duration every,
            @DefaultValue("30s") Duration timeout) {}

    /// Whether there is enough to reach a server.
    public boolean isComplete() {
        var host = this.host;
        var from = this.from;
        return host != null && !host.isBlank() && from != null && !from.isBlank();
    }

    /// Whom its readers see: the sender's name and address.
    public String sentAs() {
        return fromName + " <" + Objects.requireNonNull(from) + ">";
    }

    /// The domain of the sender's address.
    String domain() {
        return domainOf(Objects.requireNonNull(from));
    }

    /// The return path of a message.
    String returnPath(String handle) {
        return bounces == null || bounces.isBlank()
                ? Objects.requireNonNull(from)
                : localOf(bounces) + "+" + handle + "@" + domainOf(bounces);
    }

    /// A pattern that finds the return path in a line.
    ///
    /// @param handle the pattern of the handle, as a group
    String returnPathForm(String handle) {
        var address = Objects.requireNonNull(bounces);
        return "(?<![^\\s<,;:\"])"
                + Pattern.quote(localOf(address) + "+")
                + handle
                + Pattern.quote("@" + domainOf(address))
                + "(?![a-z0-9.-])";
    }

    private static String localOf(String address) {
        return address.substring(0, address.lastIndexOf('@'));
    }

    private static String domainOf(String address) {
        return address.substring(address.lastIndexOf('@') + 1);
    }

    private static void checkAddress(@Nullable String address) {
        if (address != null && !address.isBlank() && EmailAddress.read(address).isEmpty()) {
            throw new IllegalArgumentException(
                    "doorstep.messaging.email.from and .bounces are plain addresses");
        }
    }
}
