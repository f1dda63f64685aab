package org.doorstep.security.web;

import org.doorstep.security.AuditTrail;
import org.doorstep.security.CurrentActor;
import org.doorstep.security.OneTimeCodes;
import org.doorstep.security.Permissions;
import org.doorstep.security.PhoneReader;
import org.doorstep.security.RateLimits;
import org.doorstep.security.SecuritySettings;
import org.doorstep.security.SignInAddresses;
import org.doorstep.security.login.SignIn;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import tools.jackson.databind.json.JsonMapper;

import java.util.Set;

/// The wiring of this package.
@Configuration(proxyBeanMethods = false)
class SecurityWebConfiguration {

    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    @Bean
    Problems problems(JsonMapper json) {
        return new Problems(json);
    }

    @Bean
    PageHeaders pageHeaders(SecuritySettings settings, RegisteredClient app) {
        return new PageHeaders(settings.imageSources(), app.getRedirectUris());
    }

    @Bean
    TrustedProxies trustedProxies(SecuritySettings settings) {
        return new TrustedProxies(settings.trustedProxies());
    }

    @Bean
    @SuppressWarnings("NullAway") // null is how Spring is told to leave the address alone
    RequestCache requestCache() {
        var cache = new HttpSessionRequestCache();
        // The address stays as it was; without this Spring adds a parameter to it.
        cache.setMatchingRequestParameterName(null);
        return cache;
    }

    @Bean
    SecurityContextRepository securityContextRepository() {
        return new HttpSessionSecurityContextRepository();
    }

    @Bean
    CsrfTokenRepository csrfTokenRepository() {
        return new HttpSessionCsrfTokenRepository();
    }

    @Bean
    SignIn signIn(
            OneTimeCodes codes, SignInAddresses addresses, PhoneReader phones, RateLimits limits) {
        return new SignIn(codes, addresses, phones, limits);
    }

    @Bean
    SignInSession signInSession(
            SecurityContextRepository contexts,
            CsrfTokenRepository tokens,
            RequestCache requests,
            AuditTrail audit) {
        return new SignInSession(contexts, tokens, requests, audit);
    }

    @Bean
    FilterRegistrationBean<BodyLimit> bodyLimit(Problems problems) {
        var registration = new FilterRegistrationBean<>(new BodyLimit(problems));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
        return registration;
    }

    /// What the firewall refuses: odd methods, and addresses that are written to be misread.
    @Bean
    RequestRejectedHandler requestRejectedHandler(Problems problems) {
        return (request, response, rejected) -> {
            if (METHODS.contains(request.getMethod())) {
                problems.write(
                        request,
                        response,
                        Problems.malformed("a plain address", "Write the address plainly."));
            } else {
                response.setHeader(HttpHeaders.ALLOW, String.join(", ", METHODS));
                problems.write(request, response, Problems.methodNotAllowed());
            }
        };
    }

    @Bean
    WebMvcConfigurer gateBeforeEverything(
            CurrentActor current, Permissions permissions, RequestCache requests) {
        var gate = new Gate(current, permissions, requests);
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(gate).order(Ordered.HIGHEST_PRECEDENCE);
            }
        };
    }
}
