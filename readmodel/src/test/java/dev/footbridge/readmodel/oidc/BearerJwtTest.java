package dev.footbridge.readmodel.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.footbridge.readmodel.access.Trial;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.ConfigurableApplicationContext;

/** Bearer tokens of an identity provider, right and wrong in every way we know of, over HTTP (RELIABILITY H5). */
class BearerJwtTest {
    private static final Map<String, Object> RIGHT = Map.of(
            "aud",
            TrialProvider.AUDIENCE,
            "preferred_username",
            "nightly-export",
            "realm_access",
            Map.of("roles", List.of("footbridge-hr", "something-else")));

    private static TrialProvider provider;
    private static ConfigurableApplicationContext application;

    @BeforeAll
    static void start() throws Exception {
        provider = new TrialProvider();
        application = Trial.run(provider.settings());
    }

    @AfterAll
    static void end() {
        application.close();
        provider.close();
    }

    @Test
    void aTokenOfTheProviderForUsIsSomebodyWithItsRoles() throws Exception {
        var answer = mine(provider.signed(RIGHT));
        assertThat(answer.body()).isEqualTo("nightly-export HR null");
        var person = with("worker_number", "acme-hris:E-0007");
        assertThat(mine(provider.signed(person)).body()).isEqualTo("nightly-export HR acme-hris:E-0007");
        var several = with("aud", List.of("account", TrialProvider.AUDIENCE));
        assertThat(mine(provider.signed(several)).statusCode()).isEqualTo(200);
        var atJwt = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("key-1").type(new JOSEObjectType("at+jwt"));
        assertThat(mine(provider.signed(atJwt.build(), provider.key, RIGHT)).statusCode())
                .isEqualTo(200);
    }

    @Test
    void changesNeedNoSecondToken() throws Exception {
        var request = request("/trial/change", provider.signed(RIGHT)).POST(HttpRequest.BodyPublishers.noBody());
        assertThat(send(request).body()).isEqualTo("changed by nightly-export");
    }

    @Test
    void whoHasNoRoleHereIsKnownAndMayNothing() throws Exception {
        for (Object roles : new Object[] {Map.of("roles", List.of("hr", "footbridge")), Map.of(), "footbridge-hr"}) {
            var answer = mine(provider.signed(with("realm_access", roles)));
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.headers().firstValue("Content-Security-Policy")).isPresent();
        }
        assertThat(mine(provider.signed(with("realm_access", Map.of("roles", List.of("footbridge-it")))))
                        .statusCode())
                .isEqualTo(403);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("attacks")
    void aTokenThatIsWrongInAnyWayIsNobodys(String what, String token) throws Exception {
        var answer = mine(token);
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate").orElseThrow())
                .contains("invalid_token");
        assertThat(answer.body()).doesNotContain("iss").doesNotContain("JWT").doesNotContain("signature");
    }

    static Stream<Arguments> attacks() throws Exception {
        var now = Instant.now();
        var another = new RSAKeyGenerator(2048).keyID("key-1").generate();
        var right = provider.signed(RIGHT);
        var parts = right.split("\\.");
        return Stream.of(
                Arguments.of("no algorithm", new PlainJWT(provider.claims(RIGHT)).serialize()),
                Arguments.of("no algorithm, written another way", base64("{\"alg\":\"nOnE\"}") + "." + parts[1] + "."),
                Arguments.of("the public key as a shared secret", hmac(provider.key.toRSAPublicKey())),
                Arguments.of("another algorithm with a key pair", elliptic()),
                Arguments.of("an algorithm that is not pinned", withAlgorithm(JWSAlgorithm.RS512)),
                Arguments.of("signed by another key of the same id", signedBy(another)),
                Arguments.of("its own key in its header", ownKey(another)),
                Arguments.of("an address of keys in its header", keyAddress(another)),
                Arguments.of("a key id that is a path", withKeyId("../../../../dev/null")),
                Arguments.of("a key id that is SQL", withKeyId("key-1' or '1'='1")),
                Arguments.of("a key nobody has", withKeyId("key-2")),
                Arguments.of("another issuer", provider.signed(with("iss", "https://elsewhere.example/realm"))),
                Arguments.of("an issuer that begins alike", provider.signed(with("iss", provider.issuer() + "2"))),
                Arguments.of("no issuer", provider.signed(with("iss", null))),
                Arguments.of("for somebody else", provider.signed(with("aud", "https://payroll.example"))),
                Arguments.of("for the client: an ID token", provider.signed(with("aud", TrialProvider.CLIENT))),
                Arguments.of("for nobody", provider.signed(with("aud", null))),
                Arguments.of("expired", provider.signed(with("exp", Date.from(now.minusSeconds(60))))),
                Arguments.of("never expiring", provider.signed(with("exp", null))),
                Arguments.of("not valid yet", provider.signed(with("nbf", Date.from(now.plusSeconds(120))))),
                Arguments.of("demanding what nobody understands", critical()),
                Arguments.of("of another type", typed("secevent+jwt")),
                Arguments.of(
                        "another's claims under its signature",
                        parts[0] + "." + base64("{\"sub\":\"x\"}") + "." + parts[2]),
                Arguments.of("without its signature", parts[0] + "." + parts[1] + "."),
                Arguments.of("a signature of zeros", parts[0] + "." + parts[1] + "." + "A".repeat(342)),
                Arguments.of(
                        "encrypted, for nobody",
                        parts[0] + "." + parts[1] + "." + parts[2] + "." + parts[1] + "." + parts[2]),
                Arguments.of("no JSON", "a.b.c"),
                Arguments.of("dots", ".."));
    }

