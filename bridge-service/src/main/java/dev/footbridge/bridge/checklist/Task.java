package dev.footbridge.bridge.checklist;

import dev.footbridge.bridge.person.DeterministicId;
import dev.footbridge.bridge.policy.Wording;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One line of a checklist.
 *
 * @param id within the checklist: {@code contract}, {@code access[crm/user]}
 * @param taskId of its provisioning task, which reports and decisions name
 * @param late its time was already past when we learned of it, so it was due at once (R9)
 * @param needs ids of the tasks of this list that come first
 * @param entitlements what it grants, as {@code system/right}
 * @param asset the kind of asset it hands out
 * @param ticket the desk's own record of it
 * @param settlement who settled it, where a person did
 */
public record Task(
        String id,
        UUID taskId,
        Wording name,
        String owner,
        TaskStatus status,
        Instant due,
        Instant opens,
        boolean late,
        List<String> needs,
        List<String> entitlements,
        @Nullable String asset,
        @Nullable String ticket,
        List<Evidence> evidence,
        @Nullable Settlement settlement) {

    public boolean isSettled() {
        return status.isSettled();
    }

    /** Nobody has to do it any more. */
    Task withdrawn() {
        return isSettled() ? this : with(taskId, TaskStatus.WITHDRAWN);
    }

    /** The same task of a list whose id has become another, for more being known. */
    Task of(UUID checklist) {
        return with(DeterministicId.ofTask(checklist, id), status);
    }

    private Task with(UUID taskId, TaskStatus status) {
        return new Task(
                id,
                taskId,
                name,
                owner,
                status,
                due,
                opens,
                late,
                needs,
                entitlements,
                asset,
                ticket,
                evidence,
                settlement);
    }

    /** Done or waived: it stays, whatever comes. */
    boolean isFinished() {
        return status == TaskStatus.DONE || status == TaskStatus.WAIVED;
    }
}
