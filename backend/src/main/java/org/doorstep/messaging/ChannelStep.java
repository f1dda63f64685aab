package org.doorstep.messaging;

import java.time.Duration;

/// One step of the fall-back order.
///
/// @param channel what is tried
/// @param nextAfter how long a push that nobody acknowledged holds back the next step, 2 minutes to
///   24 hours; its life on the wire is a minute shorter. Text messages and e-mails give way only
///   when the provider refuses or finally fails them, so theirs is not used.
public record ChannelStep(ChannelName channel, Duration nextAfter) {

    /// What is used where nobody says otherwise: 10 minutes.
    public static final Duration USUAL_WAIT = Duration.ofMinutes(10);

    /// A step with the usual wait.
    public static ChannelStep of(ChannelName channel) {
        return new ChannelStep(channel, USUAL_WAIT);
    }
}
