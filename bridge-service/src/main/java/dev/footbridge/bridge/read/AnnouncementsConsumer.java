package dev.footbridge.bridge.read;

import dev.footbridge.readmodel.projection.Changes;
import dev.footbridge.readmodel.projection.LogRecord;
import dev.footbridge.readmodel.projection.Projection;
import dev.footbridge.readmodel.projection.Table;
import dev.footbridge.schemas.bridge.ChecklistSnapshot;
import dev.footbridge.schemas.bridge.DecisionsPlanned;
import dev.footbridge.schemas.bridge.EmploymentSnapshot;
import dev.footbridge.schemas.bridge.FeedEntry;
import dev.footbridge.schemas.bridge.PersonSnapshot;
import dev.footbridge.schemas.bridge.ReviewItemSnapshot;
import dev.footbridge.schemas.bridge.ReviewSnapshot;
import dev.footbridge.schemas.bridge.TaskSnapshot;
import dev.footbridge.schemas.decision.PolicyPublished;
import dev.footbridge.schemas.topic.Topics;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Announcements into the tables of schema {@code bridge}. */
public final class AnnouncementsConsumer implements Projection {
    static final Table PERSON = Table.named("bridge.person")
            .key("id", "text")
            .column("revision", "bigint")
            .column("status", "text")
            .column("name", "text")
            .column("sort_name", "text")
            .column("worker_number", "text")
            .column("department", "text")
            .column("location", "text")
            .column("start_date", "date")
            .column("workers", "text[]")
            .column("managers", "text[]")
            .column("projects", "text[]")
            .column("former_ids", "text[]")
            .column("search", "text")
            .column("changed", "timestamptz")
            .column("snapshot", "json");
    static final Table CHECKLIST = Table.named("bridge.checklist")
            .key("id", "text")
            .column("person", "text")
            .column("checklist", "text")
            .column("status", "text")
            .column("anchor", "date")
            .column("due", "timestamptz")
            .column("revision", "bigint")
            .column("former_ids", "text[]")
            .column("changed", "timestamptz")
            .column("snapshot", "json")
            .latestBy("revision"); // of linked records, on two partitions
    static final Table TASK = Table.named("bridge.task")
            .key("checklist", "text")
            .key("task", "text")
            .column("id", "text")
            .column("person", "text")
            .column("template", "text")
            .column("owner", "text")
            .column("status", "text")
            .column("settled", "boolean")
            .column("due", "timestamptz")
            .column("changed", "timestamptz")
            .column("snapshot", "json")
            .linesOf(CHECKLIST);
    static final Table SOURCE = Table.named("bridge.source").key("name", "text");
    static final Table POLICY = Table.named("bridge.policy")
            .key("version", "int")
            .column("published_at", "timestamptz")
            .column("document", "text");
    static final Table FEED_ENTRY = Table.named("bridge.feed_entry")
            .key("id", "text")
            .column("project", "text")
            .column("kind", "text")
            .column("at", "timestamptz")
            .column("person", "text")
            .column("changed", "timestamptz")
            .column("snapshot", "json");
    static final Table REVIEW = Table.named("bridge.review")
            .key("id", "text")
            .column("person", "text")
            .column("status", "text")
            .column("due", "timestamptz")
            .column("reviewers", "text[]")
            .column("reasons", "text[]")
            .column("systems", "text[]")
            .column("risks", "text[]")
            .column("revision", "bigint")
            .column("former_ids", "text[]")
            .column("changed", "timestamptz")
            .column("snapshot", "json");
    static final Table PLANNED = Table.named("bridge.planned")
            .key("topic", "text")
            .key("partition", "int")
            .column("decision", "bigint");
    private static final String NEVER = "infinity";

    private final SnapshotCodec snapshots;

    public AnnouncementsConsumer(SnapshotCodec snapshots) {
        this.snapshots = snapshots;
    }

    @Override
    public String name() {
        return "bridge";
    }

    @Override
    public List<String> topics() {
        return List.of(
                Topics.POLICIES.name(),
                Topics.PEOPLE.name(),
                Topics.CHECKLISTS.name(),
                Topics.REVIEWS.name(),
                Topics.PROJECT_FEED.name());
    }

    @Override
    public void project(LogRecord record, Changes changes) {
        if (record.value() instanceof PersonSnapshot person) {
            put(person, record, changes);
        } else if (record.value() instanceof ChecklistSnapshot checklist) {
            put(checklist, record, changes);
        } else if (record.value() instanceof ReviewSnapshot review) {
            put(review, record, changes);
        } else if (record.value() instanceof FeedEntry entry) {
            put(entry, record, changes);
        } else if (record.value() instanceof PolicyPublished policy) {
            changes.put(POLICY, policy.getVersion(), policy.getPublishedAt(), policy.getDocument());
        } else if (record.value() instanceof DecisionsPlanned planned) {
            changes.put(PLANNED, record.topic(), planned.getPartition(), planned.getDecision());
        } else if (record.value() == null && record.topic().equals(Topics.PEOPLE.name())) {
            changes.remove(PERSON, record.key());
        } else if (record.value() == null && record.topic().equals(Topics.CHECKLISTS.name())) {
            changes.remove(CHECKLIST, record.key());
            changes.clear(TASK, record.key());
        } else if (record.value() == null && record.topic().equals(Topics.REVIEWS.name())) {
            changes.remove(REVIEW, record.key());
        }
    }

