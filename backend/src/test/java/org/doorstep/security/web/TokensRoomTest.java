package org.doorstep.security.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;

import org.doorstep.security.login.KeyMaterial;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import java.io.IOException;
import java.text.ParseException;
import java.time.Duration;
import java.util.Date;

/// Which bearer tokens the API accepts: its own access tokens, in time, and nothing else.
class TokensRoomTest extends SecurityRoomTest {

    private static final String ME = "/api/v1/try-out/me";
    private static final JOSEObjectType ACCESS = new JOSEObjectType("at+jwt");

    @Autowired KeyMaterial keys;

    @Test
    void acceptsItsOwnAccessToken() throws Exception {
        assertThat(ask(ME, signed(claims().build(), ACCESS)).statusCode()).isEqualTo(200);
    }

    @Test
    void asksForSignInWithoutAToken() throws IOException, InterruptedException {
        var answer = new Browser(port).get(ME);
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate").orElse("")).isEqualTo("Bearer");
        assertThat(json.readTree(answer.body()).get("code").asString()).isEqualTo("sign-in-needed");
    }

    @Test
    void refusesATokenOneSecondAfterItsEnd() throws IOException, InterruptedException {
        var token = tokens(signedInBrowser()).get("access_token").asString();
        clock.advance(Duration.ofMinutes(10).minusSeconds(1));
        assertThat(ask(ME, token).statusCode()).isEqualTo(200);
        clock.advance(Duration.ofSeconds(2));
        assertThat(ask(ME, token).statusCode()).isEqualTo(401);
    }

    @Test
    void refusesTokensMadeForOthers() throws Exception {
        refuses(signed(claims().audience("https://other.example.org/api").build(), ACCESS));
        refuses(signed(claims().issuer("https://other.example.org").build(), ACCESS));
        refuses(signed(claims().audience("doorstep-app").build(), JOSEObjectType.JWT));
        refuses(signed(claims().build(), JOSEObjectType.JWT));
        refuses(signed(claims().build(), null));
        refuses(
                signed(
                        claims().notBeforeTime(Date.from(clock.instant().plusSeconds(1))).build(),
                        ACCESS));
        refuses(signed(claims().claim("family", "another").build(), ACCESS));
        refuses(signed(claims().claim("family", null).build(), ACCESS));
    }

    @Test
    void refusesTokensThatItDidNotSign() throws Exception {
        refuses(new PlainJWT(claims().build()).serialize());
        var other = new ECKeyGenerator(Curve.P_256).keyID(keys.signing().getKeyID()).generate();
        refuses(signed(claims().build(), ACCESS, other));
        var traversal = new ECKeyGenerator(Curve.P_256).keyID("../../etc/passwd").generate();
        refuses(signed(claims().build(), ACCESS, traversal));
        var header =
                new JWSHeader.Builder(JWSAlgorithm.HS256)
                        .type(ACCESS)
                        .keyID(keys.signing().getKeyID())
                        .build();
        var confused = new SignedJWT(header, claims().build());
        confused.sign(new MACSigner(keys.signing().toECPublicKey().getEncoded()));
        refuses(confused.serialize());
        var good = signed(claims().build(), ACCESS);
        refuses(good.substring(0, good.lastIndexOf('.') + 1));
        refuses("not.a.token");
    }

    @Test
    void takesNoCookieForAToken() throws IOException, InterruptedException {
        var browser = signedInBrowser();
        assertThat(browser.get(ME).statusCode()).isEqualTo(401);
        assertThat(browser.get(ME + "?access_token=x").statusCode()).isEqualTo(401);
    }

    private void refuses(String token) throws IOException, InterruptedException {
        var answer = ask(ME, token);
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                .isEqualTo("application/problem+json");
    }

    private @Nullable JWTClaimsSet issued;

    /// The claims of a real token; asked for once, because codes are limited.
    private JWTClaimsSet.Builder claims() throws IOException, InterruptedException, ParseException {
        var known = issued;
        if (known == null) {
            var token = tokens(signedInBrowser()).get("access_token").asString();
            known = SignedJWT.parse(token).getJWTClaimsSet();
            issued = known;
        }
        return new JWTClaimsSet.Builder(known);
    }

    private String signed(JWTClaimsSet claims, @Nullable JOSEObjectType type) throws JOSEException {
        return signed(claims, type, keys.signing());
    }

    private static String signed(JWTClaimsSet claims, @Nullable JOSEObjectType type, ECKey key)
            throws JOSEException {
        var header =
                new JWSHeader.Builder(JWSAlgorithm.ES256).type(type).keyID(key.getKeyID()).build();
        var token = new SignedJWT(header, claims);
        token.sign(new ECDSASigner(key));
        return token.serialize();
    }
}
