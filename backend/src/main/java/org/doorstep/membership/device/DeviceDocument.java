package org.doorstep.membership.device;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

import java.time.Instant;

/// One installation of the app, as stored.
///
/// @param id the installation
/// @param address its push address, encrypted, or null where there is none
/// @param family the sign-in with which it calls, or null where that is not known
/// @param fid whether the address is a Firebase installation id rather than a registration token
@Document("membership.devices")
record DeviceDocument(
        @Id String id,
        @Indexed String volunteer,
        Device.Platform platform,
        @Nullable String address,
        boolean fid,
        boolean pushOn,
        @Nullable @Indexed String family,
        String appVersion,
        Instant seenAt) {}
