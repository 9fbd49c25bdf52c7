package dev.footbridge.gateway.intake;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The last deliveries that are on the log, and the hash of what they held: a repeat need not be written again, and the
 * same id with another content is noticed. Only a help: what it has forgotten is absorbed by the ids further on.
 */
final class Repeats {
    private static final int REMEMBERED = 10_000;

    enum Known {
        NEW,
        SAME,
        OTHER_CONTENT
    }

    private final Map<String, String> hashes = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > REMEMBERED;
        }
    };

    synchronized Known look(String deliveryId, String contentHash) {
        var known = hashes.get(deliveryId);
        if (known == null) {
            return Known.NEW;
        }
        return known.equals(contentHash) ? Known.SAME : Known.OTHER_CONTENT;
    }

    synchronized void remember(String deliveryId, String contentHash) {
        hashes.putIfAbsent(deliveryId, contentHash);
    }
}
