package org.doorstep.messaging.broadcast;

import org.doorstep.messaging.Broadcast;

/// Port: whether a launched broadcast may go out as far as a second person's approval is concerned.
/// Asked anew for every window of sending.
@FunctionalInterface
public interface Approval {

    /// Whether it needs none, or has one that still stands for its wording, audience and size.
    boolean stands(Broadcast broadcast);
}
