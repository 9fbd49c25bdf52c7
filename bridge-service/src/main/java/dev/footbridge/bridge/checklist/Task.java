package dev.footbridge.bridge.checklist;

import dev.footbridge.bridge.access.Priority;
import dev.footbridge.bridge.access.Provision;
import dev.footbridge.bridge.access.Wish;
import dev.footbridge.bridge.person.DeterministicId;
import dev.footbridge.bridge.policy.Wording;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One line of a checklist.
 *
 * @param id within the checklist: {@code contract}, {@code access[crm/user]}
 * @param taskId of its provisioning task, which reports and decisions name
 * @param late its time was already past when we learned of it, so it was due at once (R9)
 * @param needs ids of the tasks of this list that come first
 * @param provision what it gives or takes; none where it is nothing for a desk to do
 * @param ticket the desk's own record of it
 * @param settlement who settled it, where a person did; or said that it is done, and evidence is still awaited (R14)
 * @param completedByDesk whether the desk says that it did it
 * @param awaits systems whose next word contradicts that it is done (R14)
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
        @Nullable Provision provision,
        Priority priority,
        @Nullable String ticket,
        List<Evidence> evidence,
        @Nullable Settlement settlement,
        boolean completedByDesk,
        Set<String> awaits) {

    public Task {
        awaits = Set.copyOf(awaits);
    }

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
                provision,
                priority,
                ticket,
                evidence,
                settlement,
                completedByDesk,
                status.isSettled() ? Set.of() : awaits);
    }

    /** What a desk is to make of it: what somebody else did first needs no ticket any more. */
    Wish wish() {
        return switch (status) {
            case PLANNED, WAITING -> Wish.NOT_YET;
            case OPEN, IN_PROGRESS, CONTRADICTED, FAILED -> Wish.WANTED;
            case DONE -> completedByDesk ? Wish.COMPLETED : Wish.WITHDRAWN;
            case WAIVED, WITHDRAWN -> Wish.WITHDRAWN;
        };
    }

    /** Done or waived: it stays, whatever comes. */
    boolean isFinished() {
        return status == TaskStatus.DONE || status == TaskStatus.WAIVED;
    }
}
