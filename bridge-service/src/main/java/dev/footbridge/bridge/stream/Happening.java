package dev.footbridge.bridge.stream;

import dev.footbridge.bridge.read.Audience;
import org.jspecify.annotations.Nullable;

/**
 * Something changed, ready to be sent to whoever may see it.
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
        Frame frame,
        Frame farewell,
        @Nullable Frame forOthers) {

    static Happening of(
            String kind,
            String id,
            String place,
            long offset,
            Audience audience,
            @Nullable Audience before,
            Frame frame,
            String remove) {
        return new Happening(
                kind, kind + "/" + id, place, offset, audience, before, frame, Frame.of(kind, remove), null);
    }

    /** The same for everybody: with a name for those who know the person, without for the others. */
    Happening andForOthers(String putOrRemove) {
        return new Happening(kind, key, place, offset, audience, before, frame, farewell, Frame.of(kind, putOrRemove));
    }

    int size() {
        return frame.size() + farewell.size() + (forOthers == null ? 0 : forOthers.size());
    }

    /** Whoever is there has it; who comes later is rare. */
    void wasSent() {
        frame.wasSent();
        farewell.wasSent();
        if (forOthers != null) {
            forOthers.wasSent();
        }
    }
}
