package dev.footbridge.bridge.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footbridge.schemas.bridge.ChecklistSnapshot;
import dev.footbridge.schemas.bridge.TaskSnapshot;
import dev.footbridge.schemas.bridge.TaskStatus;
import dev.footbridge.schemas.decision.TaskCompleted;
import dev.footbridge.schemas.fact.AccessGranted;
import dev.footbridge.schemas.fact.ReportedStatus;
import dev.footbridge.schemas.fact.TaskReported;
import dev.footbridge.schemas.fact.Told;
import dev.footbridge.schemas.topic.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** R13, R14 from the desk's word to the screen: reported done, the system heard from since, and no evidence. */
class ContradictedTest {
    private static final String MARA = "E-1042";
    private static final String BEN = "E-2077";
    private static final String ACCESS = "access[crm/user]";
    private static final Instant REPORTED = Instant.parse("2026-11-25T10:00:00Z");
    private static final Instant WINDOW_ENDS = REPORTED.plus(Duration.ofHours(24));

    @TempDir
    Path directory;

    private Bridge bridge;
    private Instant now = Bridge.MORNING;

    @BeforeEach
    void reportedDone() {
        bridge = Bridge.restartable(directory.resolve("state")).published(1);
        expecting(MARA);
        until(REPORTED);
        reports("r-1", 0, MARA, ReportedStatus.COMPLETED);
        assertThat(access(MARA).getStatus()).isEqualTo(TaskStatus.IN_PROGRESS);
    }

    @AfterEach
    void close() {
        bridge.close();
    }

    @Test
    void aSystemHeardFromWithinTheWindowContradictsWhenItEnds() {
        until(REPORTED.plus(Duration.ofHours(3)));
        somebodyElseIsGranted("g-2");
        assertThat(access(MARA).getStatus()).isEqualTo(TaskStatus.IN_PROGRESS);

        until(WINDOW_ENDS.plusSeconds(60));
        assertThat(access(MARA).getStatus()).isEqualTo(TaskStatus.CONTRADICTED);
    }

    @Test
    void aSystemHeardFromOnlyAfterTheWindowContradictsAtOnce() {
        until(WINDOW_ENDS.plus(Duration.ofDays(3)));
        assertThat(access(MARA).getStatus()).isEqualTo(TaskStatus.IN_PROGRESS);

        somebodyElseIsGranted("g-2");
        assertThat(access(MARA).getStatus()).isEqualTo(TaskStatus.CONTRADICTED);
    }

    @Test
    void whoWaitsForASystemIsRememberedOverAStop() {
        until(WINDOW_ENDS.plus(Duration.ofDays(3)));
        var next = bridge.restarted();
        bridge.close();
        bridge = next;
        bridge.settles();

        somebodyElseIsGranted("g-2");
        assertThat(access(MARA).getStatus()).isEqualTo(TaskStatus.CONTRADICTED);
    }

    @Test
    void anotherSystemContradictsNothing() {
        until(WINDOW_ENDS.plus(Duration.ofDays(3)));
        grant("g-2", "E-9000", "mail", "mailbox");
        assertThat(access(MARA).getStatus()).isEqualTo(TaskStatus.IN_PROGRESS);
    }

    @Test
    void evidenceThatComesLateMakesItDoneAfterAll() {
        until(WINDOW_ENDS.plus(Duration.ofDays(3)));
        somebodyElseIsGranted("g-2");
        grant("g-3", MARA, "crm", "user");
        assertThat(access(MARA).getStatus()).isEqualTo(TaskStatus.DONE);
    }

    @Test
    void aSystemThatSpokeOnlyBeforeTheReportContradictsNothing() {
        bridge.toldByIt(Story.token("E-9000"), Story.granted("g-0", 30, Story.about("E-9000"), "crm", "user"));
        until(WINDOW_ENDS.plus(Duration.ofDays(3)));
        assertThat(access(MARA).getStatus()).isEqualTo(TaskStatus.IN_PROGRESS);
    }

    @Test
    void theLateEvidenceItselfContradictsNothingAndNobodyIsAwaitedAnyMore() {
        until(WINDOW_ENDS.plus(Duration.ofDays(3)));
        assertThat(awaited()).hasSize(1);

        grant("g-3", MARA, "crm", "user");
        assertThat(access(MARA).getStatus()).isEqualTo(TaskStatus.DONE);
        assertThat(everyStatus()).doesNotContain(TaskStatus.CONTRADICTED);
        assertThat(awaited()).isEmpty();
    }

    @Test
    void whatIsContradictedAwaitsNothingMore() {
        until(WINDOW_ENDS.plus(Duration.ofDays(3)));
        somebodyElseIsGranted("g-2");
        assertThat(awaited()).isEmpty();

        int told = bridge.all(Topics.CHECKLISTS).size();
        until(now.plus(Duration.ofMinutes(5)));
        somebodyElseIsRevoked("g-4");
        assertThat(bridge.all(Topics.CHECKLISTS)).hasSize(told);
    }

    @Test
    void aReportTakenBackIsContradictedByNobody() {
        until(WINDOW_ENDS.plus(Duration.ofDays(3)));
        reports("r-1", 1, MARA, ReportedStatus.IN_PROGRESS); // a mended connector
        assertThat(awaited()).isEmpty();

        somebodyElseIsGranted("g-2");
        assertThat(access(MARA).getStatus()).isEqualTo(TaskStatus.IN_PROGRESS);
    }

