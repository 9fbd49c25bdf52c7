package dev.footbridge.bridge.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footbridge.schemas.bridge.CaughtUp;
import dev.footbridge.schemas.bridge.ProvisioningTask;
import dev.footbridge.schemas.bridge.TaskOwned;
import dev.footbridge.schemas.bridge.TaskSnapshot;
import dev.footbridge.schemas.bridge.TaskStatus;
import dev.footbridge.schemas.decision.TaskCompleted;
import dev.footbridge.schemas.fact.HireRescinded;
import dev.footbridge.schemas.fact.WorkerHired;
import dev.footbridge.schemas.topic.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What desks read. */
class ProvisioningTest {
    private static final String WORKER = "E-1042";

    @TempDir
    Path directory;

    private Bridge bridge;

    @BeforeEach
    void open() {
        bridge = new Bridge(directory.resolve("state")).published(1);
    }

    @AfterEach
    void close() {
        bridge.close();
    }

    @Test
    void aTaskIsToldOnceItsTimeHasComeAndItsOwnerWithIt() {
        bridge.told(Story.hired("h-1", 0, WORKER, "2026-12-21"));
        bridge.settles();
        assertThat(tasks()).isEmpty();

        bridge.passes(Duration.ofDays(20));
        assertThat(tasks()).singleElement().satisfies(task -> {
            assertThat(task.getAction()).isEqualTo("assign-asset");
            assertThat(task.getAsset()).isEqualTo("laptop");
            assertThat(task.getWanted()).isTrue();
            assertThat(task.getWords().getIt()).isEqualTo("Joiner: Image and hand out notebook");
            assertThat(task.toString()).doesNotContain("Mara", "Quill");
        });
        assertThat(bridge.all(Topics.IDENTIFY))
                .extracting(record -> record.key())
                .containsExactly(tasks().get(0).getTaskId());
        assertThat(bridge.announced(Topics.IDENTIFY, TaskOwned.class))
                .containsExactly(new TaskOwned(tasks().get(0).getTaskId(), Bridge.personOf(WORKER)));
    }

    @Test
    void whatIsDoneBeforeItIsToldIsNeverTold() {
        bridge.told(Story.assigned("a-1", 0, WORKER, "laptop", "TAG-1"), Story.hired("h-1", 1, WORKER, "2026-12-01"));
        bridge.settles();
        assertThat(tasks()).isEmpty();
    }

    @Test
    void evidenceClosesTheTicketAndNothingIsToldTwice() {
        bridge.told(Story.hired("h-1", 0, WORKER, "2026-12-01"));
        bridge.settles();
        bridge.told(Story.assigned("a-1", 1, WORKER, "laptop", "TAG-1"));
        bridge.settles();
        bridge.told(Story.joined("p-1", 2, WORKER, "atlas"));
        bridge.settles();

        assertThat(tasks()).extracting(ProvisioningTask::getWanted).containsExactly(true, false);
        assertThat(tasks()).extracting(ProvisioningTask::getRevision).containsExactly(1L, 2L);
    }

    @Test
    void aStartThatIsPutOffMovesWhatTheDeskHas() {
        bridge.told(Story.hired("h-1", 0, WORKER, "2026-12-01"));
        bridge.settles();
        bridge.told(Story.hired("h-2", 1, WORKER, "2027-02-01"));
        bridge.settles();

        assertThat(tasks()).extracting(ProvisioningTask::getWanted).containsExactly(true, true);
        assertThat(tasks().get(1).getDue()).isAfter(tasks().get(0).getDue());
        assertThat(bridge.all(Topics.IDENTIFY)).hasSize(1);
    }

    @Test
    void aRescindedHireWithdrawsAndAHireToldAgainWantsTheSameTask() {
        bridge.told(Story.hired("h-1", 0, WORKER, "2026-12-01"));
        bridge.settles();
        bridge.told(HireRescinded.newBuilder()
                .setTold(Story.told("x-1", 1))
                .setAbout(Story.about(WORKER))
                .build());
        bridge.settles();
        bridge.told(Story.hired("h-2", 2, WORKER, "2026-12-01"));
        bridge.settles();

        assertThat(tasks()).extracting(ProvisioningTask::getWanted).containsExactly(true, false, true);
        assertThat(tasks())
                .extracting(ProvisioningTask::getTaskId)
                .containsOnly(tasks().get(0).getTaskId());
    }

    @Test
    void aTaskWhoseIdChangesGoesOnUnderTheNewOne() {
        bridge.told(Story.hired("h-1", 0, WORKER, "2026-12-01"));
        bridge.settles();
        bridge.told(WorkerHired.newBuilder(Story.hired("h-2", 1, WORKER, "2026-12-01"))
                .setEmploymentKey("K-1")
                .build());
        bridge.settles();

        assertThat(tasks()).hasSize(2).allMatch(ProvisioningTask::getWanted);
        assertThat(tasks().get(1).getTaskId()).isNotEqualTo(tasks().get(0).getTaskId());
        assertThat(tasks().get(1).getFormerIds()).containsExactly(tasks().get(0).getTaskId());
        assertThat(tasks().get(1).getRevision()).isEqualTo(2);
        assertThat(bridge.all(Topics.PROVISIONING_TASKS)).noneMatch(record -> record.value() == null);
    }

