package org.doorstep.membership.device;

import org.doorstep.messaging.PushAddress;
import org.jspecify.annotations.Nullable;

/// What an installation tells of itself.
///
/// @param address where pushes go, or null for none
public record DeviceRegistration(
        String installationId,
        Device.Platform platform,
        @Nullable PushAddress address,
        boolean pushOn,
        String appVersion) {}
