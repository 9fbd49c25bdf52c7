package dev.footbridge.gateway.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footbridge.gateway.verify.SignatureScheme.Encoding;
import dev.footbridge.gateway.verify.SignatureScheme.KeyDecoding;
import dev.footbridge.gateway.verify.SignatureScheme.Separator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One described scheme for every vendor, and nothing that is nearly right passes. */
class SignatureTest {
    private static final Map<String, SignatureScheme> SCHEMES = Map.ofEntries(
            Map.entry("github", hex("sha256", "X-Hub-Signature-256", "sha256=", "{body}")),
            Map.entry(
                    "slack", hex("sha256", "X-Slack-Signature", "v0=", "v0:{header:X-Slack-Request-Timestamp}:{body}")),
            Map.entry("standard-webhooks", standardWebhooks(null)),
            Map.entry("finch", svix("Finch-Signature", "{header:Finch-Event-Id}.{header:Finch-Timestamp}.{body}")),
            Map.entry("bamboohr", hex("sha256", "X-BambooHR-Signature", "", "{body}{header:X-BambooHR-Timestamp}")),
            Map.entry(
                    "hibob",
                    scheme("sha512", "Bob-Signature", "", Encoding.BASE64, "{body}", KeyDecoding.UTF8, Separator.NONE)),
            Map.entry("gusto", hex("sha256", "X-Gusto-Signature", "", "{body}")),
            Map.entry(
                    "frappe",
                    scheme(
                            "sha256",
                            "X-Frappe-Webhook-Signature",
                            "",
                            Encoding.BASE64,
                            "{body}",
                            KeyDecoding.UTF8,
                            Separator.NONE)),
            Map.entry("zammad", hex("sha1", "X-Hub-Signature", "sha1=", "{body}")),
            Map.entry(
                    "pagerduty",
                    scheme(
                            "sha256",
                            "X-PagerDuty-Signature",
                            "v1=",
                            Encoding.HEX,
                            "{body}",
                            KeyDecoding.UTF8,
                            Separator.COMMA)),
            Map.entry("jira", hex("sha256", "X-Hub-Signature", "sha256=", "{body}")),
            Map.entry("keycloak-events", hex("sha256", "X-Keycloak-Signature", "", "{body}")));

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String BODY = "{\"test\": 2432232314}";
    private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private static final String TIME = "1614265330";
    private static final String SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
    private static final Instant SIGNED_AT = Instant.ofEpochSecond(1614265330L);

    private static SignatureScheme hex(String algorithm, String header, String prefix, String content) {
        return scheme(algorithm, header, prefix, Encoding.HEX, content, KeyDecoding.UTF8, Separator.NONE);
    }

    private static SignatureScheme svix(String header, String content) {
        return scheme("sha256", header, "v1,", Encoding.BASE64, content, KeyDecoding.BASE64, Separator.SPACE);
    }

    private static SignatureScheme standardWebhooks(SignedTime time) {
        return new SignatureScheme(
                "sha256",
                "webhook-signature",
                "v1,",
                Encoding.BASE64,
                SignedContent.of("{header:webhook-id}.{header:webhook-timestamp}.{body}"),
                KeyDecoding.WHSEC,
                Separator.SPACE,
                time,
                "v1a,");
    }

    private static SignatureScheme scheme(
            String algorithm,
            String header,
            String prefix,
            Encoding encoding,
            String content,
            KeyDecoding key,
            Separator list) {
        return new SignatureScheme(
                algorithm, header, prefix, encoding, SignedContent.of(content), key, list, null, null);
    }

