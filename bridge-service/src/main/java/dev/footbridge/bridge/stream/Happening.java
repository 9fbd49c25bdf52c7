package dev.footbridge.bridge.stream;

import dev.footbridge.bridge.read.Audience;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Something changed, ready to be sent: the same bytes for everybody who may see it.
 *
 * @param kind as in {@code event:}
 * @param key of the thing: a later happening of one key makes an earlier one needless
 * @param before whom it concerned until now, where that changed: who no longer sees it is told that it is gone
 * @param frame the {@code event:} and {@code data:} lines
 * @param farewell the same, saying that it is gone
 * @param forOthers what those get who may not know whom it is about; null: nothing
 */
record Happening(
        String kind,
        String key,
        String place,
        long offset,
        Audience audience,
        @Nullable Audience before,
        byte[] frame,
        byte[] farewell,
        byte @Nullable [] forOthers) {

    static Happening of(
            String kind,
            String id,
            String place,
            long offset,
            Audience audience,
            @Nullable Audience before,
            String putOrRemove,
            String remove) {
        return new Happening(
                kind,
                kind + "/" + id,
                place,
                offset,
                audience,
                before,
                frame(kind, putOrRemove),
                frame(kind, remove),
                null);
    }

    /** The same for everybody: with a name for those who know the person, without for the others. */
    Happening andForOthers(String putOrRemove) {
        return new Happening(kind, key, place, offset, audience, before, frame, farewell, frame(kind, putOrRemove));
    }

    /** @param json on one line: a line break would end the event */
    static byte[] frame(String event, String json) {
        if (json.indexOf('\n') >= 0 || json.indexOf('\r') >= 0) {
            throw new IllegalArgumentException("Expected JSON on one line, but it has several");
        }
        return ("event: " + event + "\ndata: " + json + "\n").getBytes(StandardCharsets.UTF_8);
    }

    int size() {
        return frame.length + farewell.length + (forOthers == null ? 0 : forOthers.length);
    }
}
