package dev.footbridge.bridge.review;

import dev.footbridge.bridge.checklist.Evidence;
import dev.footbridge.bridge.person.Entitlement;
import dev.footbridge.bridge.policy.Wording;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One line of a review: a right somebody holds, and whether they should.
 *
 * @param asked since when it is asked about
 * @param since since when they hold it
 * @param evidence what shows that they do; none where only a task is said to be done
 * @param why how they came to hold it
 * @param lastUsed the day of the last use known, while it is asked about
 * @param remediation what carries a revoke out; none while it is kept
 */
public record ReviewItem(
        UUID id,
        Entitlement entitlement,
        List<Reason> reasons,
        ItemStatus status,
        Reviewer reviewer,
        Instant asked,
        Instant since,
        @Nullable Evidence evidence,
        Wording why,
        @Nullable String risk,
        boolean privileged,
        @Nullable Instant lastUsed,
        Decided decided,
        @Nullable Remediation remediation) {

    public ReviewItem {
        reasons = List.copyOf(reasons);
    }

    boolean isOpen() {
        return status == ItemStatus.OPEN;
    }
}
