package org.doorstep.security.web;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// An OpenID Connect provider on loopback: it signs in whoever is set, and can lie in every claim.
final class OutsideProvider {

    private final ECKey key = newKey();
    private final Map<String, Map<String, String>> asked = new ConcurrentHashMap<>();
    private final HttpServer server;

    /// The claims of the next ID token, in place of the honest ones; null leaves one out.
    final Map<String, Object> claims = new ConcurrentHashMap<>();

    /// The key that signs the next ID token.
    ECKey signs = key;

    OutsideProvider() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void honest() {
        claims.clear();
        signs = key;
    }

    static ECKey newKey() {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .keyID("outside")
                    .algorithm(JWSAlgorithm.ES256)
                    .generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        switch (exchange.getRequestURI().getPath()) {
            case "/.well-known/openid-configuration" -> json(exchange, configuration());
            case "/keys" -> json(exchange, new JWKSet(key).toString());
            case "/authorize" -> authorize(exchange);
            case "/token" -> token(exchange);
            default -> exchange.sendResponseHeaders(404, -1);
        }
        exchange.close();
    }

    private String configuration() {
        return """
        {"issuer": "%1$s", "authorization_endpoint": "%1$s/authorize", "token_endpoint": "%1$s/token",
         "jwks_uri": "%1$s/keys", "response_types_supported": ["code"], "subject_types_supported": ["public"],
         "id_token_signing_alg_values_supported": ["ES256"], "scopes_supported": ["openid", "email"]}
        """
                .formatted(issuer());
    }

    private void authorize(HttpExchange exchange) throws IOException {
        var sent = fields(exchange.getRequestURI().getRawQuery());
        var code = UUID.randomUUID().toString();
        asked.put(code, sent);
        exchange.getResponseHeaders()
                .add(
                        "Location",
                        sent.get("redirect_uri") + "?code=" + code + "&state=" + sent.get("state"));
        exchange.sendResponseHeaders(302, -1);
    }

    private void token(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var request = asked.remove(fields(body).getOrDefault("code", ""));
        if (request == null) {
            exchange.sendResponseHeaders(400, -1);
            return;
        }
        json(
                exchange,
                """
                {"access_token": "none", "token_type": "Bearer", "expires_in": 60, "id_token": "%s"}
                """
                        .formatted(idToken(request)));
    }

    private String idToken(Map<String, String> request) {
        var now = Instant.now(java.time.Clock.systemUTC());
        var all = new HashMap<String, Object>();
        all.put("iss", issuer());
        all.put("sub", "s-1");
        all.put("aud", request.get("client_id"));
        all.put("iat", Date.from(now));
        all.put("exp", Date.from(now.plusSeconds(60)));
        all.put("nonce", request.get("nonce"));
        all.put("email", "olive@example.org");
        all.put("email_verified", true);
        all.putAll(claims);
        var builder = new JWTClaimsSet.Builder();
        all.forEach(builder::claim);
        var token =
                new SignedJWT(
                        new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("outside").build(),
                        builder.build());
        try {
            token.sign(new ECDSASigner(signs));
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
        return token.serialize();
    }

    private static void json(HttpExchange exchange, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static Map<String, String> fields(String form) {
        var found = new TreeMap<String, String>();
        for (var pair : form.split("&")) {
            var equals = pair.indexOf('=');
            found.put(
                    pair.substring(0, equals),
                    URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
        }
        return found;
    }
}
