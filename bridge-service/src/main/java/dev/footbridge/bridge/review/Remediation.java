package dev.footbridge.bridge.review;

import dev.footbridge.bridge.access.Priority;
import dev.footbridge.bridge.access.Wish;
import dev.footbridge.bridge.checklist.Settlement;
import dev.footbridge.bridge.checklist.TaskStatus;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a decision to revoke is carried out (R27).
 *
 * @param task the provisioning task
 * @param ticket the desk's own record of it
 * @param settlement who says that it is done, where no system shows it
 * @param awaits systems whose next word contradicts that it is done (R14)
 */
public record Remediation(
        UUID task,
        TaskStatus status,
        Instant due,
        Priority priority,
        @Nullable String ticket,
        Wish wish,
        @Nullable Settlement settlement,
        Set<String> awaits) {

    public Remediation {
        awaits = Set.copyOf(awaits);
    }
}
