package org.doorstep.security.login;

import org.doorstep.security.PublicAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.keygen.Base64StringKeyGenerator;
import org.springframework.security.crypto.keygen.StringKeyGenerator;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationCode;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.token.DelegatingOAuth2TokenGenerator;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.JwtGenerator;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenGenerator;

import java.time.Clock;
import java.util.Base64;
import java.util.List;

/// The tokens of the app: access tokens as JWT (RFC 9068), refresh tokens as random text.
///
/// Spring's own generator gives no refresh token to a public client. Ours does, because they rotate
/// and a reused one ends its family, which is what RFC 9700 section 2.2.2 asks of public clients.
public final class AppTokens {

    /// The claim that names the family of tokens, see [AuthorizationStore#isLive(String)].
    public static final String FAMILY = "family";

    /// The type header that tells an access token from any other token of ours.
    public static final String TYPE = "at+jwt";

    private AppTokens() {}

    /// Makes access and refresh tokens.
    public static OAuth2TokenGenerator<? extends OAuth2Token> generator(
            JwtEncoder encoder, PublicAddress address, Clock clock) {
        var access = new JwtGenerator(encoder);
        access.setClock(clock);
        access.setJwtCustomizer(context -> describe(context, address));
        return new DelegatingOAuth2TokenGenerator(access, new RefreshTokens(clock));
    }

    /// Makes authorization codes: 5 minutes, by our clock.
    public static OAuth2TokenGenerator<OAuth2AuthorizationCode> codes(Clock clock) {
        var random = randomText();
        return context -> {
            if (!"code".equals(context.getTokenType().getValue())) {
                return null;
            }
            var now = clock.instant();
            var lives =
                    context.getRegisteredClient()
                            .getTokenSettings()
                            .getAuthorizationCodeTimeToLive();
            return new OAuth2AuthorizationCode(random.generateKey(), now, now.plus(lives));
        };
    }

    /// Who may read an access token: the API of this very deployment.
    public static String audience(PublicAddress address) {
        return address.at("/api").toString();
    }

    private static void describe(JwtEncodingContext context, PublicAddress address) {
        context.getJwsHeader().type(TYPE).algorithm(SignatureAlgorithm.ES256);
        context.getClaims()
                .audience(List.of(audience(address)))
                .claim("client_id", context.getRegisteredClient().getClientId())
                .claim(FAMILY, familyOf(context.getAuthorization()));
    }

    private static String familyOf(@Nullable OAuth2Authorization authorization) {
        if (authorization == null) {
            throw new IllegalStateException("an access token belongs to a family");
        }
        return authorization.getId();
    }

    private static StringKeyGenerator randomText() {
        return new Base64StringKeyGenerator(Base64.getUrlEncoder().withoutPadding(), 96);
    }

    private record RefreshTokens(Clock clock, StringKeyGenerator random)
            implements OAuth2TokenGenerator<OAuth2RefreshToken> {

        RefreshTokens(Clock clock) {
            this(clock, randomText());
        }

        @Override
        public @Nullable OAuth2RefreshToken generate(OAuth2TokenContext context) {
            if (!OAuth2TokenType.REFRESH_TOKEN.equals(context.getTokenType())) {
                return null;
            }
            var now = clock.instant();
            var lives =
                    context.getRegisteredClient().getTokenSettings().getRefreshTokenTimeToLive();
            return new OAuth2RefreshToken(random.generateKey(), now, now.plus(lives));
        }
    }
}