    private void put(PersonSnapshot person, LogRecord record, Changes changes) {
        var present = StandingCodec.present(person);
        var name = SnapshotCodec.name(person.getPersonal());
        changes.put(
                PERSON,
                person.getId(),
                person.getRevision(),
                SnapshotCodec.word(person.getStatus()),
                name,
                name == null ? "" : name.toLowerCase(Locale.ROOT),
                present == null ? null : snapshots.workerNumber(person.getPersonal(), present),
                present == null ? "" : orEmpty(present.getDetails().getDepartment()),
                present == null ? "" : orEmpty(present.getDetails().getLocation()),
                present == null ? NEVER : present.getStartDate(),
                StandingCodec.workers(person),
                StandingCodec.managers(person),
                person.getProjects(),
                person.getFormerIds(),
                searched(person, name),
                record.at(),
                snapshots.person(person).toString());
        person.getEmployments().stream()
                .map(EmploymentSnapshot::getSource)
                .distinct()
                .forEach(source -> changes.put(SOURCE, source));
    }

    private String searched(PersonSnapshot person, @Nullable String name) {
        var numbers = person.getEmployments().stream()
                .map(employment -> snapshots.workerNumber(person.getPersonal(), employment));
        return Stream.concat(Stream.ofNullable(name), numbers.filter(Objects::nonNull))
                .map(text -> text.toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" "));
    }

    private void put(ChecklistSnapshot checklist, LogRecord record, Changes changes) {
        var open = checklist.getTasks().stream()
                .filter(task -> !isSettled(task))
                .map(TaskSnapshot::getDue)
                .filter(Objects::nonNull)
                .sorted()
                .findFirst();
        var isLatest = changes.put(
                CHECKLIST,
                checklist.getId(),
                checklist.getPerson(),
                checklist.getChecklist(),
                SnapshotCodec.word(checklist.getStatus()),
                checklist.getAnchor(),
                open.map(Object::toString).orElse(NEVER),
                checklist.getRevision(),
                checklist.getFormerIds(),
                record.at(),
                snapshots.checklist(checklist).toString());
        if (isLatest) {
            changes.clear(TASK, checklist.getId());
            checklist.getTasks().forEach(task -> put(checklist, task, record, changes));
        }
    }

    private void put(ChecklistSnapshot checklist, TaskSnapshot task, LogRecord record, Changes changes) {
        changes.put(
                TASK,
                checklist.getId(),
                task.getId(),
                checklist.getId() + "/" + task.getId(),
                checklist.getPerson(),
                checklist.getChecklist(),
                task.getOwner(),
                SnapshotCodec.word(task.getStatus()),
                isSettled(task),
                task.getDue() == null ? NEVER : task.getDue(),
                record.at(),
                snapshots.taskOf(checklist, task).toString());
    }

    private static void put(ReviewSnapshot review, LogRecord record, Changes changes) {
        var isOpen = review.getStatus().equals("open") && review.getDue() != null;
        changes.put(
                REVIEW,
                review.getId(),
                review.getPerson(),
                review.getStatus(),
                isOpen ? review.getDue() : NEVER,
                ReviewCodec.reviewers(review),
                of(review, item -> item.getReasons().stream()),
                of(review, item -> Stream.of(item.getSystem())),
                of(review, item -> Stream.ofNullable(item.getRisk())),
                review.getRevision(),
                review.getFormerIds(),
                record.at(),
                ReviewCodec.stored(review).toString());
    }

    private static Set<String> of(ReviewSnapshot review, Function<ReviewItemSnapshot, Stream<String>> what) {
        return review.getItems().stream().flatMap(what).collect(Collectors.toCollection(TreeSet::new));
    }

    private static void put(FeedEntry entry, LogRecord record, Changes changes) {
        if (entry.getWithdrawn()) {
            changes.remove(FEED_ENTRY, entry.getId());
            return;
        }
        changes.put(
                FEED_ENTRY,
                entry.getId(),
                entry.getProject(),
                entry.getKind(),
                entry.getAt(),
                entry.getPerson(),
                record.at(),
                EntryCodec.stored(entry, record.at()).toString());
    }

    private static boolean isSettled(TaskSnapshot task) {
        return ShownCodec.isSettled(SnapshotCodec.word(task.getStatus()));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
