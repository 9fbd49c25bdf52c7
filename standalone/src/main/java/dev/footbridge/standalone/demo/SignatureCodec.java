package dev.footbridge.standalone.demo;

import dev.footbridge.standalone.Access;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** How each vendor proves itself: the headers of a delivery. */
final class SignatureCodec {
    private static final String HMAC = "HmacSHA256";

    private SignatureCodec() {}

    static Map<String, String> headers(Access.Source source, Letter letter, Instant now) {
        return switch (source.connector()) {
            case "bamboohr" -> bambooHr(source.secret(), letter.body(), now);
            case "standard-webhooks" -> standardWebhooks(source.secret(), letter, now);
            case "okta" -> Map.of("Authorization", source.secret());
            case "jira" -> jira(source.secret(), letter);
            default ->
                throw new IllegalArgumentException(
                        "Expected a connector the demo can speak for, but it is " + source.connector());
        };
    }

    private static Map<String, String> bambooHr(String secret, String body, Instant now) {
        var timestamp = now.truncatedTo(ChronoUnit.SECONDS).toString();
        return Map.of(
                "X-BambooHR-Timestamp", timestamp, "X-BambooHR-Signature", hex(hmac(utf8(secret), body + timestamp)));
    }

    private static Map<String, String> standardWebhooks(String secret, Letter letter, Instant now) {
        var timestamp = Long.toString(now.getEpochSecond());
        var key = Base64.getDecoder().decode(secret.replaceFirst("^whsec_", ""));
        var signature = hmac(key, letter.id() + "." + timestamp + "." + letter.body());
        return Map.of(
                "webhook-id",
                letter.id(),
                "webhook-timestamp",
                timestamp,
                "webhook-signature",
                "v1," + Base64.getEncoder().encodeToString(signature));
    }

    private static Map<String, String> jira(String secret, Letter letter) {
        return Map.of(
                "X-Atlassian-Webhook-Identifier",
                letter.id(),
                "X-Hub-Signature",
                "sha256=" + hex(hmac(utf8(secret), letter.body())));
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            return mac.doFinal(utf8(text));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Expected " + HMAC + " to be there, but it is not", e);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
