package org.doorstep.security;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The settings of this room.
///
/// @param appRedirectUris where the app may be sent back to after sign-in, compared text by text; a
///   demonstration allows `http://127.0.0.1/signed-in` (any port) as well, for scripts
/// @param imageSources where pages may load pictures from besides this server: the host of the
///   map's base tiles, for example `https://tile.example.org`
/// @param trustedProxies the addresses of proxies in front of this server; only their
///   `X-Forwarded-For` and `X-Forwarded-Proto` are believed
/// @param phoneRegions whose mobile numbers may be texted, two-letter codes
/// @param dramaNumbers whether Ofcom's numbers for drama are accepted; a demonstration always does
/// @param sessionIdle after how long without use a browser has to sign in again
/// @param sessionLongest after how long it has to in any case
/// @param limitFactor by which the limits of operations (not those of codes and tries) are
///   multiplied, 1 to 100,000; for load tests
/// @param limits in place of a rate limit's own capacity, by its name in lower case with hyphens
@ConfigurationProperties("doorstep.security")
public record SecuritySettings(
        @DefaultValue("org.doorstep.app:/signed-in") List<String> appRedirectUris,
        @DefaultValue List<String> imageSources,
        @DefaultValue List<String> trustedProxies,
        @DefaultValue("GB") Set<String> phoneRegions,
        @DefaultValue("false") boolean dramaNumbers,
        @DefaultValue("8h") Duration sessionIdle,
        @DefaultValue("24h") Duration sessionLongest,
        @DefaultValue("1") int limitFactor,
        @DefaultValue Map<String, Integer> limits) {

    private static final int LARGEST_FACTOR = 100_000;

    public SecuritySettings {
        if (limitFactor < 1 || limitFactor > LARGEST_FACTOR) {
            throw new IllegalArgumentException("limit-factor must be 1 to 100,000");
        }
        appRedirectUris = List.copyOf(appRedirectUris);
        imageSources = List.copyOf(imageSources);
        trustedProxies = List.copyOf(trustedProxies);
        phoneRegions = Set.copyOf(phoneRegions);
        limits = Map.copyOf(limits);
    }
}