    @Test
    void aReportTakenBackAfterItWasContradictedIsContradictedNoMore() {
        until(WINDOW_ENDS.plus(Duration.ofDays(3)));
        somebodyElseIsGranted("g-2");
        reports("r-1", 1, MARA, ReportedStatus.IN_PROGRESS);
        assertThat(access(MARA).getStatus()).isEqualTo(TaskStatus.IN_PROGRESS);
    }

    @Test
    void aPersonsWordIsContradictedAsADesksIs() {
        expecting(BEN);
        var since = now;
        completed("d-3", BEN, ACCESS, since);
        assertThat(access(BEN).getStatus()).isEqualTo(TaskStatus.IN_PROGRESS);

        until(since.plus(Duration.ofDays(4)));
        somebodyElseIsGranted("g-2");
        assertThat(access(BEN).getStatus()).isEqualTo(TaskStatus.CONTRADICTED);
        assertThat(access(BEN).getSettledBy()).isEqualTo("hr");
    }

    @Test
    void everybodyWhoAwaitsItIsContradicted() {
        expecting(BEN);
        reports("r-2", 0, BEN, ReportedStatus.COMPLETED);
        until(WINDOW_ENDS.plus(Duration.ofDays(3)));
        somebodyElseIsGranted("g-2");
        assertThat(access(MARA).getStatus()).isEqualTo(TaskStatus.CONTRADICTED);
        assertThat(access(BEN).getStatus()).isEqualTo(TaskStatus.CONTRADICTED);
    }

    /** Everybody is told of a system once a minute at most, but also of what came within the minute. */
    @Test
    void aSystemThatSaysNothingMoreAfterItsSecondWordWithinAMinuteContradicts() {
        grant("g-2", REPORTED.minusSeconds(30), "E-9000", "crm", "user");
        grant("g-3", REPORTED.plusSeconds(10), "E-9000", "crm", "user");
        until(WINDOW_ENDS.plusSeconds(60));
        assertThat(access(MARA).getStatus()).isEqualTo(TaskStatus.CONTRADICTED);
    }

    @Test
    void whoeverGetsTheirEvidenceMeanwhileIsSpared() {
        expecting(BEN);
        reports("r-2", 0, BEN, ReportedStatus.COMPLETED);
        until(WINDOW_ENDS.plus(Duration.ofDays(3)));
        grant("g-3", BEN, "crm", "user");
        assertThat(access(BEN).getStatus()).isEqualTo(TaskStatus.DONE);
        assertThat(access(MARA).getStatus()).isEqualTo(TaskStatus.CONTRADICTED);
    }

    private void somebodyElseIsGranted(String id) {
        grant(id, "E-9000", "crm", "user");
    }

    private void somebodyElseIsRevoked(String id) {
        bridge.toldByIt(
                Story.token("E-9000"), Story.revoked(id, minutes(now), "E-9000", "crm", "user", now.toString()));
        bridge.settles();
    }

    private static int minutes(Instant time) {
        return (int) Duration.between(Story.TOLD, time).toMinutes();
    }

    /** Hired, and the contract is here, so that access is due. */
    private void expecting(String worker) {
        bridge.told(Story.hired("h-" + worker, 0, worker, "2026-12-01"));
        bridge.settles();
        completed("d-" + worker, worker, "contract", Story.TOLD);
    }

    private void completed(String id, String worker, String task, Instant at) {
        bridge.on(
                Topics.DECISIONS,
                Bridge.personOf(worker),
                TaskCompleted.newBuilder()
                        .setTold(told(id, at))
                        .setPerson(Bridge.personOf(worker))
                        .setChecklist(bridge.checklist(worker).getId())
                        .setTask(task)
                        .setBy("hr")
                        .setAt(at)
                        .build());
        bridge.settles();
    }

    private void reports(String id, int revision, String worker, ReportedStatus status) {
        var task = access(worker).getProvisioningTask();
        bridge.toldByIt(
                task,
                TaskReported.newBuilder()
                        .setTold(Told.newBuilder(told(id, REPORTED))
                                .setRevision(revision)
                                .build())
                        .setTaskId(task)
                        .setStatus(status)
                        .setAt(REPORTED)
                        .build());
        bridge.settles();
    }

    private List<String> awaited() {
        return bridge.stored("timer").stream()
                .filter(key -> key.startsWith("awaits") || key.startsWith("spoken"))
                .toList();
    }

    private List<TaskStatus> everyStatus() {
        return bridge.announced(Topics.CHECKLISTS, ChecklistSnapshot.class).stream()
                .flatMap(list -> list.getTasks().stream())
                .map(TaskSnapshot::getStatus)
                .toList();
    }

    private void grant(String id, String worker, String system, String right) {
        grant(id, now, worker, system, right);
    }

    private void grant(String id, Instant at, String worker, String system, String right) {
        bridge.toldByIt(
                Story.token(worker),
                AccessGranted.newBuilder(Story.granted(id, 0, Story.about(worker), system, right))
                        .setTold(told(id, at))
                        .setAt(at)
                        .build());
        bridge.settles();
    }

    private void until(Instant time) {
        bridge.passes(Duration.between(now, time));
        bridge.settles();
        now = time;
    }

    private TaskSnapshot access(String worker) {
        return bridge.checklist(worker).getTasks().stream()
                .filter(task -> task.getId().equals(ACCESS))
                .findFirst()
                .orElseThrow();
    }

    private static Told told(String id, Instant at) {
        return new Told(id, "okta-main", id, at, at.plusSeconds(1), 0);
    }
}
