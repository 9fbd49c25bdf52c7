package dev.footbridge.bridge.policy;

import java.util.List;

/**
 * The definition of a checklist.
 *
 * @param stays whether an open one keeps the version it was opened under, instead of following the newest
 */
public record ChecklistTemplate(
        String id, Trigger trigger, Words name, Condition when, boolean stays, List<TaskTemplate> tasks) {

    public ChecklistTemplate {
        tasks = List.copyOf(tasks);
    }
}
