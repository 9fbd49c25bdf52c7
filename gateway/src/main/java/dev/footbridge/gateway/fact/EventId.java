package dev.footbridge.gateway.fact;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Ids that are the same however often a delivery comes, is mapped or is mapped again: 32 hex digits. */
public final class EventId {
    private EventId() {}

    /** Of a delivery: the same delivery sent again has the same. */
    public static String ofDelivery(String source, String sendersId) {
        return hash("delivery", source, sendersId);
    }

    /** Of a fact: a hash of source, the source's own id and the place among the facts told under that id. */
    public static String ofFact(String source, String sendersId, int index) {
        return hash("fact", source, sendersId, Integer.toString(index));
    }

    /** Of a part of a fact that goes elsewhere or stands alone on the log. */
    public static String ofPart(String eventId, String part) {
        return hash("part", eventId, part);
    }

    public static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(digest(bytes));
    }

    /** Lengths first, so that no two lists of texts are one. */
    private static String hash(String... texts) {
        var all = new StringBuilder("v1");
        for (var text : texts) {
            all.append('|').append(text.length()).append(':').append(text);
        }
        return HexFormat.of().formatHex(digest(all.toString().getBytes(StandardCharsets.UTF_8)), 0, 16);
    }

    private static byte[] digest(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Expected every Java to have SHA-256", e);
        }
    }
}
