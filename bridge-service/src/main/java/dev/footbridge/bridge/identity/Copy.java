package dev.footbridge.bridge.identity;

import java.nio.ByteBuffer;

/**
 * What tells copies of one event apart: all are equal but for {@code recorded}, of which the earliest counts, and a
 * replay after a connector was mended, which is of a higher revision.
 *
 * @param content hash of everything but {@code recorded} and the revision
 */
record Copy(long recorded, int revision, int content) {
    static final int BYTES = Long.BYTES + 2 * Integer.BYTES;

    /** Whether this copy says nothing that the other has not said. */
    boolean addsNothingTo(Copy heard) {
        return revision < heard.revision
                || revision == heard.revision && content == heard.content && recorded >= heard.recorded;
    }

    static Copy of(byte[] bytes) {
        var buffer = ByteBuffer.wrap(bytes);
        return new Copy(buffer.getLong(), buffer.getInt(), buffer.getInt());
    }

    byte[] bytes() {
        return ByteBuffer.allocate(BYTES)
                .putLong(recorded)
                .putInt(revision)
                .putInt(content)
                .array();
    }
}
