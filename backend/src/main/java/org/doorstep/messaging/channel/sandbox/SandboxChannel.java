package org.doorstep.messaging.channel.sandbox;

import org.doorstep.kernel.ContactPoint;
import org.doorstep.kernel.EmailAddress;
import org.doorstep.kernel.PhoneNumber;
import org.doorstep.messaging.ChannelName;
import org.doorstep.messaging.SandboxOutbox;
import org.doorstep.messaging.channel.Channel;
import org.doorstep.messaging.channel.CodeCarrier;
import org.doorstep.messaging.channel.Destination;
import org.doorstep.messaging.channel.Dispatch;
import org.doorstep.messaging.channel.SendResult;
import org.doorstep.messaging.channel.SendResult.Accepted;
import org.doorstep.messaging.channel.SendResult.NotCalled;
import org.jspecify.annotations.Nullable;

import java.time.Duration;

/// Stands in for a channel whose provider is not configured: everything goes into the outbox. Safe
/// for use by many threads.
public final class SandboxChannel implements Channel, CodeCarrier {

    private static final int WINDOW = 20;

    private final ChannelName standsFor;
    private final SandboxOutbox outbox;
    private final boolean takesCodes;

    /// @param takesCodes whether one-time codes may be shown in the outbox: in the demonstration
    ///   only, because whoever reads the outbox could sign in as anybody
    public SandboxChannel(ChannelName standsFor, SandboxOutbox outbox, boolean takesCodes) {
        this.standsFor = standsFor;
        this.outbox = outbox;
        this.takesCodes = takesCodes;
    }

    @Override
    public ChannelName name() {
        return standsFor;
    }

    @Override
    public int window() {
        return WINDOW;
    }

    @Override
    public boolean isSandbox() {
        return true;
    }

    @Override
    public SendResult send(Dispatch dispatch) {
        var text = dispatch.text();
        var id =
                outbox.keep(
                        standsFor,
                        dispatch.branch(),
                        dispatch.handle(),
                        contact(dispatch.to()),
                        text.subject(),
                        text.body());
        return new Accepted(id);
    }

    @Override
    public boolean reaches(ContactPoint to) {
        return switch (to) {
            case PhoneNumber _ -> standsFor == ChannelName.SMS;
            case EmailAddress _ -> standsFor == ChannelName.EMAIL;
        };
    }

    @Override
    public SendResult carry(ContactPoint to, String subject, String text, Duration validFor) {
        return takesCodes
                ? new Accepted(outbox.keep(standsFor, null, "", to, subject, text))
                : new NotCalled("codes are not shown in an outbox", null);
    }

    private static @Nullable ContactPoint contact(Destination to) {
        return switch (to) {
            case Destination.Phone(var number) -> number;
            case Destination.Mailbox(var address) -> address;
            case Destination.Device _ -> null;
        };
    }
}
