package dev.footbridge.readmodel.access;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One signing in at a browser.
 *
 * @param roles and
 * @param person as they were then; of a written account those of now count
 * @param proof of a written account's secrets; null when an identity provider vouched
 * @param seen when the person last did something; an open stream does nothing
 */
record Session(
        String account,
        Set<Role> roles,
        @Nullable String person,
        byte @Nullable [] proof,
        Instant begun,
        Instant seen) {
    /** So that not every request writes. */
    private static final Duration COARSE = Duration.ofMinutes(1);

    boolean isOver(Instant now, Duration idle, Duration longest) {
        return !now.isBefore(seen.plus(idle)) || !now.isBefore(begun.plus(longest));
    }

    boolean isToBeSeen(Instant now) {
        return now.isAfter(seen.plus(COARSE));
    }
}
