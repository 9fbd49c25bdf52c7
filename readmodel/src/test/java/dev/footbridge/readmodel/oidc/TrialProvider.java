package dev.footbridge.readmodel.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** An identity provider as far as OpenID Connect asks: discovery, keys, and the code flow with all its checks. */
final class TrialProvider implements AutoCloseable {
    static final String CLIENT = "footbridge-console";
    static final String SECRET = "the client secret of these tests";
    static final String AUDIENCE = "https://footbridge.example/api";

    final RSAKey key;
    private final HttpServer server;
    private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();
    volatile Map<String, Object> person = Map.of();
    /** What the ID token says beside what is right. */
    volatile Map<String, Object> lies = Map.of();

    volatile int keysAsked;
    volatile boolean away;

    TrialProvider() throws IOException, JOSEException {
        key = new RSAKeyGenerator(2048).keyID("key-1").keyUse(KeyUse.SIGNATURE).generate();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/realm/.well-known/openid-configuration", exchange -> json(exchange, 200, discovery()));
        server.createContext("/realm/keys", exchange -> {
            keysAsked++;
            json(exchange, 200, new JWKSet(key).toJSONObject());
        });
        server.createContext("/realm/authorize", this::authorize);
        server.createContext("/realm/token", this::token);
        server.start();
    }

    String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/realm";
    }

    Map<String, String> settings() {
        var settings = new HashMap<String, String>();
        settings.put("footbridge.sign-in.oidc.issuer", issuer());
        settings.put("footbridge.sign-in.oidc.name", "Acme & Sons");
        settings.put("footbridge.sign-in.oidc.client-id", CLIENT);
        settings.put("footbridge.sign-in.oidc.client-secret", SECRET);
        settings.put("footbridge.sign-in.oidc.audience", AUDIENCE);
        settings.put("footbridge.sign-in.oidc.roles-claim", "realm_access.roles");
        settings.put("footbridge.sign-in.oidc.roles.[footbridge-hr]", "HR");
        settings.put("footbridge.sign-in.oidc.roles.[footbridge-admin]", "ADMIN");
        settings.put("footbridge.sign-in.oidc.roles.[footbridge-it]", "IT");
        return settings;
    }

    private Map<String, Object> discovery() {
        return Map.of(
                "issuer", issuer(),
                "authorization_endpoint", issuer() + "/authorize",
                "token_endpoint", issuer() + "/token",
                "jwks_uri", issuer() + "/keys",
                "end_session_endpoint", issuer() + "/logout",
                "subject_types_supported", List.of("public"),
                "response_types_supported", List.of("code"),
                "id_token_signing_alg_values_supported", List.of("RS256"),
                "token_endpoint_auth_methods_supported", List.of("client_secret_basic"));
    }

    /** Whoever asks is signed in here already: sent back with a code. */
    private void authorize(HttpExchange exchange) throws IOException {
        var asked = form(exchange.getRequestURI().getRawQuery());
        if (!CLIENT.equals(asked.get("client_id"))
                || !"code".equals(asked.get("response_type"))
                || !"S256".equals(asked.get("code_challenge_method"))
                || !asked.get("scope").contains("openid")) {
            json(exchange, 400, Map.of("error", "invalid_request"));
            return;
        }
        var code = UUID.randomUUID().toString();
        codes.put(code, asked);
        exchange.getResponseHeaders()
                .set("Location", asked.get("redirect_uri") + "?code=" + code + "&state=" + asked.get("state"));
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private void token(HttpExchange exchange) throws IOException {
        var given = form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        var asked = codes.remove(String.valueOf(given.get("code")));
        var basic = "Basic "
                + Base64.getEncoder()
                        .encodeToString((CLIENT + ":" + java.net.URLEncoder.encode(SECRET, StandardCharsets.UTF_8))
                                .getBytes(StandardCharsets.UTF_8));
        if (asked == null
                || !basic.equals(exchange.getRequestHeaders().getFirst("Authorization"))
                || !asked.get("redirect_uri").equals(given.get("redirect_uri"))
                || !asked.get("code_challenge").equals(challenge(given.get("code_verifier")))) {
            json(exchange, 400, Map.of("error", "invalid_grant"));
            return;
        }
        var claims = new HashMap<String, Object>(person);
        claims.put("aud", CLIENT);
        claims.put("nonce", asked.get("nonce"));
        claims.putAll(lies);
        json(
                exchange,
                200,
                Map.of("access_token", "unused", "token_type", "Bearer", "expires_in", 60, "id_token", signed(claims)));
    }

    private static String challenge(String verifier) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A right token but for what is said otherwise; a claim that is null is left out. */
    String signed(Map<String, ?> claims) {
        var header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("key-1").type(JOSEObjectType.JWT);
        return signed(header.build(), key, claims);
    }

    String signed(JWSHeader header, RSAKey with, Map<String, ?> claims) {
        try {
            var token = new SignedJWT(header, claims(claims));
            token.sign(new RSASSASigner(with));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    JWTClaimsSet claims(Map<String, ?> claims) {
        var now = Instant.now();
        var all = new HashMap<String, Object>();
        all.put("iss", issuer());
        all.put("sub", "f3a1");
        all.put("iat", Date.from(now));
        all.put("exp", Date.from(now.plusSeconds(60)));
        all.putAll(claims);
        var set = new JWTClaimsSet.Builder();
        all.forEach((name, value) -> set.claim(name, value));
        return set.build();
    }

    static Map<String, String> form(String text) {
        return Arrays.stream(text.split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(
                        pair -> pair[0],
                        pair -> URLDecoder.decode(pair.length > 1 ? pair[1] : "", StandardCharsets.UTF_8)));
    }

    private void json(HttpExchange exchange, int status, Map<String, ?> body) throws IOException {
        var bytes = JsonMapper.shared().writeValueAsBytes(body);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(away ? 503 : status, away ? -1 : bytes.length);
        if (!away) {
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
