package dev.footbridge.bridge.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footbridge.bridge.person.DeterministicId;
import dev.footbridge.bridge.person.WorkerKey;
import dev.footbridge.schemas.bridge.Basis;
import dev.footbridge.schemas.bridge.ChecklistSnapshot;
import dev.footbridge.schemas.bridge.ChecklistStatus;
import dev.footbridge.schemas.bridge.ProvisioningTask;
import dev.footbridge.schemas.bridge.TaskSnapshot;
import dev.footbridge.schemas.bridge.TaskStatus;
import dev.footbridge.schemas.decision.TaskCompleted;
import dev.footbridge.schemas.fact.AccessGranted;
import dev.footbridge.schemas.fact.Identifier;
import dev.footbridge.schemas.fact.IdentifierKind;
import dev.footbridge.schemas.fact.PersonsLinked;
import dev.footbridge.schemas.fact.ReportedStatus;
import dev.footbridge.schemas.fact.TaskReported;
import dev.footbridge.schemas.fact.Told;
import dev.footbridge.schemas.fact.WorkerHired;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * R1, R7, R12, R21 over random stories of linked records: however partitions lag and stop, whoever keeps the highest
 * revision of each id comes to what a bridge of one partition says that hears all in a row, and for each task a desk is
 * to do there is one wanted, of the same person. {@code -Dfootbridge.partitions.stories=…} for more, {@code …seed=…} for
 * one again.
 */
class AnyOrderOfPartitionsTest {
    private static final int STORIES = Integer.getInteger("footbridge.partitions.stories", 400);
    private static final long SEED = Long.getLong("footbridge.partitions.seed", 20261126L);
    private static final List<String> WORKERS = List.of("E-1", "E-2", "E-3");
    private static final List<String> TASKS = List.of("contract", "laptop", "buddy");
    private static final Set<TaskStatus> TO_DO =
            EnumSet.of(TaskStatus.OPEN, TaskStatus.IN_PROGRESS, TaskStatus.CONTRADICTED, TaskStatus.FAILED);
    private static final Set<TaskStatus> OFF = EnumSet.of(TaskStatus.WAIVED, TaskStatus.WITHDRAWN);
    private static final Basis NO_BASIS = new Basis(Instant.EPOCH, 0, 0, "");

    /** Something told, or decided about whoever's list it is by then. */
    private sealed interface Event {
        record Fact(String key, SpecificRecord told) implements Event {}

        record Decision(String id, String worker, String task) implements Event {}
    }

    @Test
    @Timeout(1200)
    void whateverTheOrderDesksAreToDoTheSame() {
        for (int i = 0; i < STORIES; i++) {
            var chance = new Random(SEED + i);
            var expected = new Cluster(1, new Random(0));
            var cluster = new Cluster(1 + chance.nextInt(4), chance);
            var story = story(chance);
            var decided = tell(story, cluster, chance);
            story.stream()
                    .filter(Event.Fact.class::isInstance)
                    .map(Event.Fact.class::cast)
                    .forEach(fact -> expected.told(fact.key(), fact.told()));
            expected.settles();
            decided.forEach(decision -> decide(decision, expected));
            expected.settles();
            var told = new HashSet<>(cluster.tasks().keySet());
            told.retainAll(expected.tasks().keySet());
            assertThat(lists(cluster, told))
                    .as("seed %d%n%s%n%s", SEED + i, words(story), cluster.story())
                    .isEqualTo(lists(expected, told));
            assertThat(people(cluster)).as("seed %d", SEED + i).isEqualTo(people(expected));
            wanted(cluster, SEED + i);
        }
    }

