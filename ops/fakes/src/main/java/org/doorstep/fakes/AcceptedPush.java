package org.doorstep.fakes;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Map;

/// A push that FCM accepted.
///
/// @param providerId `projects/<project>/messages/<id>`
/// @param recipient the token, installation id (`fid`), topic or condition it was addressed to
/// @param handle the Android tag, else the APNs collapse id, else the data field `handle`
/// @param tag Android notification tag: a second push with the same one replaces the first on the
///   screen
/// @param collapseId `apns-collapse-id`, the same for iOS
/// @param ttl Android time to live as sent, such as `540s`; null means FCM's default of four weeks
/// @param apnsExpiration `apns-expiration` as sent, in seconds since 1970
/// @param title of the notification, for all platforms or for Android
/// @param body of the notification, for all platforms or for Android
/// @param data the data fields
/// @param at when it was accepted
public record AcceptedPush(
        String providerId,
        String recipient,
        @Nullable String handle,
        @Nullable String tag,
        @Nullable String collapseId,
        @Nullable String ttl,
        @Nullable String apnsExpiration,
        @Nullable String title,
        @Nullable String body,
        Map<String, String> data,
        Instant at)
        implements Accepted {

    @Override
    public String provider() {
        return "fcm";
    }
}
