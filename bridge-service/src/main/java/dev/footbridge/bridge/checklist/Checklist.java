package dev.footbridge.bridge.checklist;

import dev.footbridge.bridge.person.PersonId;
import dev.footbridge.bridge.policy.Wording;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * The things to do for one employment.
 *
 * @param checklist its template
 * @param anchor the day its offsets count from
 * @param formerIds ids it went by when less was known (R12), sorted
 */
public record Checklist(
        UUID id,
        String checklist,
        Wording name,
        PersonId person,
        UUID employmentId,
        ChecklistStatus status,
        LocalDate anchor,
        int policyVersion,
        List<UUID> formerIds,
        List<Task> tasks) {

    /** Done is judged over the tasks as they will be, or the last one would never finish the list (R15). */
    public boolean isDone() {
        return tasks.stream().allMatch(Task::isSettled);
    }
}
