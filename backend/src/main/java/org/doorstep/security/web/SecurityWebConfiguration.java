package org.doorstep.security.web;

import org.doorstep.security.AuditTrail;
import org.doorstep.security.CurrentActor;
import org.doorstep.security.Installations;
import org.doorstep.security.Keyring;
import org.doorstep.security.OneTimeCodes;
import org.doorstep.security.Permissions;
import org.doorstep.security.PhoneReader;
import org.doorstep.security.PublicAddress;
import org.doorstep.security.RateLimits;
import org.doorstep.security.SecuritySettings;
import org.doorstep.security.SignInAddresses;
import org.doorstep.security.SignedInPlaces;
import org.doorstep.security.limit.LimitTable;
import org.doorstep.security.limit.OperationLimits;
import org.doorstep.security.login.AuthorizationStore;
import org.doorstep.security.login.OutsideProviderSettings;
import org.doorstep.security.login.OutsideSignIn;
import org.doorstep.security.login.SignIn;
import org.doorstep.security.login.SignInLinks;
import org.doorstep.security.session.SessionStore;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.http.HttpHeaders;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.session.config.annotation.web.http.EnableSpringHttpSession;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

import java.time.Clock;
import java.util.Set;

/// The wiring of this package.
@Configuration(proxyBeanMethods = false)
@EnableSpringHttpSession
@EnableConfigurationProperties(OutsideProviderSettings.class)
class SecurityWebConfiguration {

    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    @Bean
    Problems problems(JsonMapper json) {
        return new Problems(json);
    }

    /// A number or a truth value is no text, and no other way round: what the contract calls one
    /// type is not made of another.
    @Bean
    JsonMapperBuilderCustomizer strictScalars() {
        return json -> {
            json.disable(MapperFeature.ALLOW_COERCION_OF_SCALARS);
            json.withCoercionConfig(
                    LogicalType.Textual,
                    text -> {
                        for (var shape :
                                Set.of(
                                        CoercionInputShape.Boolean,
                                        CoercionInputShape.Integer,
                                        CoercionInputShape.Float)) {
                            text.setCoercion(shape, CoercionAction.Fail);
                        }
                    });
        };
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
            OneTimeCodes codes,
            SignInAddresses addresses,
            PhoneReader phones,
            RateLimits limits,
            SignInLinks links) {
        return new SignIn(codes, addresses, phones, limits, links);
    }

    @Bean
    SignInLinks signInLinks(Keyring keyring, PublicAddress address) {
        return new SignInLinks(keyring, address);
    }

    @Bean
    SignInSession signInSession(
            SecurityContextRepository contexts,
            CsrfTokenRepository tokens,
            RequestCache requests,
            CurrentActor current,
            AuditTrail audit,
            Clock clock) {
        return new SignInSession(contexts, tokens, requests, current, audit, clock);
    }

    @Bean
    OutsideLogin outsideLogin(
            OutsideProviderSettings settings,
            PublicAddress address,
            MongoTemplate mongo,
            Keyring keyring,
            SignInAddresses addresses,
            SignInSession sessions) {
        return new OutsideLogin(
                settings, address, new OutsideSignIn(mongo, keyring, addresses), sessions);
    }

    @Bean
    JwtDecoderFactory<ClientRegistration> outsideIdTokens() {
        return OutsideLogin.idTokens();
    }

    @Bean
    SignedInPlaces signedInPlaces(
            SessionStore sessions,
            AuthorizationStore authorizations,
            ObjectProvider<Installations> installations) {
        return new SignedInPlaces(sessions, authorizations, installations);
    }

    /// Nothing but the session's id, for this host only; `Secure`, and bound to the host by its
    /// name too, wherever people come by https.
    @Bean
    CookieSerializer sessionCookie(PublicAddress address) {
        var cookie = new DefaultCookieSerializer();
        var secure = "https".equals(address.base().getScheme());
        cookie.setCookieName(secure ? "__Host-doorstep-session" : "doorstep-session");
        if (secure) {
            cookie.setUseSecureCookie(true);
        }
        cookie.setCookiePath("/");
        cookie.setSameSite("Lax");
        cookie.setUseHttpOnlyCookie(true);
        cookie.setUseBase64Encoding(false);
        return cookie;
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
    LimitTable limitTable() {
        return LimitTable.read();
    }

    @Bean
    OperationLimits operationLimits(RateLimits rates, SecuritySettings settings, Clock clock) {
        return new OperationLimits(
                rates::add,
                new OperationLimits.Sizes(settings.limitFactor(), settings.limits()),
                clock);
    }

    @Bean
    FilterRegistrationBean<TokenLimits> tokenLimits(LimitTable table, OperationLimits limits) {
        var registration = new FilterRegistrationBean<>(new TokenLimits(table, limits));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 20);
        return registration;
    }

    @Bean
    WebMvcConfigurer gateBeforeEverything(
            CurrentActor current,
            Permissions permissions,
            RequestCache requests,
            LimitTable table,
            OperationLimits limits) {
        var gate = new Gate(current, permissions, requests);
        var count = new Limits(table, limits, current);
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(count).order(Ordered.HIGHEST_PRECEDENCE);
                registry.addInterceptor(gate).order(Ordered.HIGHEST_PRECEDENCE);
            }
        };
    }
}
