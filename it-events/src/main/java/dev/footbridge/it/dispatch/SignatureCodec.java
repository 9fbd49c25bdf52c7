package dev.footbridge.it.dispatch;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs as Standard Webhooks does: HMAC-SHA256 over {@code id.timestamp.body}. */
final class SignatureCodec {
    private static final String PREFIX = "whsec_";

    private SignatureCodec() {}

    static byte[] key(String place, String secret) {
        try {
            var key =
                    Base64.getDecoder().decode(secret.startsWith(PREFIX) ? secret.substring(PREFIX.length()) : secret);
            if (key.length >= 16) {
                return key;
            }
        } catch (IllegalArgumentException e) {
            // said below, without the secret
        }
        throw new IllegalArgumentException(
                "Expected %s to be whsec_ and at least 16 bytes in base64, but it is not".formatted(place));
    }

    static String signature(byte[] key, String id, long seconds, byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update((id + "." + seconds + ".").getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Expected every Java to have HMAC with SHA-256", e);
        }
    }
}
