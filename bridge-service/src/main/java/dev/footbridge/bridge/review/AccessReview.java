package dev.footbridge.bridge.review;

import dev.footbridge.bridge.access.Action;
import dev.footbridge.bridge.access.Provision;
import dev.footbridge.bridge.access.ProvisioningTask;
import dev.footbridge.bridge.person.PersonId;
import dev.footbridge.bridge.policy.Wording;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A look at what one person holds.
 *
 * @param formerIds ids it went by when less was known (R12), sorted
 * @param employment whose move opened it
 * @param reviewer who decides about the first item that is open, else about the first
 * @param due until when (R26)
 * @param items by right
 */
public record AccessReview(
        UUID id,
        List<UUID> formerIds,
        PersonId person,
        UUID employment,
        ReviewStatus status,
        Reviewer reviewer,
        Instant due,
        List<ReviewItem> items) {

    public AccessReview {
        formerIds = List.copyOf(formerIds);
        items = List.copyOf(items);
    }

    static AccessReview of(
            UUID id, List<UUID> formerIds, PersonId person, UUID employment, Instant due, List<ReviewItem> items) {
        return new AccessReview(id, formerIds, person, employment, statusOf(items), reviewerOf(items), due, items);
    }

    /** What of it is work for a desk. */
    public Stream<ProvisioningTask> provisioningTasks() {
        return items.stream()
                .flatMap(item -> Stream.ofNullable(item.remediation()).map(remediation -> task(item, remediation)));
    }

    private ProvisioningTask task(ReviewItem item, Remediation remediation) {
        return new ProvisioningTask(
                remediation.task(),
                List.of(),
                person,
                revoking(item),
                remediation.due(),
                remediation.priority(),
                new Wording(
                        "review/move", Map.of("entitlement", item.entitlement().toString())),
                null,
                id,
                remediation.wish());
    }

    static Provision revoking(ReviewItem item) {
        return Provision.taking(Action.REVOKE, List.of(item.entitlement()));
    }

    /** Judged over the items as they will be, or the last one would never close it. */
    private static ReviewStatus statusOf(List<ReviewItem> items) {
        if (items.stream().anyMatch(ReviewItem::isOpen)) {
            return ReviewStatus.OPEN;
        }
        return items.stream().allMatch(item -> item.status() == ItemStatus.WITHDRAWN)
                ? ReviewStatus.WITHDRAWN
                : ReviewStatus.DONE;
    }

    private static Reviewer reviewerOf(List<ReviewItem> items) {
        return items.stream()
                .filter(ReviewItem::isOpen)
                .findFirst()
                .orElse(items.get(0))
                .reviewer();
    }
}
