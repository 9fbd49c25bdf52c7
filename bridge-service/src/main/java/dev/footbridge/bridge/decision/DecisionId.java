package dev.footbridge.bridge.decision;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The event id of a decision: saying the same thing twice is saying it once. With an Idempotency-Key the same is what
 * the account says under that key about that subject, whenever; without one it is what it says while the subject still
 * stands as it did: a double click, but not a change of mind and back.
 */
final class DecisionId {
    private DecisionId() {}

    static String of(Decided decided) {
        var comment = decided.comment() == null ? "" : decided.comment();
        return decided.key() == null
                ? hash("seen", decided, comment, decided.before())
                : hash("key", decided, comment, decided.key());
    }

    private static String hash(String how, Decided decided, String comment, String within) {
        return hash(how, decided.by(), decided.person(), decided.subject(), decided.said(), comment, within);
    }

    /** Lengths first, so that no two lists of texts are one. */
    private static String hash(String... texts) {
        var all = new StringBuilder("decision");
        for (var text : texts) {
            all.append('|').append(text.length()).append(':').append(text);
        }
        try {
            var digest =
                    MessageDigest.getInstance("SHA-256").digest(all.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Expected every Java to have SHA-256", e);
        }
    }
}