    static Stream<Arguments> vectors() throws IOException {
        try (var in = SignatureTest.class.getResourceAsStream("signature-vectors.json")) {
            var all = JsonMapper.shared().readTree(in.readAllBytes());
            return StreamSupport.stream(all.spliterator(), false)
                    .map(vector -> Arguments.of(vector.path("name").asString(), vector));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("vectors")
    void everyVendorsVectorFits(String name, JsonNode vector) {
        var scheme = SCHEMES.get(name);
        var headers = new ArrayList<Headers.Header>();
        vector.path("headersIn")
                .properties()
                .forEach(header -> headers.add(
                        new Headers.Header(header.getKey(), header.getValue().asString())));
        headers.add(new Headers.Header(scheme.header(), vector.path("signature").asString()));
        var body = vector.path("rawBody").asString().getBytes(StandardCharsets.UTF_8);
        var secret = vector.path("secret").asString();
        assertThat(scheme.judge(List.of(secret), "POST", new Headers(headers), body, SIGNED_AT))
                .isInstanceOf(Verdict.Genuine.class);
        body[0] ^= 1;
        assertThat(scheme.judge(List.of(secret), "POST", new Headers(headers), body, SIGNED_AT))
                .isEqualTo(new Verdict.Refused(Verdict.Why.NO_MATCH));
    }

    static Stream<String> notQuite() {
        var raw = SIGNATURE.substring(3);
        return Stream.of(
                "",
                raw,
                "v1," + raw.substring(0, raw.length() - 2),
                "v1," + raw.replace("=", ""),
                "v1," + raw.toUpperCase(java.util.Locale.ROOT),
                SIGNATURE + "=",
                "v2," + raw,
                "v1a," + raw,
                "none," + raw,
                "v1=" + raw,
                "sha1=" + raw,
                "v1, " + raw,
                "v1," + raw.replace('+', '-').replace('/', '_'),
                String.join(" ", Collections.nCopies(100, SIGNATURE)));
    }

    @ParameterizedTest
    @MethodSource("notQuite")
    void nothingNearlyRightPasses(String signature) {
        assertThat(judge(signature, BODY, SIGNED_AT)).isInstanceOf(Verdict.Refused.class);
    }

    @Test
    void aBodyThatWasWrittenAnewDoesNotPass() {
        assertThat(judge(SIGNATURE, BODY.replace(" ", ""), SIGNED_AT))
                .isEqualTo(new Verdict.Refused(Verdict.Why.NO_MATCH));
        assertThat(judge(SIGNATURE, BODY + "\n", SIGNED_AT)).isInstanceOf(Verdict.Refused.class);
        assertThat(judge(SIGNATURE, "", SIGNED_AT)).isInstanceOf(Verdict.Refused.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00",
                "17A7959728EF3FDCEC588E9110A9F6FC0709E0CCC9535F2B38B4636BF7CE38A0",
                "17a7959728ef3fdcec588e9110a9f6fc0709e0ccc9535f2b38b4636bf7ce38a0 "
            })
    void hexIsLowerCaseAndWhole(String signature) {
        var headers = new Headers(List.of(
                new Headers.Header("x-bamboohr-timestamp", "2026-01-31T18:42:01+0000"),
                new Headers.Header("x-bamboohr-signature", signature)));
        var body = "{\"id\":\"42\",\"name\":\"Mara Quill\",\"note\":\"grüße\"}".getBytes(StandardCharsets.UTF_8);
        assertThat(SCHEMES.get("bamboohr").judge(List.of("example-secret-not-real"), "POST", headers, body, SIGNED_AT))
                .isEqualTo(new Verdict.Refused(Verdict.Why.NO_MATCH));
    }

    @Test
    void oneGoodSignatureAmongSeveralIsEnoughWhileASecretIsReplaced() {
        assertThat(judge("v1,AAAA v1a,BBBB " + SIGNATURE, BODY, SIGNED_AT))
                .isEqualTo(new Verdict.Genuine("hmac-sha256", 0));
        var scheme = standardWebhooks(null);
        assertThat(scheme.judge(
                        List.of("whsec_bmV3c2VjcmV0", SECRET),
                        "POST",
                        headers(ID, TIME, SIGNATURE),
                        bytes(BODY),
                        SIGNED_AT))
                .isEqualTo(new Verdict.Genuine("hmac-sha256", 1));
        assertThat(scheme.judge(
                        List.of("whsec_bmV3c2VjcmV0"), "POST", headers(ID, TIME, SIGNATURE), bytes(BODY), SIGNED_AT))
                .isEqualTo(new Verdict.Refused(Verdict.Why.NO_MATCH));
        assertThat(scheme.judge(List.of(), "POST", headers(ID, TIME, SIGNATURE), bytes(BODY), SIGNED_AT))
                .isEqualTo(new Verdict.Refused(Verdict.Why.NO_MATCH));
    }

    @ParameterizedTest
    @ValueSource(strings = {"webhook-id", "webhook-timestamp", "webhook-signature"})
    void eachHeaderIsThereOnce(String name) {
        var all = new ArrayList<>(headers(ID, TIME, SIGNATURE).all());
        var first = all.stream()
                .filter(header -> header.name().equals(name))
                .findFirst()
                .orElseThrow();
        all.add(new Headers.Header(name.toUpperCase(java.util.Locale.ROOT), first.value()));
        assertThat(standardWebhooks(null).judge(List.of(SECRET), "POST", new Headers(all), bytes(BODY), SIGNED_AT))
                .isEqualTo(new Verdict.Refused(Verdict.Why.DOUBLED_HEADER));
        all.removeIf(header -> header.name().equals(name));
        assertThat(standardWebhooks(null).judge(List.of(SECRET), "POST", new Headers(all), bytes(BODY), SIGNED_AT))
                .isEqualTo(new Verdict.Refused(Verdict.Why.MISSING_HEADER));
    }

    @Test
    void anIdThatHoldsTheSeparatorIsRefusedEvenWhenItIsSigned() {
        var scheme = standardWebhooks(null);
        for (var id : List.of("msg.1", "a,b", "a b", "a\r\nb", "", "é")) {
            var mac = SignatureTest.signed(id + "." + TIME + "." + BODY);
            assertThat(scheme.judge(List.of(SECRET), "POST", headers(id, TIME, mac), bytes(BODY), SIGNED_AT))
                    .as(id)
                    .isEqualTo(new Verdict.Refused(Verdict.Why.AMBIGUOUS_HEADER));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 299, 300, -299, -300})
    void fiveMinutesEitherWayAreNear(long seconds) {
        assertThat(judge(SIGNATURE, BODY, SIGNED_AT.plusSeconds(seconds))).isInstanceOf(Verdict.Genuine.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {301, -301, 86_400, -86_400})
    void olderIsARepeatAndLaterIsNoClock(long seconds) {
        assertThat(judge(SIGNATURE, BODY, SIGNED_AT.plusSeconds(seconds)))
                .isEqualTo(new Verdict.Refused(Verdict.Why.NOT_IN_TIME));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1614265330.0", "-1", "99999999999999999999", "+1614265330", "2021-02-25", "0x10"})
    void aTimeThatIsNoneIsNotNear(String time) {
        var time5 = new SignedTime("webhook-timestamp", SignedTime.Unit.UNIX_SECONDS, Duration.ofMinutes(5));
        assertThat(time5.isNear(time, SIGNED_AT)).isFalse();
    }

    @Test
    void timesComeInThreeWritings() {
        var now = Instant.parse("2026-01-31T18:42:01Z");
        var tolerance = Duration.ofMinutes(5);
        assertThat(new SignedTime("t", SignedTime.Unit.ISO_8601, tolerance).isNear("2026-01-31T18:42:01+0000", now))
                .isTrue();
        assertThat(new SignedTime("t", SignedTime.Unit.ISO_8601, tolerance).isNear("2026-01-31T18:42:01Z", now))
                .isTrue();
        assertThat(new SignedTime("t", SignedTime.Unit.UNIX_MILLISECONDS, tolerance)
                        .isNear("" + now.toEpochMilli(), now))
                .isTrue();
    }

    @Test
    void aSharedHeaderIsComparedWhole() {
        var shared = new SharedHeader("Authorization", "Bearer ");
        var right = new Headers(List.of(new Headers.Header("authorization", "Bearer two")));
        assertThat(shared.judge(List.of("one", "two"), "POST", right, bytes(BODY), SIGNED_AT))
                .isEqualTo(new Verdict.Genuine("shared-header", 1));
        for (var wrong : List.of("Bearer tw", "Bearer two ", "bearer two", "two", "")) {
            var headers = new Headers(List.of(new Headers.Header("authorization", wrong)));
            assertThat(shared.judge(List.of("one", "two"), "POST", headers, bytes(BODY), SIGNED_AT))
                    .isInstanceOf(Verdict.Refused.class);
        }
    }

    @Test
    void schemesThatMakeNoSenseAreNotMade() {
        assertThatThrownBy(() -> hex("none", "X", "", "{body}")).hasMessageContaining("Expected the algorithm");
        assertThatThrownBy(() -> SignedContent.of("{header:X}")).hasMessageContaining("{body}");
        assertThatThrownBy(() -> SignedContent.of("{body}{what}")).hasMessageContaining("Expected only");
        assertThatThrownBy(() -> standardWebhooks(null).check(List.of("whsec_!!")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> standardWebhooks(null).check(List.of("whsec_")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static final String PUBLIC_KEY = "whpk_1SiA4o9hyqTCpIqC5V9HUakiiaeACeqfZTInDBbOir4=";
    /** Of the reference implementations' tests. */
    private static final String BY_PRIVATE_KEY =
            "v1a,hnO3f9T8Ytu9HwrXslvumlUpqtNVqkhqw/enGzPCXe5BdqzCInXqYXFymVJaA7AZdpXwVLPo3mNl8EM+m7TBAg==";

    @Test
    void aPublicKeyProvesWhatItsPrivateKeySigned() {
        assertThat(judgedBy(PUBLIC_KEY, BY_PRIVATE_KEY, BODY)).isEqualTo(new Verdict.Genuine("ed25519", 0));
        assertThat(judgedBy(PUBLIC_KEY, "v1,AAAA v1a,AAAA " + BY_PRIVATE_KEY, BODY))
                .isEqualTo(new Verdict.Genuine("ed25519", 0));
        for (var wrong : List.of(
                "v1a,",
                "v1a,AAAA",
                "v1a,!!",
                BY_PRIVATE_KEY + "=",
                BY_PRIVATE_KEY.replace("==", ""),
                BY_PRIVATE_KEY.replace("v1a,", "v1,"),
                SIGNATURE)) {
            assertThat(judgedBy(PUBLIC_KEY, wrong, BODY)).as(wrong).isInstanceOf(Verdict.Refused.class);
        }
        assertThat(judgedBy(PUBLIC_KEY, BY_PRIVATE_KEY, BODY + " ")).isInstanceOf(Verdict.Refused.class);
    }

    @Test
    void nobodySignsWithAPublicKeyAsTheSecret() {
        for (var key : List.of(
                PUBLIC_KEY.getBytes(StandardCharsets.UTF_8),
                java.util.Base64.getDecoder().decode(PUBLIC_KEY.substring(5)))) {
            var mac = SignatureTest.signed(key, ID + "." + TIME + "." + BODY);
            assertThat(judgedBy(PUBLIC_KEY, mac, BODY)).isInstanceOf(Verdict.Refused.class);
            assertThat(judgedBy(PUBLIC_KEY, mac.replace("v1,", "v1a,"), BODY)).isInstanceOf(Verdict.Refused.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"whpk_", "whpk_AAAA", "whpk_!!"})
    void aPublicKeyThatIsNoneStopsTheStart(String key) {
        assertThatThrownBy(() -> standardWebhooks(null).check(List.of(key)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Verdict judgedBy(String secret, String signature, String body) {
        return standardWebhooks(null)
                .judge(List.of(secret), "POST", headers(ID, TIME, signature), bytes(body), SIGNED_AT);
    }

    private static Verdict judge(String signature, String body, Instant now) {
        var time = new SignedTime("webhook-timestamp", SignedTime.Unit.UNIX_SECONDS, Duration.ofMinutes(5));
        return standardWebhooks(time).judge(List.of(SECRET), "POST", headers(ID, TIME, signature), bytes(body), now);
    }

    private static String signed(String content) {
        return signed(java.util.Base64.getDecoder().decode(SECRET.substring(6)), content);
    }

    private static String signed(byte[] key, String content) {
        try {
            var mac = javax.crypto.Mac.getInstance("HmacSHA256");
            mac.init(new javax.crypto.spec.SecretKeySpec(key, "HmacSHA256"));
            return "v1," + java.util.Base64.getEncoder().encodeToString(mac.doFinal(bytes(content)));
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Headers headers(String id, String time, String signature) {
        return new Headers(List.of(
                new Headers.Header("webhook-id", id),
                new Headers.Header("webhook-timestamp", time),
                new Headers.Header("webhook-signature", signature)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