    /** What is told at once overtakes itself; now and then all is planned in between. */
    private static List<Event.Decision> tell(List<Event> story, Cluster cluster, Random chance) {
        var decided = new ArrayList<Event.Decision>();
        for (var event : story) {
            if (event instanceof Event.Fact fact) {
                cluster.told(fact.key(), fact.told());
            } else if (decide((Event.Decision) event, cluster)) {
                decided.add((Event.Decision) event);
            }
            if (chance.nextInt(4) == 0) {
                cluster.settles();
            } else {
                cluster.goesOnForAWhile();
            }
        }
        cluster.settles();
        return decided;
    }

    /** By whoever sees the list; nobody does before it is announced. */
    private static boolean decide(Event.Decision decision, Cluster cluster) {
        var list = cluster.checklists().get(onboarding(decision.worker()));
        if (list == null) {
            return false;
        }
        cluster.decided(
                list.getPerson(),
                TaskCompleted.newBuilder()
                        .setTold(Story.told(decision.id(), 9))
                        .setPerson(list.getPerson())
                        .setChecklist(list.getId())
                        .setTask(decision.task())
                        .setBy("hr")
                        .setAt(Story.TOLD)
                        .build());
        return true;
    }

    /** Lists that are not off, but for what differs by when it was planned. @param told tasks of which a report finds its person */
    private static SortedMap<String, String> lists(Cluster cluster, Set<String> told) {
        var lists = new TreeMap<String, String>();
        cluster.checklists().forEach((id, list) -> {
            if (list.getStatus() != ChecklistStatus.WITHDRAWN) {
                lists.put(
                        id,
                        ChecklistSnapshot.newBuilder(list)
                                .setRevision(0)
                                .setBasis(NO_BASIS)
                                .setTasks(list.getTasks().stream()
                                        .map(task -> timeless(task, told))
                                        .toList())
                                .build()
                                .toString());
            }
        });
        return lists;
    }

    /** What no desk was told of has no ticket, and no report on it is heard. */
    private static TaskSnapshot timeless(TaskSnapshot task, Set<String> told) {
        var status = task.getStatus();
        if (TO_DO.contains(status) && told.contains(task.getProvisioningTask())) {
            return task;
        }
        var opens = task.getOpens();
        var reported = status == TaskStatus.IN_PROGRESS && opens != null;
        return TaskSnapshot.newBuilder(task)
                .setTicket(null)
                .setStatus(!reported ? status : opens.isAfter(Bridge.MORNING) ? TaskStatus.PLANNED : TaskStatus.OPEN)
                .build();
    }

    private static Map<String, Set<String>> people(Cluster cluster) {
        var people = new TreeMap<String, Set<String>>();
        cluster.people().forEach((id, person) -> {
            if (!person.getEmployments().isEmpty()) {
                people.put(id, Set.copyOf(person.getFormerIds()));
            }
        });
        return people;
    }

    private static void wanted(Cluster cluster, long seed) {
        var tasks = cluster.tasks();
        for (var list : cluster.checklists().values()) {
            for (var line : list.getTasks()) {
                if (line.getProvisioningTask() == null) {
                    continue;
                }
                var task = tasks.get(line.getProvisioningTask());
                if (TO_DO.contains(line.getStatus())) {
                    assertThat(task).as("seed %d: %s", seed, line).isNotNull();
                    assertThat(task.getWanted()).as("seed %d: %s", seed, line).isTrue();
                    assertThat(task.getPerson()).as("seed %d: %s", seed, line).isEqualTo(list.getPerson());
                } else if (task != null && OFF.contains(line.getStatus())) {
                    assertThat(task.getWanted()).as("seed %d: %s", seed, line).isFalse();
                }
            }
        }
        var lines = cluster.checklists().values().stream()
                .flatMap(list -> list.getTasks().stream())
                .map(line -> line.getProvisioningTask())
                .collect(Collectors.toSet());
        assertThat(tasks.values())
                .filteredOn(ProvisioningTask::getWanted)
                .extracting(ProvisioningTask::getTaskId)
                .as("seed %d", seed)
                .isSubsetOf(lines);
    }