    @Test
    void aTokenAsLongAsABookIsRefusedBeforeAnybodyReadsIt() throws Exception {
        var huge = provider.signed(with("note", "x".repeat(64 << 10)));
        assertThat(mine(huge).statusCode()).isEqualTo(400);
    }

    @Test
    void madeUpKeyIdsDoNotMakeUsAskTheProviderEachTime() throws Exception {
        mine(provider.signed(RIGHT));
        var before = provider.keysAsked;
        for (var time = 0; time < 30; time++) {
            assertThat(mine(withKeyId("made-up-" + time)).statusCode()).isEqualTo(401);
        }
        assertThat(provider.keysAsked - before).isLessThan(3);
    }

    @Test
    void whileTheProviderIsAwayKnownKeysGoOnAndNobodyIsTakenForAStranger() throws Exception {
        mine(provider.signed(RIGHT));
        provider.away = true;
        try (var fresh = Trial.run(provider.settings())) {
            assertThat(mine(provider.signed(RIGHT)).statusCode()).isEqualTo(200);
            var port = fresh.getEnvironment().getProperty("local.server.port");
            var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/trial/mine"))
                    .header("Authorization", "Bearer " + provider.signed(RIGHT));
            var answer = send(request);
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        } finally {
            provider.away = false;
        }
    }

    @Test
    void atTheEndOfItsTimeATokenNoLongerHolds() throws Exception {
        var soon = provider.signed(with("exp", Date.from(Instant.now().plusSeconds(5))));
        assertThat(mine(soon).statusCode()).isEqualTo(200);
        Trial.turnClock(Duration.ofSeconds(60));
        try {
            assertThat(mine(soon).statusCode()).isEqualTo(401);
        } finally {
            Trial.turnClock(Duration.ofSeconds(-60));
        }
    }

    @Test
    void settingsThatWouldOpenDoorsStopTheStart() {
        refused("audience", TrialProvider.CLIENT, "Expected footbridge.sign-in.oidc.audience to be another");
        refused("audience", "", "Expected footbridge.sign-in.oidc.audience beside issuer");
        refused("algorithms", "HS256", "Expected footbridge.sign-in.oidc.algorithms to be some of");
        refused("algorithms", "none", "Expected footbridge.sign-in.oidc.algorithms to be some of");
        refused("issuer", "http://idp.example/realm", "Expected footbridge.sign-in.oidc.issuer to be https");
    }

    private static void refused(String setting, String value, String message) {
        var settings = new HashMap<>(provider.settings());
        settings.put("footbridge.sign-in.oidc." + setting, value);
        assertThatThrownBy(() -> Trial.run(settings)).rootCause().hasMessageStartingWith(message);
    }

    private static Map<String, Object> with(String claim, Object value) {
        var claims = new HashMap<>(RIGHT);
        claims.put(claim, value);
        return claims;
    }

    private static JWSHeader.Builder header() {
        return new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("key-1").type(JOSEObjectType.JWT);
    }

    private static String signedBy(RSAKey key) {
        return provider.signed(header().build(), key, RIGHT);
    }

    private static String ownKey(RSAKey key) {
        return provider.signed(header().jwk(key.toPublicJWK()).build(), key, RIGHT);
    }

    private static String keyAddress(RSAKey key) {
        var header =
                header().jwkURL(URI.create("http://127.0.0.1:1/keys")).x509CertURL(URI.create("http://127.0.0.1:1/x"));
        return provider.signed(header.build(), key, RIGHT);
    }

    private static String withKeyId(String id) {
        return provider.signed(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(id).build(), provider.key, RIGHT);
    }

    private static String withAlgorithm(JWSAlgorithm algorithm) {
        return provider.signed(new JWSHeader.Builder(algorithm).keyID("key-1").build(), provider.key, RIGHT);
    }

    private static String typed(String type) {
        return provider.signed(header().type(new JOSEObjectType(type)).build(), provider.key, RIGHT);
    }

    private static String critical() {
        var header = header().criticalParams(Set.of("https://example.com/must"))
                .customParam("https://example.com/must", true)
                .build();
        return provider.signed(header, provider.key, RIGHT);
    }

    private static String hmac(RSAPublicKey key) throws JOSEException {
        var token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("key-1").build(), provider.claims(RIGHT));
        token.sign(new MACSigner(key.getEncoded()));
        return token.serialize();
    }

    private static String elliptic() throws JOSEException {
        var token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("key-1").build(), provider.claims(RIGHT));
        token.sign(
                new ECDSASigner(new ECKeyGenerator(Curve.P_256).keyID("key-1").generate()));
        return token.serialize();
    }

    private static String base64(String json) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(json.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private static HttpResponse<String> mine(String token) throws Exception {
        return send(request("/trial/mine", token));
    }

    private static HttpRequest.Builder request(String path, String token) {
        var port = application.getEnvironment().getProperty("local.server.port");
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", "Bearer " + token);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
