package org.doorstep.security.login;

import org.doorstep.kernel.Secret;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.net.URI;

/// An identity provider outside, which signs people in instead of our codes.
///
/// @param issuerUri the provider's issuer (OpenID Connect), or null for none
/// @param clientId how the provider knows this server
/// @param clientSecret what it proves itself with
/// @param name what the button calls it
@ConfigurationProperties("doorstep.security.identity-provider")
public record OutsideProviderSettings(
        @Nullable URI issuerUri,
        @DefaultValue("doorstep") String clientId,
        @Nullable Secret clientSecret,
        @DefaultValue("your party's sign-in") String name) {

    /// Whether there is one.
    public boolean isOn() {
        return issuerUri != null;
    }
}
