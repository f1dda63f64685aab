package org.doorstep.security.web;

import org.apache.catalina.valves.RemoteIpValve;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Believes `X-Forwarded-For` and `X-Forwarded-Proto` of the named proxies, and of nobody else:
/// limits per caller and the signatures of webhooks depend on it.
final class TrustedProxies
        implements WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> {

    private final List<String> addresses;

    TrustedProxies(List<String> addresses) {
        this.addresses = List.copyOf(addresses);
    }

    @Override
    public void customize(ConfigurableTomcatWebServerFactory factory) {
        if (addresses.isEmpty()) {
            return;
        }
        var valve = new RemoteIpValve();
        valve.setInternalProxies(
                addresses.stream().map(Pattern::quote).collect(Collectors.joining("|")));
        valve.setRemoteIpHeader("X-Forwarded-For");
        valve.setProtocolHeader("X-Forwarded-Proto");
        factory.addEngineValves(valve);
    }
}
