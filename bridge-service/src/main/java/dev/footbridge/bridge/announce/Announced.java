package dev.footbridge.bridge.announce;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** What was announced last under an id: its revision, and its bytes without revision and basis. */
record Announced(long revision, byte[] content) {
    boolean says(byte[] other) {
        return Arrays.equals(content, other);
    }

    static Announced of(byte[] bytes) {
        var buffer = ByteBuffer.wrap(bytes);
        long revision = buffer.getLong();
        return new Announced(revision, Arrays.copyOfRange(bytes, Long.BYTES, bytes.length));
    }

    byte[] bytes() {
        return ByteBuffer.allocate(Long.BYTES + content.length)
                .putLong(revision)
                .put(content)
                .array();
    }
}
