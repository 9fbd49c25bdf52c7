package dev.footbridge.bridge.log;

import org.jspecify.annotations.Nullable;

/**
 * Bytes on their way out, and the person whose partition they go to, whatever their key.
 *
 * @param partition the partition itself, where it is no person's matter
 */
public record Outgoing(
        String person, byte @Nullable [] bytes, @Nullable Integer partition) {
    public Outgoing(String person, byte @Nullable [] bytes) {
        this(person, bytes, null);
    }

    public static Outgoing to(int partition, byte[] bytes) {
        return new Outgoing("", bytes, partition);
    }
}
