package org.doorstep.security.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.doorstep.kernel.Outcome;
import org.doorstep.security.PublicAddress;
import org.doorstep.security.login.OutsideProviderSettings;
import org.doorstep.security.login.OutsideSignIn;
import org.doorstep.security.login.OutsideSignIn.Known;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.SupplierClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;

import java.io.IOException;
import java.util.List;
import java.util.Objects;

/// Signing in with an identity provider outside (OpenID Connect, authorization code), instead of by
/// code. The provider is asked for its addresses when the first person comes, so that this server
/// starts without it; of what it sends nothing is kept.
final class OutsideLogin {

    /// Where the button of the sign-in page leads.
    static final String START = "/oauth2/authorization/outside";

    private static final Logger LOG = LoggerFactory.getLogger(OutsideLogin.class);
    private static final String UNKNOWN = "/sign-in?unknown";
    private static final String FAILED = "/sign-in?failed";

    private final OutsideProviderSettings settings;
    private final PublicAddress address;
    private final OutsideSignIn signIn;
    private final SignInSession sessions;

    OutsideLogin(
            OutsideProviderSettings settings,
            PublicAddress address,
            OutsideSignIn signIn,
            SignInSession sessions) {
        this.settings = settings;
        this.address = address;
        this.signIn = signIn;
        this.sessions = sessions;
    }

    /// What the provider's button is called, or null where there is no provider.
    @Nullable String name() {
        return settings.isOn() ? settings.name() : null;
    }

    boolean isOn() {
        return settings.isOn();
    }

    void apply(HttpSecurity http) {
        if (!settings.isOn()) {
            return;
        }
        http.oauth2Login(login ->
                login.loginPage("/sign-in")
                        .clientRegistrationRepository(
                                new SupplierClientRegistrationRepository(() ->
                                        new InMemoryClientRegistrationRepository(registration())))
                        .authorizedClientRepository(new NothingKept())
                        .successHandler(this::welcome)
                        .failureHandler((request, response, failed) -> {
                            // Its message may repeat what the provider said of a person.
                            LOG.info("a sign-in outside failed: {}", code(failed));
                            response.sendRedirect(FAILED);
                        }));
    }

    private static String code(AuthenticationException failed) {
        return failed instanceof OAuth2AuthenticationException known
                ? known.getError().getErrorCode()
                : failed.getClass().getName();
    }

    /// Checks ID tokens with the algorithm that the provider says it signs with, RS256 where it
    /// does not say.
    static JwtDecoderFactory<ClientRegistration> idTokens() {
        var factory = new OidcIdTokenDecoderFactory();
        factory.setJwsAlgorithmResolver(OutsideLogin::algorithm);
        return factory;
    }

    private static SignatureAlgorithm algorithm(ClientRegistration provider) {
        var said =
                provider.getProviderDetails()
                        .getConfigurationMetadata()
                        .get("id_token_signing_alg_values_supported");
        var names = said instanceof List<?> list ? list : List.of();
        return names.contains("RS256")
                ? SignatureAlgorithm.RS256
                : names.stream()
                        .map(name -> SignatureAlgorithm.from(String.valueOf(name)))
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(SignatureAlgorithm.RS256);
    }

    private ClientRegistration registration() {
        var issuer = Objects.requireNonNull(settings.issuerUri());
        var secret = settings.clientSecret();
        return ClientRegistrations.fromIssuerLocation(issuer.toString())
                .registrationId("outside")
                .clientId(settings.clientId())
                .clientSecret(secret == null ? "" : secret.value())
                .redirectUri(address.at("/login/oauth2/code/outside").toString())
                .scope("openid", "email")
                .build();
    }

    private void welcome(
            HttpServletRequest request, HttpServletResponse response, Authentication proven)
            throws IOException {
        // Spring has kept the provider's subject as the signed-in person; here it is nobody's name.
        SecurityContextHolder.clearContext();
        request.getSession()
                .removeAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY);
        var next =
                proven.getPrincipal() instanceof OidcUser user
                        ? switch (signIn.accountOf(user)) {
                            case Outcome.Done<Known>(var known) when known.withFactor() ->
                                    sessions.beginWithFactor(
                                            known.account(), "provider", request, response);
                            case Outcome.Done<Known>(var known) ->
                                    sessions.begin(known.account(), request, response);
                            case Outcome.Refused<Known> refused -> UNKNOWN;
                        }
                        : FAILED;
        response.sendRedirect(next);
    }

    /// The provider's tokens are of no use here once it has said who somebody is.
    private static final class NothingKept implements OAuth2AuthorizedClientRepository {

        @Override
        @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"}) // Spring's own signature
        public <T extends OAuth2AuthorizedClient> @Nullable T loadAuthorizedClient(
                String registration, Authentication principal, HttpServletRequest request) {
            return null;
        }

        @Override
        public void saveAuthorizedClient(
                OAuth2AuthorizedClient client,
                Authentication principal,
                HttpServletRequest request,
                HttpServletResponse response) {}

        @Override
        public void removeAuthorizedClient(
                String registration,
                Authentication principal,
                HttpServletRequest request,
                HttpServletResponse response) {}
    }
}
