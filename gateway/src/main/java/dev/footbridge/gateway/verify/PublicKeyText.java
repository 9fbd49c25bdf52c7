package dev.footbridge.gateway.verify;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** A sender's Ed25519 key as Standard Webhooks writes it, {@code whpk_} and base64: it proves, and cannot sign. */
record PublicKeyText(PublicKey key) {
    private static final String PREFIX = "whpk_";
    /** What stands before the 32 bytes of an Ed25519 key in X.509. */
    private static final byte[] X509 = HexFormat.of().parseHex("302a300506032b6570032100");

    private static final int KEY_BYTES = 32;
    private static final String ALGORITHM = "Ed25519";

    static boolean isOne(String secret) {
        return secret.startsWith(PREFIX);
    }

    static PublicKeyText of(String text) {
        var raw = Base64.getDecoder().decode(text.substring(PREFIX.length()));
        if (raw.length != KEY_BYTES) {
            throw new IllegalArgumentException(
                    "Expected a public key of %d bytes, but it has %d".formatted(KEY_BYTES, raw.length));
        }
        var encoded = new byte[X509.length + KEY_BYTES];
        System.arraycopy(X509, 0, encoded, 0, X509.length);
        System.arraycopy(raw, 0, encoded, X509.length, KEY_BYTES);
        try {
            return new PublicKeyText(KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(encoded)));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("Expected a public key of Ed25519, but it is none", e);
        }
    }

    boolean isSigner(List<String> signatures, byte[] signed) {
        return signatures.stream().anyMatch(signature -> isSigner(signature, signed));
    }

    private boolean isSigner(String signature, byte[] signed) {
        try {
            var bytes = Base64.getDecoder().decode(signature);
            var verifier = Signature.getInstance(ALGORITHM);
            verifier.initVerify(key);
            verifier.update(signed);
            return Base64.getEncoder().encodeToString(bytes).equals(signature) && verifier.verify(bytes);
        } catch (IllegalArgumentException | SignatureException e) {
            return false; // no signature at all
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Expected every Java to have Ed25519", e);
        }
    }
}
