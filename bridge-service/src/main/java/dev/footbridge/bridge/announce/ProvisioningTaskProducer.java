package dev.footbridge.bridge.announce;

import dev.footbridge.bridge.access.ProvisioningTask;
import dev.footbridge.bridge.access.Wish;
import dev.footbridge.bridge.log.Outgoing;
import dev.footbridge.bridge.policy.PolicyHistory;
import dev.footbridge.schemas.bridge.Basis;
import dev.footbridge.schemas.bridge.TaskOwned;
import dev.footbridge.schemas.topic.Topics;
import dev.footbridge.schemas.wire.Wire;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Announces what desks are to do (R21). A task is first told when it is wanted: what was done before its time is none.
 * One whose id has become another goes on under the new one, which names the former; nothing more is said of those.
 */
final class ProvisioningTaskProducer {
    private final ProcessorContext<String, Outgoing> context;
    private final DifferenceProducer differences;
    private final Wire wire;
    private final Kind tasks;
    private final String owners;

    ProvisioningTaskProducer(
            ProcessorContext<String, Outgoing> context,
            DifferenceProducer differences,
            Wire wire,
            PlanningProcessor.Sinks sinks) {
        this.context = context;
        this.differences = differences;
        this.wire = wire;
        this.tasks = new Kind("task/", Topics.PROVISIONING_TASKS, sinks.tasks());
        this.owners = sinks.owners();
    }

    void announce(Remembered person, List<ProvisioningTask> planned, PolicyHistory policies, Basis basis) {
        Set<String> known = new HashSet<>();
        for (var task : planned) {
            ids(task).forEach(known::add);
            announce(person, task, policies, basis);
        }
        for (var what : person.announced(tasks)) {
            if (!known.contains(tasks.key(what))) {
                withdraw(person, tasks.key(what), tasks.key(what), List.of(), basis);
            }
        }
    }

    private void announce(Remembered person, ProvisioningTask task, PolicyHistory policies, Basis basis) {
        var id = task.id().toString();
        var told = ids(task)
                .filter(known -> person.announced.containsKey(tasks.what(known)))
                .findFirst()
                .orElse(null);
        if (task.wish() == Wish.WANTED || (task.wish() == Wish.NOT_YET && isWanted(person, told))) {
            if (!id.equals(told)) {
                tellOwner(person, task);
            }
            differences.differ(
                    person,
                    tasks,
                    id,
                    told == null ? id : told,
                    (revision, on) -> ProvisioningTaskCodec.wanted(task, policies, revision, on),
                    basis);
        } else if (task.wish() == Wish.WITHDRAWN && told != null) {
            withdraw(person, id, told, SnapshotCodec.texts(task.formerIds()), basis);
        }
    }

    private void withdraw(Remembered person, String id, String told, List<String> formerIds, Basis basis) {
        var last = differences.last(person, tasks, told, dev.footbridge.schemas.bridge.ProvisioningTask.class);
        if (last != null && last.getWanted()) {
            var renamed = id.equals(told) ? last : ProvisioningTaskCodec.renamed(last, id, formerIds);
            differences.differ(
                    person,
                    tasks,
                    id,
                    told,
                    (revision, on) -> ProvisioningTaskCodec.withdrawn(renamed, revision, on),
                    basis);
        }
    }

    private boolean isWanted(Remembered person, @Nullable String told) {
        var last = told == null
                ? null
                : differences.last(person, tasks, told, dev.footbridge.schemas.bridge.ProvisioningTask.class);
        return last != null && last.getWanted();
    }

    /** Reports may name whichever of its ids. */
    private void tellOwner(Remembered person, ProvisioningTask task) {
        tellOwner(person.id, ids(task));
    }

    void tellOwner(String person, Stream<String> ids) {
        ids.forEach(id -> {
            var owned = wire.encode(Topics.IDENTIFY.name(), new TaskOwned(id, person));
            context.forward(new Record<>(id, new Outgoing(person, owned), context.currentSystemTimeMs()), owners);
        });
    }

    private static Stream<String> ids(ProvisioningTask task) {
        return Stream.concat(Stream.of(task.id()), task.formerIds().stream()).map(UUID::toString);
    }
}
