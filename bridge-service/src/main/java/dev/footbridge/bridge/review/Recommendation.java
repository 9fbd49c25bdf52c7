package dev.footbridge.bridge.review;

import dev.footbridge.bridge.person.ReviewDecision;
import dev.footbridge.bridge.policy.Wording;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What speaks for a decision about a right that is no birthright of the new position, and why (R28). */
public record Recommendation(ReviewDecision decision, Wording reason) {

    /**
     * @param asked since when it is asked: as they moved, or as it was told too late
     * @param lastUsed the day of the last use known
     */
    public static Recommendation of(Instant asked, @Nullable Instant lastUsed, boolean privileged) {
        if (lastUsed != null && lastUsed.isAfter(asked)) {
            return new Recommendation(ReviewDecision.APPROVE, Wording.of("recommended/used"));
        }
        var reason = privileged ? "privileged" : lastUsed == null ? "not-owed" : "not-used";
        return new Recommendation(ReviewDecision.REVOKE, Wording.of("recommended/" + reason));
    }
}
