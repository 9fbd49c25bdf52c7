package dev.footbridge.bridge.checklist;

import dev.footbridge.bridge.access.Action;
import dev.footbridge.bridge.access.Provision;
import dev.footbridge.bridge.person.Entitlement;
import dev.footbridge.bridge.policy.TaskTemplate;
import dev.footbridge.bridge.policy.VerifiedBy;
import dev.footbridge.bridge.policy.Wording;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A task to be, before anything is known of how it stands.
 *
 * @param wanted whether it still is, or was only owed by what was told before
 * @param learned when we learned it would be a task
 */
record Line(
        String id,
        TaskTemplate template,
        Wording name,
        @Nullable Provision provision,
        boolean wanted,
        Instant learned) {

    static Line of(String checklist, TaskTemplate task, boolean wanted, Instant learned) {
        return new Line(task.id(), task, named(checklist, task), provision(task), wanted, learned);
    }

    static Line of(String checklist, TaskTemplate task, Entitlement each, boolean wanted, Instant learned) {
        var name = task.name() == null
                ? Wording.of("grant/" + each)
                : new Wording(named(checklist, task).key(), Map.of("entitlement", each.toString()));
        return new Line(
                task.id() + "[" + each + "]", task, name, Provision.of(grant(task), List.of(each)), wanted, learned);
    }

    List<Entitlement> entitlements() {
        return provision == null ? List.of() : provision.entitlements();
    }

    @Nullable
    String asset() {
        return provision == null ? null : provision.asset();
    }

    private static @Nullable Provision provision(TaskTemplate task) {
        if (task.asset() != null) {
            return Provision.ofAsset(Action.ASSIGN_ASSET, task.asset(), null);
        }
        return task.grants().isEmpty() ? null : Provision.of(grant(task), task.grants());
    }

    private static Action grant(TaskTemplate task) {
        return task.verifiedBy() == VerifiedBy.ACCOUNT_CREATED ? Action.CREATE_ACCOUNT : Action.GRANT;
    }

    private static Wording named(String checklist, TaskTemplate task) {
        return Wording.of("task/" + checklist + "/" + task.id());
    }
}
