package dev.footbridge.bridge.access;

import dev.footbridge.bridge.person.PersonId;
import dev.footbridge.bridge.policy.Wording;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Work for a service desk: one task is one ticket (R21).
 *
 * @param formerIds ids it went by when less was known (R12), sorted
 * @param checklist the list it is of, if it is of one
 * @param review the review whose decision it carries out, if it does
 */
public record ProvisioningTask(
        UUID id,
        List<UUID> formerIds,
        PersonId person,
        Provision provision,
        Instant due,
        Priority priority,
        Wording reason,
        @Nullable UUID checklist,
        @Nullable UUID review,
        Wish wish) {

    public ProvisioningTask {
        formerIds = List.copyOf(formerIds);
    }
}
