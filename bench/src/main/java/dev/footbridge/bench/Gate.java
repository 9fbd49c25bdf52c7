package dev.footbridge.bench;

import dev.footbridge.schemas.bridge.ChecklistSnapshot;
import dev.footbridge.schemas.bridge.ChecklistStatus;
import java.util.HashMap;
import java.util.Map;

/**
 * No figure counts before this holds: of every hire exactly one checklist, and in the end it is done. Nothing lost,
 * nothing doubled.
 */
final class Gate {
    private final Map<String, ChecklistSnapshot> last = new HashMap<>();

    void see(ChecklistSnapshot snapshot) {
        var before = last.put(snapshot.getId(), snapshot);
        if (before != null && before.getRevision() >= snapshot.getRevision()) {
            throw new IllegalStateException("Expected every revision of a checklist once, but one came twice");
        }
    }

    /** How many there are, all of them done, of this many tasks. */
    int done(int tasks) {
        last.values().forEach(checklist -> {
            if (checklist.getStatus() != ChecklistStatus.DONE
                    || checklist.getTasks().size() != tasks) {
                throw new IllegalStateException(
                        "Expected every checklist to be done, with %d tasks, but one is %s with %d"
                                .formatted(
                                        tasks,
                                        checklist.getStatus(),
                                        checklist.getTasks().size()));
            }
        });
        return last.size();
    }
}
