package dev.footbridge.it.dispatch;

import dev.footbridge.readmodel.projection.Changes;
import dev.footbridge.readmodel.projection.LogRecord;
import dev.footbridge.readmodel.projection.Projection;
import dev.footbridge.readmodel.projection.Table;
import dev.footbridge.schemas.bridge.CaughtUp;
import dev.footbridge.schemas.bridge.PersonSnapshot;
import dev.footbridge.schemas.bridge.ProvisioningTask;
import dev.footbridge.schemas.decision.PolicyPublished;
import dev.footbridge.schemas.fact.IdentifierKind;
import dev.footbridge.schemas.fact.Personal;
import dev.footbridge.schemas.fact.TaskReported;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the log says about tasks, the people in them, and desks. Of people no more than a desk has to know. */
final class DispatchProjectionCodec implements Projection {
    private static final String TASKS = "bridge.provisioning-tasks.v1";
    private static final String PEOPLE = "bridge.people.v1";
    private static final String POLICIES = "bridge.policies.v1";
    private static final String IT_EVENTS = "it.events.v1";

    private static final Table WANTED = Table.named("dispatch.wanted")
            .key("task", "text")
            .column("former_ids", "text[]")
            .column("partition", "integer")
            .column("log_offset", "bigint")
            .column("since", "timestamptz")
            .column("person", "text")
            .column("action", "text")
            .column("system", "text")
            .column("entitlement", "text")
            .column("asset", "text")
            .column("tag", "text")
            .column("due", "timestamptz")
            .column("priority", "text")
            .column("reason_hr", "text")
            .column("reason_it", "text")
            .column("checklist", "text")
            .column("is_wanted", "boolean")
            .column("revision", "bigint")
            .column("traceparent", "text")
            .latestBy("revision"); // of linked records, on two partitions
    private static final Table MARK = Table.named("dispatch.mark")
            .key("partition", "integer")
            .column("log_offset", "bigint")
            .column("at", "timestamptz");
    private static final Table PERSON = Table.named("dispatch.person")
            .key("person", "text")
            .column("worker_number", "text")
            .column("name", "text")
            .column("work_email", "text");
    private static final Table POLICY =
            Table.named("dispatch.policy").key("version", "integer").column("document", "jsonb");
    private static final Table REPORTED = Table.named("dispatch.reported")
            .key("task", "text")
            .column("status", "text")
            .column("ticket", "text")
            .column("at", "timestamptz")
            .column("report", "text")
            .latestBy("at"); // senders keep no order

    @Override
    public String name() {
        return "dispatch";
    }

    @Override
    public List<String> topics() {
        return List.of(TASKS, PEOPLE, POLICIES, IT_EVENTS);
    }

    @Override
    public void project(LogRecord record, Changes changes) {
        var value = record.value();
        if (value == null) {
            gone(record, changes);
        } else if (value instanceof ProvisioningTask task) {
            put(record, task, changes);
        } else if (value instanceof CaughtUp mark) {
            changes.put(MARK, record.partition(), record.offset(), mark.getAt());
        } else if (value instanceof PersonSnapshot person) {
            put(person, changes);
        } else if (value instanceof PolicyPublished policy) {
            changes.put(POLICY, policy.getVersion(), policy.getDocument());
        } else if (value instanceof TaskReported report) {
            put(report, changes);
        }
    }

    private static void gone(LogRecord record, Changes changes) {
        if (record.topic().equals(TASKS)) {
            changes.remove(WANTED, record.key());
        } else if (record.topic().equals(PEOPLE)) {
            changes.remove(PERSON, record.key());
        }
    }

    private static void put(LogRecord record, ProvisioningTask task, Changes changes) {
        var words = task.getWords();
        var key = task.getReason().getKey();
        changes.put(
                WANTED,
                task.getTaskId(),
                task.getFormerIds(),
                record.partition(),
                record.offset(),
                record.at(),
                task.getPerson(),
                task.getAction(),
                task.getSystem(),
                task.getEntitlement(),
                task.getAsset(),
                task.getTag(),
                task.getDue(),
                task.getPriority(),
                words == null ? key : words.getHr(),
                words == null ? key : words.getIt(),
                task.getChecklist(),
                task.getWanted(),
                task.getRevision(),
                record.cause().traceparent());
    }

    /** Who is forgotten, or known by nothing here any more, has no row. */
    private static void put(PersonSnapshot person, Changes changes) {
        var personal = person.getPersonal();
        if (personal == null) {
            changes.remove(PERSON, person.getId());
        } else {
            changes.put(PERSON, person.getId(), workerNumber(personal), name(personal), personal.getWorkEmail());
        }
    }

    private static @Nullable String workerNumber(Personal personal) {
        return personal.getIdentifiers().stream()
                .filter(identifier -> identifier.getKind() == IdentifierKind.WORKER_NUMBER)
                .map(identifier -> identifier.getValue())
                .reduce((earlier, later) -> later)
                .orElse(null);
    }

    private static @Nullable String name(Personal personal) {
        var given = personal.getPreferredName() == null ? personal.getGivenName() : personal.getPreferredName();
        var name = Stream.of(given, personal.getFamilyName())
                .filter(part -> part != null && !part.isBlank())
                .collect(Collectors.joining(" "));
        return name.isEmpty() ? null : name;
    }

    private static void put(TaskReported report, Changes changes) {
        changes.put(
                REPORTED,
                report.getTaskId(),
                report.getStatus().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                report.getTicket(),
                report.getAt(),
                report.getTold().getSourceEventId());
    }
}