    private static List<Event> story(Random chance) {
        var events = new ArrayList<Event>();
        WORKERS.forEach(worker -> events.add(fact(hired("h-" + worker, 0, worker, "2026-12-01"))));
        for (int i = 1; i < 4 + chance.nextInt(8); i++) {
            var worker = WORKERS.get(chance.nextInt(WORKERS.size()));
            var other = WORKERS.get(chance.nextInt(WORKERS.size()));
            var id = "e-" + i;
            switch (chance.nextInt(12)) {
                case 0, 1, 2, 3 -> {
                    events.add(fact(linked(id, 0, worker, other)));
                    for (int revision = 1; chance.nextInt(2) == 0; revision++) {
                        var mended = WORKERS.get(chance.nextInt(WORKERS.size()));
                        events.add(fact(linked(id, revision, worker, mended)));
                    }
                }
                case 4 -> events.add(fact(hired(id, i, worker, "2026-12-0" + (1 + chance.nextInt(8)))));
                case 5 -> events.add(fact(Story.left(id, i, worker, "2026-12-1" + chance.nextInt(9))));
                case 6 -> events.add(fact(Story.moved(id, i, worker, "2026-12-09", "Finance")));
                case 7 -> events.add(fact(Story.granted(id, i, Story.about(worker), "crm", "admin")));
                case 8 -> events.add(fact(byMail(id, i, worker)));
                case 9 -> events.add(new Event.Fact(laptop(worker), reported(id, worker)));
                case 10 -> events.add(fact(Story.assigned(id, i, worker, "laptop", "TAG-" + i)));
                default -> events.add(new Event.Decision(id, worker, TASKS.get(chance.nextInt(TASKS.size()))));
            }
        }
        java.util.Collections.shuffle(events, chance);
        return events;
    }

    private static String words(List<Event> story) {
        return story.stream()
                .map(event -> event instanceof Event.Fact fact
                        ? "%s of %s: %s"
                                        .formatted(
                                                fact.told().getSchema().getName(),
                                                fact.key(),
                                                fact.told().get(0))
                                + (fact.told() instanceof PersonsLinked linked ? linked.getOther() : "")
                        : event.toString())
                .collect(Collectors.joining("\n"));
    }

    private static Event fact(SpecificRecord told) {
        return new Event.Fact(Bridge.keyOf(told), told);
    }

    private static WorkerHired hired(String id, int minute, String worker, String start) {
        var about = new ArrayList<>(Story.about(worker));
        about.add(mail(worker));
        return WorkerHired.newBuilder(Story.hired(id, minute, worker, start))
                .setAbout(about)
                .build();
    }

    private static AccessGranted byMail(String id, int minute, String worker) {
        return Story.granted(id, minute, List.of(mail(worker)), "erp", "approve-payment");
    }

    private static Identifier mail(String worker) {
        return new Identifier(IdentifierKind.EMAIL, "", Story.token(worker + "@example.com"));
    }

    private static TaskReported reported(String id, String worker) {
        return TaskReported.newBuilder()
                .setTold(Story.told(id, 8))
                .setTaskId(laptop(worker))
                .setStatus(ReportedStatus.ACCEPTED)
                .setTicket("REQ-" + id)
                .setAt(Story.TOLD)
                .build();
    }

    private static PersonsLinked linked(String id, int revision, String worker, String other) {
        return PersonsLinked.newBuilder()
                .setTold(
                        Told.newBuilder(Story.told(id, 2)).setRevision(revision).build())
                .setAbout(Story.about(worker))
                .setOther(Story.about(other))
                .build();
    }

    private static String onboarding(String worker) {
        var key = new WorkerKey(Story.HRIS, Story.token(worker));
        return DeterministicId.ofChecklist(DeterministicId.ofFirstHire(key, "h-" + worker), "onboarding")
                .toString();
    }

    private static String laptop(String worker) {
        return DeterministicId.ofTask(java.util.UUID.fromString(onboarding(worker)), "laptop")
                .toString();
    }
}
