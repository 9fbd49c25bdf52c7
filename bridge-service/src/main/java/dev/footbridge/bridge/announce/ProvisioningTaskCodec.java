package dev.footbridge.bridge.announce;

import dev.footbridge.bridge.access.ProvisioningTask;
import dev.footbridge.bridge.policy.PolicyHistory;
import dev.footbridge.schemas.bridge.Basis;
import dev.footbridge.schemas.bridge.Words;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Work for a desk as it is announced. */
final class ProvisioningTaskCodec {
    private ProvisioningTaskCodec() {}

    static dev.footbridge.schemas.bridge.ProvisioningTask wanted(
            ProvisioningTask task, PolicyHistory policies, long revision, Basis basis) {
        var provision = task.provision();
        var entitlement = provision.entitlement();
        var words = policies.words(task.reason());
        return dev.footbridge.schemas.bridge.ProvisioningTask.newBuilder()
                .setTaskId(task.id().toString())
                .setFormerIds(SnapshotCodec.texts(task.formerIds()))
                .setPerson(task.person().value().toString())
                .setAction(provision.action().word())
                .setSystem(provision.system())
                .setEntitlement(entitlement == null ? null : entitlement.right())
                .setAsset(provision.asset())
                .setTag(provision.tag())
                .setDue(task.due())
                .setPriority(task.priority().word())
                .setReason(ChecklistCodec.wording(task.reason()))
                .setWords(new Words(words.hr(), words.it()))
                .setChecklist(text(task.checklist()))
                .setReview(text(task.review()))
                .setWanted(true)
                .setRevision(revision)
                .setBasis(basis)
                .build();
    }

    /** As it was wanted last. */
    static dev.footbridge.schemas.bridge.ProvisioningTask withdrawn(
            dev.footbridge.schemas.bridge.ProvisioningTask last, long revision, Basis basis) {
        return dev.footbridge.schemas.bridge.ProvisioningTask.newBuilder(last)
                .setWanted(false)
                .setRevision(revision)
                .setBasis(basis)
                .build();
    }

    /** Under another id. */
    static dev.footbridge.schemas.bridge.ProvisioningTask renamed(
            dev.footbridge.schemas.bridge.ProvisioningTask last, String id, List<String> formerIds) {
        return dev.footbridge.schemas.bridge.ProvisioningTask.newBuilder(last)
                .setTaskId(id)
                .setFormerIds(formerIds)
                .build();
    }

    private static @Nullable String text(@Nullable UUID id) {
        return id == null ? null : id.toString();
    }
}