    @Test
    void whatIsCompletedHereNeedsNoDeskOnceItIsSeen() {
        bridge.told(Story.hired("h-1", 0, WORKER, "2026-12-01"));
        bridge.settles();
        var person = Bridge.personOf(WORKER);
        bridge.on(
                Topics.DECISIONS,
                person,
                TaskCompleted.newBuilder()
                        .setTold(Story.told("d-1", 1))
                        .setPerson(person)
                        .setChecklist(bridge.checklist(WORKER).getId())
                        .setTask("laptop")
                        .setBy("it")
                        .setAt(Story.TOLD)
                        .build());
        bridge.settles();
        assertThat(tasks()).extracting(ProvisioningTask::getWanted).containsExactly(true);
        assertThat(laptop().getStatus()).isEqualTo(TaskStatus.IN_PROGRESS);
        assertThat(laptop().getSettledBy()).isEqualTo("it");

        bridge.toldByIt(Story.about(WORKER).get(0).getToken(), Story.assigned("a-1", 2, WORKER, "laptop", "TAG-1"));
        bridge.settles();
        assertThat(tasks()).extracting(ProvisioningTask::getWanted).containsExactly(true, false);
        assertThat(laptop().getStatus()).isEqualTo(TaskStatus.DONE);
    }

    private TaskSnapshot laptop() {
        return bridge.checklist(WORKER).getTasks().stream()
                .filter(task -> task.getId().equals("laptop"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aLeaveTellsDesksWhatToTakeBackAndItsWithdrawalThatTheyNeedNot() {
        bridge.told(
                Story.hired("h-1", 0, WORKER, "2026-11-20"),
                Story.granted("g-1", 1, Story.about(WORKER), "crm", "admin"),
                Story.left("l-1", 2, WORKER, "2026-12-18"));
        bridge.settles();
        assertThat(tasks())
                .filteredOn(task -> task.getAction().equals("revoke"))
                .singleElement()
                .satisfies(task -> {
                    assertThat(task.getEntitlement()).isEqualTo("admin");
                    assertThat(task.getWanted()).isTrue();
                    assertThat(task.getDue()).isEqualTo("2026-12-18T22:59:59Z");
                });
        bridge.told(Story.stays("s-1", 3, WORKER));
        bridge.settles();
        assertThat(tasks())
                .filteredOn(task -> task.getAction().equals("revoke"))
                .extracting(ProvisioningTask::getWanted)
                .containsExactly(true, false);
    }

    @Test
    void howFarPlanningHasComeIsToldAfterWhatItIsAbout() {
        bridge.passes(Duration.ofSeconds(10));
        bridge.told(Story.hired("h-1", 0, WORKER, "2026-12-01"));
        bridge.settles();
        bridge.passes(Duration.ofSeconds(3));

        var told = bridge.announced(Topics.PROVISIONING_TASKS, SpecificRecord.class);
        assertThat(told.get(0)).isInstanceOf(CaughtUp.class);
        assertThat(told.get(told.size() - 1)).isInstanceOf(CaughtUp.class);
        assertThat(told).anyMatch(ProvisioningTask.class::isInstance);
        assertThat(bridge.all(Topics.PROVISIONING_TASKS).get(0).key()).isEqualTo("caught-up/0");
    }

    @Test
    void nobodyHasCaughtUpWhileABacklogIsHeard() {
        bridge.passes(Duration.ofSeconds(10));
        int before = caughtUp();
        for (int i = 0; i < 20; i++) { // recorded an hour before: more of it may follow at once
            bridge.told(Story.hired("h-" + i, i, "E-" + i, "2026-12-01"));
            bridge.passes(Duration.ofMillis(500));
        }
        assertThat(caughtUp()).isEqualTo(before);
        bridge.passes(Duration.ofSeconds(3));
        assertThat(caughtUp()).isEqualTo(before + 1);
    }

    @Test
    void whoIsIdleSaysSoEveryFewSeconds() {
        bridge.passes(Duration.ofSeconds(60));
        int before = caughtUp();
        for (int second = 0; second < 20; second++) {
            bridge.passes(Duration.ofSeconds(1));
        }
        assertThat(caughtUp() - before).isBetween(3, 5);
    }

    @Test
    void nobodyHasCaughtUpBeforeAPolicyIsKnown() {
        try (var unpublished = new Bridge(directory.resolve("other"))) {
            unpublished.passes(Duration.ofMinutes(1));
            assertThat(unpublished.all(Topics.PROVISIONING_TASKS)).isEmpty();
        }
    }

    private int caughtUp() {
        return (int) bridge.announced(Topics.PROVISIONING_TASKS, SpecificRecord.class).stream()
                .filter(CaughtUp.class::isInstance)
                .count();
    }

    private List<ProvisioningTask> tasks() {
        return bridge.announced(Topics.PROVISIONING_TASKS, SpecificRecord.class).stream()
                .filter(ProvisioningTask.class::isInstance)
                .map(ProvisioningTask.class::cast)
                .toList();
    }
}
