package dev.footbridge.bridge.announce;

import dev.footbridge.bridge.checklist.Checklist;
import dev.footbridge.bridge.checklist.Task;
import dev.footbridge.schemas.bridge.Basis;
import dev.footbridge.schemas.bridge.ChecklistSnapshot;
import dev.footbridge.schemas.bridge.ChecklistStatus;
import dev.footbridge.schemas.bridge.Evidence;
import dev.footbridge.schemas.bridge.TaskSnapshot;
import dev.footbridge.schemas.bridge.TaskStatus;
import dev.footbridge.schemas.bridge.Wording;
import java.util.List;
import java.util.Set;

/** Checklists of a plan as they are announced. */
final class ChecklistCodec {
    private static final Set<TaskStatus> SETTLED = Set.of(TaskStatus.DONE, TaskStatus.WAIVED, TaskStatus.WITHDRAWN);

    private ChecklistCodec() {}

    static ChecklistSnapshot of(Checklist checklist, long revision, Basis basis) {
        return ChecklistSnapshot.newBuilder()
                .setId(checklist.id().toString())
                .setFormerIds(SnapshotCodec.texts(checklist.formerIds()))
                .setChecklist(checklist.checklist())
                .setWording(wording(checklist.name()))
                .setPerson(checklist.person().value().toString())
                .setEmployment(checklist.employmentId().toString())
                .setRevision(revision)
                .setStatus(ChecklistStatus.valueOf(checklist.status().name()))
                .setAnchor(checklist.anchor())
                .setPolicyVersion(checklist.policyVersion())
                .setBasis(basis)
                .setTasks(checklist.tasks().stream().map(ChecklistCodec::task).toList())
                .build();
    }

    /** No plan holds it any more: what was open is withdrawn, what was settled stays. */
    static ChecklistSnapshot withdrawn(ChecklistSnapshot last, long revision, Basis basis) {
        return ChecklistSnapshot.newBuilder(last)
                .setRevision(revision)
                .setBasis(basis)
                .setStatus(ChecklistStatus.WITHDRAWN)
                .setTasks(
                        last.getTasks().stream().map(ChecklistCodec::withdrawn).toList())
                .build();
    }

    private static TaskSnapshot withdrawn(TaskSnapshot task) {
        return SETTLED.contains(task.getStatus())
                ? task
                : TaskSnapshot.newBuilder(task).setStatus(TaskStatus.WITHDRAWN).build();
    }

    private static TaskSnapshot task(Task task) {
        var provision = task.provision();
        var entitlement = provision == null ? null : provision.entitlement();
        var settlement = task.settlement();
        return TaskSnapshot.newBuilder()
                .setId(task.id())
                .setWording(wording(task.name()))
                .setOwner(task.owner())
                .setStatus(TaskStatus.valueOf(task.status().name()))
                .setOpens(task.opens())
                .setDue(task.due())
                .setLate(task.late())
                .setNeeds(task.needs())
                .setAction(provision == null ? null : provision.action().word())
                .setSystem(provision == null ? null : provision.system())
                .setEntitlement(entitlement == null ? null : entitlement.right())
                .setAsset(provision == null ? null : provision.asset())
                .setTag(provision == null ? null : provision.tag())
                .setProvisioningTask(provision == null ? null : task.taskId().toString())
                .setTicket(task.ticket())
                .setSettledBy(settlement == null ? null : settlement.by())
                .setSettledAt(settlement == null ? null : settlement.at())
                .setEvidence(evidence(task))
                .build();
    }

    private static List<Evidence> evidence(Task task) {
        return task.evidence().stream()
                .map(evidence -> new Evidence(evidence.event(), evidence.source(), evidence.at()))
                .toList();
    }

    static Wording wording(dev.footbridge.bridge.policy.Wording wording) {
        return new Wording(wording.key(), wording.args());
    }
}
