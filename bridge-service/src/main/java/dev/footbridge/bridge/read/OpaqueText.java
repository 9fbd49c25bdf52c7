package dev.footbridge.bridge.read;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Text that callers carry for us: a cursor, a position. They cannot read it (it may hold a name, or tell how much happens
 * that is not theirs) and cannot change it: AES-GCM under a key of its own purpose.
 */
public final class OpaqueText {
    private static final int SHORTEST_KEY = 16;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec key;
    private final SecureRandom random = new SecureRandom();

    /**
     * @param secret of the installation, the same in all its processes
     * @param purpose so that a text of one kind is never taken for one of another
     */
    public OpaqueText(String secret, String purpose) {
        if (secret.length() < SHORTEST_KEY) {
            throw new IllegalArgumentException("Expected footbridge.stream.key of at least %d characters, but it has %d"
                    .formatted(SHORTEST_KEY, secret.length()));
        }
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            key = new SecretKeySpec(mac.doFinal(("v1|" + purpose).getBytes(StandardCharsets.UTF_8)), "AES");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Expected every Java to have HmacSHA256", e);
        }
    }

    /** @param context has to be the same again when it is opened */
    public String seal(String text, String context) {
        var nonce = new byte[NONCE];
        random.nextBytes(nonce);
        try {
            var sealed = cipher(Cipher.ENCRYPT_MODE, nonce, context).doFinal(text.getBytes(StandardCharsets.UTF_8));
            var all = ByteBuffer.allocate(NONCE + sealed.length).put(nonce).put(sealed);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(all.array());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Expected every Java to have AES-GCM", e);
        }
    }

    /** Empty when it was not sealed here, or for something else. */
    public Optional<String> open(String sealed, String context) {
        try {
            var all = Base64.getUrlDecoder().decode(sealed);
            if (all.length <= NONCE) {
                return Optional.empty();
            }
            var nonce = java.util.Arrays.copyOf(all, NONCE);
            var text = cipher(Cipher.DECRYPT_MODE, nonce, context).doFinal(all, NONCE, all.length - NONCE);
            return Optional.of(new String(text, StandardCharsets.UTF_8));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return Optional.empty(); // somebody else's text: an answer, not a failure
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String context) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
