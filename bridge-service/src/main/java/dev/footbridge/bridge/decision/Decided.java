package dev.footbridge.bridge.decision;

import org.jspecify.annotations.Nullable;

/**
 * What somebody decides, before it is on the log.
 *
 * @param by the account
 * @param key the caller's Idempotency-Key
 * @param person whom it is about: it goes to their partition
 * @param subject what it is about, for example {@code task|list|contract}
 * @param said what was decided, for example {@code completed}
 * @param before how the subject stood when it was decided, for example {@code open}
 * @param comment why; somebody's own words, so never in a log
 */
public record Decided(
        String by,
        @Nullable String key,
        String person,
        String subject,
        String said,
        String before,
        @Nullable String comment) {

    @Override
    public String toString() {
        return "Decided[" + said + " by " + by + "]";
    }
}
