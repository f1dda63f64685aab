package org.doorstep.security.web;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

import java.net.URI;
import java.util.Collection;
import java.util.TreeSet;

/// The headers that tell a browser to be strict, on top of Spring's own.
final class PageHeaders {

    private final String contentPolicy;

    /// @param images where pictures may come from besides this server
    /// @param redirects where the app is sent back to: a browser counts that as the target of the
    ///   sign-in form
    PageHeaders(Collection<String> images, Collection<String> redirects) {
        var targets = new TreeSet<String>();
        for (var redirect : redirects) {
            var uri = URI.create(redirect);
            targets.add(
                    uri.getHost() == null
                            ? uri.getScheme() + ":"
                            : uri.getScheme() + "://" + uri.getHost() + ":*");
        }
        contentPolicy =
                String.join(
                        "; ",
                        "default-src 'self'",
                        String.join(" ", "img-src 'self' data:", String.join(" ", images)).strip(),
                        String.join(" ", "form-action 'self'", String.join(" ", targets)).strip(),
                        "base-uri 'none'",
                        "object-src 'none'",
                        "frame-ancestors 'none'");
    }

    void apply(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(contentPolicy));
        headers.referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER));
        headers.permissionsPolicyHeader(policy ->
                policy.policy("camera=(), microphone=(), payment=(), usb=(), geolocation=(self)"));
    }
}
