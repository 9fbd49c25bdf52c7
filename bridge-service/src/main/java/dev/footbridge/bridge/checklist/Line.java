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

    static Line of(String checklist, TaskTemplate task, Instant learned) {
        return new Line(task.id(), task, named(checklist, task, Map.of()), provision(task), true, learned);
    }

    static Line granting(String checklist, TaskTemplate task, Entitlement each, boolean wanted, Instant learned) {
        var provision = Provision.giving(grant(task), List.of(each));
        return new Line(each(task, each), task, named(checklist, task, "grant", each), provision, wanted, learned);
    }

    static Line revoking(String checklist, TaskTemplate task, Entitlement each, boolean wanted, Instant learned) {
        var provision = Provision.taking(revoke(task), List.of(each));
        return new Line(each(task, each), task, named(checklist, task, "revoke", each), provision, wanted, learned);
    }

    /** @param tag none where nobody said which one they were given */
    static Line collecting(String checklist, TaskTemplate task, String asset, @Nullable String tag, Instant learned) {
        var name = task.name() == null
                ? new Wording("collect/" + asset, tag == null ? Map.of() : Map.of("tag", tag))
                : named(checklist, task, Map.of("asset", asset));
        return new Line(
                each(task, tag == null ? asset : asset + ":" + tag),
                task,
                name,
                Provision.collecting(asset, tag),
                true,
                learned);
    }

    boolean takes() {
        return provision != null && provision.takes();
    }

    private static @Nullable Provision provision(TaskTemplate task) {
        if (task.asset() != null) {
            boolean returned = task.verifiedBy() == VerifiedBy.ASSET_RETURNED;
            return returned ? Provision.collecting(task.asset(), null) : Provision.assigning(task.asset());
        }
        if (!task.revokes().isEmpty()) {
            return Provision.taking(revoke(task), task.revokes());
        }
        return task.grants().isEmpty() ? null : Provision.giving(grant(task), task.grants());
    }

    private static Action grant(TaskTemplate task) {
        return task.verifiedBy() == VerifiedBy.ACCOUNT_CREATED ? Action.CREATE_ACCOUNT : Action.GRANT;
    }

    private static Action revoke(TaskTemplate task) {
        return task.verifiedBy() == VerifiedBy.ACCOUNT_DISABLED ? Action.DISABLE_ACCOUNT : Action.REVOKE;
    }

    private static String each(TaskTemplate task, Object each) {
        return task.id() + "[" + each + "]";
    }

    private static Wording named(String checklist, TaskTemplate task, String verb, Entitlement each) {
        return task.name() == null
                ? Wording.of(verb + "/" + each)
                : named(checklist, task, Map.of("entitlement", each.toString()));
    }

    private static Wording named(String checklist, TaskTemplate task, Map<String, String> args) {
        return new Wording("task/" + checklist + "/" + task.id(), args);
    }
}
