package dev.footbridge.bridge.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footbridge.bridge.person.DeterministicId;
import dev.footbridge.bridge.person.WorkerKey;
import dev.footbridge.schemas.bridge.TaskStatus;
import dev.footbridge.schemas.decision.TaskCompleted;
import dev.footbridge.schemas.fact.AccessGranted;
import dev.footbridge.schemas.fact.ReportedStatus;
import dev.footbridge.schemas.fact.TaskReported;
import dev.footbridge.schemas.fact.Told;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** R14 over partitions that hear of a system late, in whatever order, and that stop in between. */
class ContradictedElsewhereTest {
    private static final List<String> PEOPLE = List.of("E-1042", "E-2077", "E-3001", "E-3002", "E-3003", "E-3004");
    private static final String STRANGER = "E-9000";
    private static final Instant REPORTED = Bridge.MORNING.plus(Duration.ofDays(7));

    private Cluster cluster;

    @RepeatedTest(20)
    void whoeverAwaitsASystemIsContradictedWhereverTheyAre(RepetitionInfo repetition) {
        reportedDone(repetition);
        cluster.passes(Duration.ofDays(4));
        cluster.settles();
        assertThat(statuses()).containsOnly(TaskStatus.IN_PROGRESS);

        cluster.told(granted(STRANGER, Duration.ofDays(4)));
        cluster.goesOnForAWhile();
        cluster.told(granted(PEOPLE.get(0), Duration.ofDays(4)));
        cluster.settles();
        assertThat(statuses().get(0)).isEqualTo(TaskStatus.DONE);
        assertThat(statuses().subList(1, PEOPLE.size())).containsOnly(TaskStatus.CONTRADICTED);
    }

    @RepeatedTest(20)
    void whenTheSystemSpeaksMakesNoDifferenceInTheEnd(RepetitionInfo repetition) {
        reportedDone(repetition);
        var within = repetition.getCurrentRepetition() % 2 == 0;
        cluster.passes(Duration.ofHours(within ? 23 : 25));
        cluster.told(granted(STRANGER, Duration.ofHours(within ? 23 : 25)));
        cluster.goesOnForAWhile();
        cluster.passes(Duration.ofHours(2));
        cluster.settles();
        assertThat(statuses()).containsOnly(TaskStatus.CONTRADICTED);
    }

    private void reportedDone(RepetitionInfo repetition) {
        cluster = new Cluster(4, new Random(repetition.getCurrentRepetition()));
        PEOPLE.forEach(worker -> cluster.told(Story.hired("h-" + worker, 0, worker, "2026-12-01")));
        cluster.settles();
        PEOPLE.forEach(worker -> cluster.decided(Bridge.personOf(worker), contract(worker)));
        cluster.passes(Duration.between(Bridge.MORNING, REPORTED));
        cluster.settles();
        PEOPLE.forEach(worker -> cluster.told(access(worker), reported(worker)));
        cluster.settles();
        assertThat(statuses()).containsOnly(TaskStatus.IN_PROGRESS);
    }

    private List<TaskStatus> statuses() {
        return PEOPLE.stream()
                .map(worker -> cluster.checklists().get(onboarding(worker).toString()))
                .flatMap(list -> list.getTasks().stream())
                .filter(task -> task.getId().equals("access[crm/user]"))
                .map(task -> task.getStatus())
                .toList();
    }

    private static AccessGranted granted(String worker, Duration later) {
        var at = REPORTED.plus(later);
        return AccessGranted.newBuilder(Story.granted("g-" + worker, 0, Story.about(worker), "crm", "user"))
                .setTold(told("g-" + worker, at))
                .setAt(at)
                .build();
    }

    private static TaskReported reported(String worker) {
        return TaskReported.newBuilder()
                .setTold(told("r-" + worker, REPORTED))
                .setTaskId(access(worker))
                .setStatus(ReportedStatus.COMPLETED)
                .setAt(REPORTED)
                .build();
    }

    private static TaskCompleted contract(String worker) {
        return TaskCompleted.newBuilder()
                .setTold(Story.told("d-" + worker, 1))
                .setPerson(Bridge.personOf(worker))
                .setChecklist(onboarding(worker).toString())
                .setTask("contract")
                .setBy("hr")
                .setAt(Story.TOLD)
                .build();
    }

    private static String access(String worker) {
        return DeterministicId.ofTask(onboarding(worker), "access[crm/user]").toString();
    }

    private static UUID onboarding(String worker) {
        var key = new WorkerKey(Story.HRIS, Story.token(worker));
        return DeterministicId.ofChecklist(DeterministicId.ofFirstHire(key, "h-" + worker), "onboarding");
    }

    private static Told told(String id, Instant at) {
        return new Told(id, "okta-main", id, at, at.plusSeconds(1), 0);
    }
}
