package dev.footbridge.readmodel.oidc;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A sign-in that has begun, as text its browser keeps until the provider sends it back: signed, so that it is ours, and good
 * for a few minutes. Nothing is kept here, so any instance can go on with it.
 */
final class PendingCodec {
    static final Duration GOOD_FOR = Duration.ofMinutes(10);

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

    private final SecretKeySpec key;
    private final InstantSource clock;

    /** @param to where to go afterwards */
    record Pending(String state, String nonce, String verifier, String redirect, String to, long until) {}

    /** @param secret known to all instances and nobody else */
    PendingCodec(String secret, InstantSource clock) {
        this.key = new SecretKeySpec(("sign-in v1|" + secret).getBytes(StandardCharsets.UTF_8), "HmacSHA256");
        this.clock = clock;
    }

    String write(String state, String nonce, String verifier, String redirect, String to) {
        var until = clock.instant().plus(GOOD_FOR).getEpochSecond();
        var body = JSON.writeValueAsBytes(new Pending(state, nonce, verifier, redirect, to, until));
        return TEXT.encodeToString(body) + "." + TEXT.encodeToString(mac(body));
    }

    Optional<Pending> read(String text) {
        try {
            var dot = text.indexOf('.');
            var body = Base64.getUrlDecoder().decode(text.substring(0, Math.max(dot, 0)));
            var mac = Base64.getUrlDecoder().decode(text.substring(dot + 1));
            if (!MessageDigest.isEqual(mac(body), mac)) {
                return Optional.empty();
            }
            return Optional.of(JSON.readValue(body, Pending.class))
                    .filter(pending -> clock.instant().isBefore(Instant.ofEpochSecond(pending.until())));
        } catch (IllegalArgumentException | JacksonException e) {
            return Optional.empty(); // somebody else's text: an answer, not a failure
        }
    }

    private byte[] mac(byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Expected every Java to have HmacSHA256", e);
        }
    }
}
