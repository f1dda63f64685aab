package org.doorstep.messaging.channel;

import org.jspecify.annotations.Nullable;

import java.net.URI;

/// Another server than the provider's own, for tests and trials: scheme, host and port. The
/// providers' SDKs know only their own hosts, so the adapters re-route below them.
public final class Endpoint {

    private Endpoint() {}

    /// Checks an endpoint from the settings.
    ///
    /// @throws IllegalArgumentException where it is not `http(s)://host:port` without a path
    public static @Nullable URI check(@Nullable URI endpoint) {
        if (endpoint == null || endpoint.toString().isEmpty()) {
            return null;
        }
        var scheme = endpoint.getScheme();
        var plain = "http".equals(scheme) || "https".equals(scheme);
        var path = endpoint.getRawPath();
        if (!plain || endpoint.getHost() == null || endpoint.getPort() < 1 || !path.isEmpty()) {
            throw new IllegalArgumentException("an endpoint is http://host:port without a path");
        }
        return endpoint;
    }
}
