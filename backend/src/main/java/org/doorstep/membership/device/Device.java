package org.doorstep.membership.device;

import java.time.Instant;

/// An installation of the app, without its push address.
///
/// @param pushOn whether the person lets the app show notifications
/// @param reachable whether there is a push address that the provider has not declared dead
/// @param seenAt when it was registered last
public record Device(
        String installationId,
        Platform platform,
        boolean pushOn,
        boolean reachable,
        String appVersion,
        Instant seenAt) {

    /// What the app runs on.
    public enum Platform {
        ANDROID,
        IOS
    }
}
