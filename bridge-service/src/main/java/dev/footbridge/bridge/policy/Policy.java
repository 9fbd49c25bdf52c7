package dev.footbridge.bridge.policy;

import java.time.Instant;

/** One published version of what the organisation decided. */
public record Policy(int version, Instant publishedAt) {

    /** A wording in words; a key this version no longer knows stands for itself. */
    public Words words(Wording wording) {
        return new Words(wording.key(), wording.key());
    }
}
