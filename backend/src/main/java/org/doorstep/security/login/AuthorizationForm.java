package org.doorstep.security.login;

import org.doorstep.security.AccountId;
import org.doorstep.security.login.AuthorizationDocument.Asked;
import org.doorstep.security.login.AuthorizationDocument.Issued;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationCode;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Principal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/// Turns an authorization into what is stored of it and back. A token that is not the one presented
/// stands in the rebuilt authorization under its hash instead of its value.
final class AuthorizationForm {

    private static final String REVISION = "doorstep.revision";
    private static final String SINCE = "doorstep.since";
    private static final String HASHED = "sha256:";
    private static final String CODE = "code";

    private final RegisteredClient app;

    /// The token with which somebody came.
    record Presented(String kind, String value) {}

    AuthorizationForm(RegisteredClient app) {
        this.app = app;
    }

    static @Nullable Long revisionOf(OAuth2Authorization authorization) {
        return authorization.getAttribute(REVISION);
    }

    AuthorizationDocument toDocument(OAuth2Authorization authorization, Instant now) {
        var request = requestOf(authorization);
        var code = issued(authorization.getToken(OAuth2AuthorizationCode.class));
        var refresh = issued(authorization.getRefreshToken());
        var revision = revisionOf(authorization);
        return new AuthorizationDocument(
                authorization.getId(),
                UUID.fromString(authorization.getPrincipalName()),
                SignedIn.factorAt(principalOf(authorization)),
                Objects.requireNonNullElse(authorization.<Instant>getAttribute(SINCE), now),
                new Asked(
                        request.getClientId(),
                        request.getAuthorizationUri(),
                        request.getRedirectUri(),
                        request.getScopes(),
                        request.getState(),
                        (String)
                                request.getAdditionalParameters()
                                        .get(PkceParameterNames.CODE_CHALLENGE)),
                code,
                refresh,
                revision == null ? 1 : revision + 1,
                endOf(authorization, code, refresh, now));
    }

    private static Instant endOf(
            OAuth2Authorization authorization,
            @Nullable Issued code,
            @Nullable Issued refresh,
            Instant now) {
        var access = authorization.getAccessToken();
        var revoked =
                (refresh != null && refresh.spent()) || (access != null && access.isInvalidated());
        if (revoked || (refresh == null && code == null)) {
            return now;
        }
        return refresh != null ? refresh.until() : Objects.requireNonNull(code).until();
    }

    List<TokenDocument> tokensOf(OAuth2Authorization authorization) {
        var found = new ArrayList<TokenDocument>();
        add(found, authorization, CODE, authorization.getToken(OAuth2AuthorizationCode.class));
        add(
                found,
                authorization,
                OAuth2TokenType.REFRESH_TOKEN.getValue(),
                authorization.getRefreshToken());
        add(
                found,
                authorization,
                OAuth2TokenType.ACCESS_TOKEN.getValue(),
                authorization.getAccessToken());
        return found;
    }

    private static void add(
            List<TokenDocument> found,
            OAuth2Authorization authorization,
            String kind,
            OAuth2Authorization.@Nullable Token<? extends OAuth2Token> token) {
        if (token != null && !token.getToken().getTokenValue().startsWith(HASHED)) {
            var until = Objects.requireNonNull(token.getToken().getExpiresAt());
            found.add(
                    new TokenDocument(
                            digest(token.getToken().getTokenValue()),
                            authorization.getId(),
                            kind,
                            until.truncatedTo(ChronoUnit.MILLIS)));
        }
    }

    OAuth2Authorization fromDocument(AuthorizationDocument stored, @Nullable Presented presented) {
        var request = requestOf(stored);
        var account = SignedIn.withFactor(new AccountId(stored.account()), stored.factorAt());
        var builder =
                OAuth2Authorization.withRegisteredClient(app)
                        .id(stored.id())
                        .principalName(account.getName())
                        .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                        .authorizedScopes(stored.asked().scopes())
                        .attribute(Principal.class.getName(), account)
                        .attribute(OAuth2AuthorizationRequest.class.getName(), request)
                        .attribute(SINCE, stored.since())
                        .attribute(REVISION, stored.revision());
        var code = stored.code();
        if (code != null) {
            builder.token(
                    new OAuth2AuthorizationCode(
                            value(code, presented, CODE), code.at(), code.until()),
                    metadata ->
                            metadata.put(
                                    OAuth2Authorization.Token.INVALIDATED_METADATA_NAME,
                                    code.spent()));
        }
        var refresh = stored.refresh();
        if (refresh != null) {
            var kind = OAuth2TokenType.REFRESH_TOKEN.getValue();
            builder.refreshToken(
                    new OAuth2RefreshToken(
                            value(refresh, presented, kind), refresh.at(), refresh.until()));
        }
        if (presented != null && presented.kind().equals(OAuth2TokenType.ACCESS_TOKEN.getValue())) {
            builder.accessToken(
                    new OAuth2AccessToken(
                            OAuth2AccessToken.TokenType.BEARER, presented.value(), null, null));
        }
        return builder.build();
    }

    private static String value(Issued issued, @Nullable Presented presented, String kind) {
        return presented != null && presented.kind().equals(kind)
                ? presented.value()
                : HASHED + issued.hash();
    }

    private static Authentication principalOf(OAuth2Authorization authorization) {
        Authentication principal = authorization.getAttribute(Principal.class.getName());
        return Objects.requireNonNull(principal, "an app is authorized by somebody signed in");
    }

    private static OAuth2AuthorizationRequest requestOf(OAuth2Authorization authorization) {
        OAuth2AuthorizationRequest request =
                authorization.getAttribute(OAuth2AuthorizationRequest.class.getName());
        return Objects.requireNonNull(request, "only the authorization code grant is registered");
    }

    private static OAuth2AuthorizationRequest requestOf(AuthorizationDocument stored) {
        var asked = stored.asked();
        var parameters = new HashMap<String, Object>();
        var challenge = asked.challenge();
        if (challenge != null) {
            parameters.put(PkceParameterNames.CODE_CHALLENGE, challenge);
            parameters.put(PkceParameterNames.CODE_CHALLENGE_METHOD, "S256");
        }
        return OAuth2AuthorizationRequest.authorizationCode()
                .authorizationUri(asked.uri())
                .clientId(asked.clientId())
                .redirectUri(asked.redirectUri())
                .scopes(asked.scopes())
                .state(asked.state())
                .additionalParameters(parameters)
                .build();
    }

    private static @Nullable Issued issued(
            OAuth2Authorization.@Nullable Token<? extends OAuth2Token> token) {
        if (token == null) {
            return null;
        }
        var issued = token.getToken();
        var value = issued.getTokenValue();
        return new Issued(
                // Only ever our own placeholder: what comes from outside is looked up by its hash.
                value.startsWith(HASHED) ? value.substring(HASHED.length()) : digest(value),
                Objects.requireNonNull(issued.getIssuedAt()).truncatedTo(ChronoUnit.MILLIS),
                Objects.requireNonNull(issued.getExpiresAt()).truncatedTo(ChronoUnit.MILLIS),
                token.isInvalidated());
    }

    static String digest(String token) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("SHA-256 is part of every JDK", impossible);
        }
    }
}
