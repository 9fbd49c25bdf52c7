package dev.footbridge.bridge.checklist;

import dev.footbridge.bridge.access.ProvisioningTask;
import dev.footbridge.bridge.person.DeterministicId;
import dev.footbridge.bridge.person.PersonId;
import dev.footbridge.bridge.policy.Wording;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

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

    /** What of it is work for a desk: tasks that give or take an entitlement, an account or an asset. */
    public Stream<ProvisioningTask> provisioningTasks() {
        return tasks.stream()
                .flatMap(task -> Stream.ofNullable(task.provision())
                        .map(provision -> new ProvisioningTask(
                                task.taskId(),
                                formerIds.stream()
                                        .map(former -> DeterministicId.ofTask(former, task.id()))
                                        .sorted()
                                        .toList(),
                                person,
                                provision,
                                task.due(),
                                task.priority(),
                                reason(task),
                                id,
                                null,
                                task.wish())));
    }

    private Wording reason(Task task) {
        Map<String, String> args = new TreeMap<>(task.name().args());
        args.put("task", task.name().key());
        return new Wording("reason/" + checklist, args);
    }

    /** Its open tasks are nobody's any more; a list that was done stays done. */
    Checklist withdrawn(int policyVersion) {
        return with(
                isDone() ? status : ChecklistStatus.WITHDRAWN,
                policyVersion,
                tasks.stream().map(Task::withdrawn).toList());
    }

    /** This draft, with what was finished by the one before: finished tasks stay, open ones it no longer has are withdrawn. */
    Checklist keeping(Checklist before) {
        var kept = new LinkedHashMap<String, Task>();
        tasks.forEach(task -> kept.put(task.id(), task));
        before.tasks()
                .forEach(task -> kept.merge(
                        task.id(),
                        task.withdrawn().of(id),
                        (now, then) -> then.isFinished() && !now.isFinished() ? then : now));
        return with(status, policyVersion, List.copyOf(kept.values())).judged();
    }

    /** With the status its tasks give it; one that is off stays so. */
    Checklist judged() {
        if (status == ChecklistStatus.WITHDRAWN) {
            return this;
        }
        boolean nothingBegan = tasks.stream()
                .allMatch(task -> task.status() == TaskStatus.PLANNED || task.status() == TaskStatus.WITHDRAWN);
        return with(
                isDone() ? ChecklistStatus.DONE : nothingBegan ? ChecklistStatus.PLANNED : ChecklistStatus.OPEN,
                policyVersion,
                tasks);
    }

    private Checklist with(ChecklistStatus status, int policyVersion, List<Task> tasks) {
        return new Checklist(
                id, checklist, name, person, employmentId, status, anchor, policyVersion, formerIds, tasks);
    }
}
