package org.doorstep.messaging.channel;

import org.doorstep.kernel.EmailAddress;
import org.doorstep.kernel.PhoneNumber;
import org.doorstep.messaging.PushAddress;

/// Where one call goes.
public sealed interface Destination {

    /// A mobile number.
    record Phone(PhoneNumber number) implements Destination {}

    /// A mailbox.
    record Mailbox(EmailAddress address) implements Destination {}

    /// One installation of the app.
    record Device(PushAddress address) implements Destination {}
}
