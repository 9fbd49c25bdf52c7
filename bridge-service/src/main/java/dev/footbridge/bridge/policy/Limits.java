package dev.footbridge.bridge.policy;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The numbers a policy sets.
 *
 * @param settle how long a task has stood unchanged before it is sent (R9b)
 * @param surge tickets one change of policy may cause per destination before it is held (R9c)
 * @param protection gap between two employments that still makes a move of it (R7)
 * @param verification how long evidence may take after a report (R14)
 */
public record Limits(
        Hold hold,
        Duration settle,
        int surge,
        Duration protection,
        Duration verification,
        Reviews reviews,
        int smallestGroup) {

    /** R20. */
    public record Hold(int people, int percent, int atMost, int immediate, Duration within) {}

    /** R26. @param fallback the group that decides when nobody else can (R24) */
    public record Reviews(
            Duration micro, Duration campaign, @Nullable String fallback, boolean revokesWithoutResponse) {}
}
