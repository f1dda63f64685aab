package org.doorstep.messaging.channel.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.doorstep.messaging.channel.email.EmailSettings.ReturnMailbox;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/// The settings of e-mail as somebody writes them.
class EmailSettingsTest {

    private static final Map<String, String> MAILBOX =
            Map.of(
                    "doorstep.messaging.email.bounce-mailbox.host", "imap.example.org",
                    "doorstep.messaging.email.bounce-mailbox.username", "bounce",
                    "doorstep.messaging.email.bounce-mailbox.password", "change-me");

    @Test
    void aMailboxOfBouncesNeedsOnlyItsServerAndAUser() {
        var given = new HashMap<>(MAILBOX);
        given.put("doorstep.messaging.email.bounces", "bounce@mail.example.org");
        var mailbox = Objects.requireNonNull(read(given).bounceMailbox());
        assertThat(mailbox)
                .isEqualTo(
                        new ReturnMailbox(
                                "imap.example.org",
                                993,
                                "bounce",
                                mailbox.password(),
                                true,
                                "INBOX",
                                Duration.ofMinutes(1),
                                Duration.ofSeconds(30)));
        assertThat(mailbox.password().value()).isEqualTo("change-me");
    }

    @Test
    void withoutOneNobodyReadsBounces() {
        var given = Map.of("doorstep.messaging.email.from", "office@example.org");
        assertThat(read(given).bounceMailbox()).isEqualTo(null);
    }

    @Test
    void aMailboxWithoutItsAddressIsRefused() {
        assertThatThrownBy(() -> read(MAILBOX))
                .hasRootCauseMessage(
                        "doorstep.messaging.email.bounce-mailbox needs"
                                + " doorstep.messaging.email.bounces, the address whose mailbox it"
                                + " is");
    }

    private static EmailSettings read(Map<String, String> given) {
        return new Binder(new MapConfigurationPropertySource(given))
                .bind("doorstep.messaging.email", EmailSettings.class)
                .get();
    }
}
