package org.doorstep.security.login;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.OAuth2TokenFormat;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.security.web.authentication.AuthenticationConverter;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;

/// The one client: Doorstep's own app. It is public (a phone keeps no secret), so it proves itself
/// by PKCE when it trades a code in, and by the rotating refresh token itself afterwards.
public final class AppClient {

    /// Its client id.
    public static final String ID = "doorstep-app";

    /// The one scope.
    public static final String SCOPE = "app";

    /// How long an access token is good.
    public static final Duration ACCESS = Duration.ofMinutes(10);

    /// How long a refresh token is good while it is not used.
    public static final Duration REFRESH_IDLE = Duration.ofDays(30);

    private AppClient() {}

    /// The registration.
    ///
    /// @param redirectUris compared text by text; only the port of a loopback address is free (RFC
    ///   8252, section 7.3)
    public static RegisteredClient registration(Collection<String> redirectUris) {
        return RegisteredClient.withId(ID)
                .clientId(ID)
                .clientName("Doorstep")
                .clientAuthenticationMethod(ClientAuthenticationMethod.NONE)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN)
                .redirectUris(uris -> uris.addAll(redirectUris))
                .scope(SCOPE)
                .clientSettings(
                        ClientSettings.builder()
                                .requireProofKey(true)
                                .requireAuthorizationConsent(false)
                                .build())
                .tokenSettings(
                        TokenSettings.builder()
                                .accessTokenFormat(OAuth2TokenFormat.SELF_CONTAINED)
                                .accessTokenTimeToLive(ACCESS)
                                .refreshTokenTimeToLive(REFRESH_IDLE)
                                .reuseRefreshTokens(false)
                                .build())
                .build();
    }

    /// Reads a request of the app that carries no PKCE proof: refreshing and signing out. Spring
    /// leaves both to clients with a secret.
    public static AuthenticationConverter reader() {
        return AppClient::read;
    }

    /// Accepts what [#reader()] read.
    public static AuthenticationProvider provider(RegisteredClient app) {
        return new Provider(app);
    }

    private static @Nullable Authentication read(HttpServletRequest request) {
        var refreshing =
                request.getServletPath().equals("/oauth2/token")
                        && AuthorizationGrantType.REFRESH_TOKEN
                                .getValue()
                                .equals(request.getParameter("grant_type"));
        var signingOut = request.getServletPath().equals("/oauth2/revoke");
        if (!(refreshing || signingOut) || request.getHeader(HttpHeaders.AUTHORIZATION) != null) {
            return null;
        }
        var clients = request.getParameterValues("client_id");
        if (clients == null || clients.length != 1 || clients[0].isBlank()) {
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_REQUEST);
        }
        return new WithoutProof(clients[0]);
    }

    private static final class WithoutProof extends OAuth2ClientAuthenticationToken {

        WithoutProof(String clientId) {
            super(clientId, ClientAuthenticationMethod.NONE, null, Map.of());
        }
    }

    private record Provider(RegisteredClient app) implements AuthenticationProvider {

        @Override
        public @Nullable Authentication authenticate(Authentication claimed) {
            if (!(claimed instanceof WithoutProof)) {
                return null;
            }
            if (!app.getClientId().equals(String.valueOf(claimed.getPrincipal()))) {
                throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_CLIENT);
            }
            return new OAuth2ClientAuthenticationToken(app, ClientAuthenticationMethod.NONE, null);
        }

        @Override
        public boolean supports(Class<?> authentication) {
            return OAuth2ClientAuthenticationToken.class.isAssignableFrom(authentication);
        }
    }
}
