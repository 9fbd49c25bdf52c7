package dev.footbridge.bridge.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footbridge.schemas.bridge.ChecklistSnapshot;
import dev.footbridge.schemas.bridge.ChecklistStatus;
import dev.footbridge.schemas.bridge.DecisionsPlanned;
import dev.footbridge.schemas.bridge.Heard;
import dev.footbridge.schemas.bridge.PersonSnapshot;
import dev.footbridge.schemas.bridge.TakenBack;
import dev.footbridge.schemas.bridge.TaskSnapshot;
import dev.footbridge.schemas.bridge.TaskStatus;
import dev.footbridge.schemas.decision.TaskCompleted;
import dev.footbridge.schemas.fact.SourceConnected;
import dev.footbridge.schemas.fact.Told;
import dev.footbridge.schemas.fact.WorkerHired;
import dev.footbridge.schemas.registry.RegistryUnavailableException;
import dev.footbridge.schemas.topic.Topics;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BridgeTest {
    private static final String WORKER = "E-1042";

    @TempDir
    Path directory;

    private Bridge bridge;

    @BeforeEach
    void open() {
        bridge = new Bridge(directory.resolve("state"));
    }

    @AfterEach
    void close() {
        bridge.close();
    }

    @Test
    void aHireIsAnnouncedWithItsChecklist() {
        bridge.published(1);
        bridge.told(Story.hired("h-1", 0, WORKER, "2026-12-01"));
        bridge.settles();

        assertThat(bridge.person(WORKER).getPersonal().getGivenName()).isEqualTo("Mara");
        assertThat(bridge.person(WORKER).getPersonal().getIdentifiers().get(0).getValue())
                .isEqualTo(WORKER);
        assertThat(bridge.checklist(WORKER).getAnchor()).isEqualTo(LocalDate.parse("2026-12-01"));
        assertThat(bridge.checklist(WORKER).getRevision()).isEqualTo(1);
        assertThat(bridge.checklist(WORKER).getBasis().getFacts()).startsWith("sha256:");
    }

    @Test
    void namesAreOnPeopleAlone() {
        bridge.published(1);
        bridge.told(Story.hired("h-1", 0, WORKER, "2026-12-01"));
        bridge.settles();

        assertThat(bridge.checklist(WORKER).toString()).doesNotContain("Mara", "Quill");
    }

    @Test
    void aCorrectedStartMovesOpenTasksAndKeepsTheirIds() {
        bridge.published(1);
        bridge.told(Story.hired("h-1", 0, WORKER, "2026-12-01"));
        bridge.settles();
        var before = bridge.checklist(WORKER);
        bridge.told(Story.hired("h-2", 1, WORKER, "2026-12-14"));
        bridge.settles();
        var after = bridge.checklist(WORKER);

        assertThat(after.getId()).isEqualTo(before.getId());
        assertThat(after.getRevision()).isEqualTo(before.getRevision() + 1);
        assertThat(after.getTasks()).extracting(TaskSnapshot::getId).isEqualTo(ids(before));
        assertThat(due(after, "laptop"))
                .isEqualTo(due(before, "laptop")
                        .plus(Duration.ofDays(13))
                        .minus(Duration.ofDays(2))); // the working day before a Monday is a Friday
    }

    @Test
    void whatChangesNothingIsNotAnnounced() {
        bridge.published(1);
        bridge.told(Story.hired("h-1", 0, WORKER, "2026-12-01"));
        bridge.settles();
        int announced = bridge.all(Topics.CHECKLISTS).size();
        bridge.told(Story.joined("p-1", 1, WORKER, "atlas"));
        bridge.settles();

        assertThat(bridge.all(Topics.CHECKLISTS)).hasSize(announced);
        assertThat(bridge.person(WORKER).getProjects()).containsExactly("atlas");
    }

    @Test
    void manyFactsAreOnePlan() {
        bridge.published(1);
        for (int i = 0; i < 50; i++) {
            bridge.told(Story.hired("h-" + i, i, WORKER, "2026-12-" + (10 + i % 15)));
        }
        bridge.settles();

        assertThat(bridge.announced(Topics.CHECKLISTS, ChecklistSnapshot.class)).hasSize(1);
    }

    @Test
    void nothingIsPlannedBeforeThereIsAPolicyAndEverythingAfter() {
        bridge.told(Story.hired("h-1", 0, WORKER, "2026-12-01"));
        bridge.settles();
        assertThat(bridge.all(Topics.CHECKLISTS)).isEmpty();

        bridge.published(1);
        bridge.settles();
        assertThat(bridge.all(Topics.CHECKLISTS)).hasSize(1);
    }

    @Test
    void tasksOpenWhenTheirTimeComes() {
        bridge.published(1);
        bridge.told(Story.hired("h-1", 0, WORKER, "2027-01-04"));
        bridge.settles();
        assertThat(status("laptop")).isEqualTo(TaskStatus.PLANNED);

        for (int day = 0; day < 40; day++) {
            bridge.passes(Duration.ofDays(1));
        }
        assertThat(status("laptop")).isEqualTo(TaskStatus.OPEN);
        assertThat(bridge.person(WORKER).getStatus().name()).isEqualTo("EXPECTED");
        bridge.passes(Duration.ofDays(10));
        assertThat(bridge.person(WORKER).getStatus().name()).isEqualTo("ACTIVE");
    }

    @Test
    void evidenceHeardBeforeTheHireCounts() {
        bridge.published(1);
        bridge.told(Story.assigned("a-1", 0, WORKER, "laptop", "TAG-1"));
        bridge.settles();
        assertThat(bridge.all(Topics.PEOPLE)).isEmpty();

        bridge.told(Story.hired("h-1", 1, WORKER, "2026-12-01"));
        bridge.settles();
        assertThat(status("laptop")).isEqualTo(TaskStatus.DONE);
    }

    @Test
    void aTaskCompletedHereIsDone() {
        bridge.published(1);
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
                        .setTask("contract")
                        .setBy("hr")
                        .setAt(Story.TOLD)
                        .build());
        bridge.settles();

        assertThat(status("contract")).isEqualTo(TaskStatus.DONE);
        assertThat(task("contract").getSettledBy()).isEqualTo("hr");
    }

    @Test
    void aDecisionIsSaidToBePlannedBehindWhatCameOfItAlsoWhenNothingDid() {
        bridge.published(1);
        bridge.told(Story.hired("h-1", 0, WORKER, "2026-12-01"));
        bridge.settles();
        assertThat(planned()).isEmpty();
        var person = Bridge.personOf(WORKER);
        var contract = TaskCompleted.newBuilder()
                .setTold(Story.told("d-1", 1))
                .setPerson(person)
                .setChecklist(bridge.checklist(WORKER).getId())
                .setTask("contract")
                .setBy("hr")
                .setAt(Story.TOLD)
                .build();
        bridge.on(Topics.DECISIONS, person, contract);
        bridge.settles();
        var told = bridge.announced(Topics.CHECKLISTS, SpecificRecord.class);
        assertThat(planned()).containsExactly(new DecisionsPlanned(0, 0L));
        assertThat(told.get(told.size() - 1)).isInstanceOf(DecisionsPlanned.class);

        bridge.on(Topics.DECISIONS, person, contract);
        bridge.on(
                Topics.DECISIONS,
                Bridge.personOf("E-nobody"),
                TaskCompleted.newBuilder(contract)
                        .setTold(Story.told("d-2", 1))
                        .setPerson(Bridge.personOf("E-nobody"))
                        .build());
        bridge.settles();
        assertThat(planned().get(planned().size() - 1)).isEqualTo(new DecisionsPlanned(0, 2L));
    }

    private List<DecisionsPlanned> planned() {
        return bridge.announced(Topics.CHECKLISTS, SpecificRecord.class).stream()
                .filter(DecisionsPlanned.class::isInstance)
                .map(DecisionsPlanned.class::cast)
                .toList();
    }

    @Test
    void aPolicyIsPlannedByForEverybody() {
        bridge.published(1);
        for (int i = 0; i < 150; i++) {
            bridge.told(Story.hired("h-" + i, 0, "E-" + i, "2026-12-01"));
        }
        bridge.settles();
        bridge.published(2, Bridge.document().replace("start + 2 working days", "start + 3 working days"), "other");
        bridge.settles();

        var announced = bridge.announced(Topics.CHECKLISTS, ChecklistSnapshot.class);
        assertThat(announced).hasSize(300);
        assertThat(announced.subList(150, 300))
                .extracting(ChecklistSnapshot::getPolicyVersion)
                .containsOnly(2);
    }

    @Test
    void aPublishedPolicyToldAgainIsNoNews() {
        bridge.published(1);
        bridge.told(Story.hired("h-1", 0, WORKER, "2026-12-01"));
        bridge.settles();
        bridge.published(1);
        bridge.settles();

        assertThat(bridge.all(Topics.CHECKLISTS)).hasSize(1);
    }

    @Test
    void aRestartInTheMiddleOfItChangesNothing() {
        restartable();
        bridge.published(1);
        bridge.told(Story.hired("h-1", 0, WORKER, "2026-12-01"));
        bridge.settles();
        bridge.told(Story.hired("h-2", 1, WORKER, "2026-12-14"));
        var next = bridge.restarted(); // h-2 was heard, and not planned
        bridge.close();
        bridge = next;
        bridge.settles();
        bridge.told(Story.joined("p-1", 2, WORKER, "atlas"));
        bridge.settles();

        assertThat(bridge.checklist(WORKER).getAnchor()).isEqualTo(LocalDate.parse("2026-12-14"));
        assertThat(bridge.checklist(WORKER).getRevision()).isEqualTo(2);
        assertThat(bridge.person(WORKER).getProjects()).containsExactly("atlas");
        assertThat(bridge.dump()).isEqualTo(dumpWithoutRestart());
    }

    @Test
    void newRulesLookAtEverythingThatWasEverTold() {
        restartable();
        bridge.published(1);
        bridge.told(
                Story.moved("m-0", 0, WORKER, "2027-02-01", "Finance"),
                Story.hired("h-1", 1, WORKER, "2026-12-01"),
                Story.moved("m-1", 2, WORKER, "2027-02-01", "Finance"),
                Story.moved("m-2", 3, WORKER, "2027-03-01", "Sales"),
                Story.moved("m-3", 4, WORKER, "2027-03-01", "Sales"));
        bridge.settles();
        var before = bridge.dump();
        assertThat(bridge.announced(Topics.CHECKLISTS, ChecklistSnapshot.class))
                .extracting(ChecklistSnapshot::getChecklist)
                .containsExactlyInAnyOrder("onboarding", "move");

        var next = bridge.upgradedFromRulesWithout("m-2");
        bridge.close();
        bridge = next;
        bridge.settles();
        assertThat(bridge.dump()).isEqualTo(before);
        assertThat(bridge.all(Topics.CHECKLISTS)).hasSize(2);
    }

    @Test
    void theTimeNeverGoesBack() {
        restartable();
        bridge.published(1);
        bridge.told(Story.hired("h-1", 0, WORKER, "2026-12-01"));
        bridge.settles();
        var before = bridge.checklist(WORKER).getBasis().getNow();
        var next = bridge.restarted(); // with a clock an hour behind
        bridge.close();
        bridge = next;
        bridge.told(Story.hired("h-2", 1, WORKER, "2026-12-14"));
        bridge.settles();

        assertThat(bridge.checklist(WORKER).getBasis().getNow()).isAfterOrEqualTo(before);
    }

    @Test
    void timersOutliveARestart() {
        restartable();
        bridge.published(1);
        bridge.told(Story.hired("h-1", 0, WORKER, "2027-01-04"));
        bridge.settles();
        var next = bridge.restarted();
        bridge.close();
        bridge = next;
        bridge.passes(Duration.ofDays(40));

        assertThat(status("laptop")).isEqualTo(TaskStatus.OPEN);
    }

    @Test
    void whatIsTakenBackNoLongerCounts() {
        bridge.published(1);
        bridge.told(Story.hired("h-1", 0, WORKER, "2026-12-01"), Story.hired("h-2", 1, WORKER, "2026-12-14"));
        bridge.settles();
        takeBack("h-2");
        assertThat(bridge.checklist(WORKER).getAnchor()).isEqualTo(LocalDate.parse("2026-12-01"));

        takeBack("h-1");
        assertThat(bridge.checklist(WORKER).getStatus()).isEqualTo(ChecklistStatus.WITHDRAWN);
        assertThat(bridge.checklist(WORKER).getTasks())
                .extracting(TaskSnapshot::getStatus)
                .containsOnly(TaskStatus.WITHDRAWN);
        assertThat(bridge.person(WORKER).getEmployments()).isEmpty();
    }

    @Test
    void whatIsTakenBackFromSomebodyWhoIsNotInMemoryNoLongerCounts() {
        restartable();
        bridge.published(1);
        bridge.told(Story.hired("h-1", 0, WORKER, "2026-12-01"), Story.hired("h-2", 1, WORKER, "2026-12-14"));
        bridge.settles();
        restart();
        takeBack("h-2");
        assertThat(bridge.checklist(WORKER).getAnchor()).isEqualTo(LocalDate.parse("2026-12-01"));

        restart();
        takeBack("h-1");
        assertThat(bridge.checklist(WORKER).getStatus()).isEqualTo(ChecklistStatus.WITHDRAWN);
        assertThat(bridge.stored("file")).isEmpty();
    }

    @Test
    void whatWasTakenBackBeforeAStopIsPlannedAfterIt() {
        restartable();
        bridge.published(1);
        bridge.told(Story.hired("h-1", 0, WORKER, "2026-12-01"), Story.hired("h-2", 1, WORKER, "2026-12-14"));
        bridge.settles();
        var person = Bridge.personOf(WORKER);
        bridge.on(Topics.HEARD, person, new TakenBack(person, Story.token(WORKER), 99L, "h-2", null));
        restart();
        bridge.settles();

        assertThat(bridge.checklist(WORKER).getAnchor()).isEqualTo(LocalDate.parse("2026-12-01"));
    }

    @Test
    void whatIsTakenBackAndGivenAgainAtOnceStillCountsAfterAStop() {
        restartable();
        bridge.published(1);
        var hire = Story.hired("h-1", 0, WORKER, "2026-12-01");
        bridge.told(hire);
        bridge.settles();
        var person = Bridge.personOf(WORKER);
        bridge.on(Topics.HEARD, person, new TakenBack(person, Story.token(WORKER), 98L, "h-1", null));
        bridge.on(Topics.HEARD, person, new Heard(person, Story.token(WORKER), 99L, "h-1", bytes(hire)));
        bridge.settles();
        restart();
        bridge.told(Story.joined("p-1", 2, WORKER, "atlas"));
        bridge.settles();

        assertThat(bridge.checklist(WORKER).getStatus()).isEqualTo(ChecklistStatus.OPEN);
        assertThat(bridge.person(WORKER).getEmployments()).hasSize(1);
    }

    @Test
    void aMendedFactOfSomebodyWhoIsNotInMemoryIsPlanned() {
        restartable();
        bridge.published(1);
        bridge.told(Story.hired("h-1", 0, WORKER, "2026-12-01"));
        bridge.settles();
        restart();
        bridge.told(mended(Story.hired("h-1", 0, WORKER, "2026-12-14")));
        bridge.settles();

        assertThat(bridge.checklist(WORKER).getAnchor()).isEqualTo(LocalDate.parse("2026-12-14"));
    }

    @Test
    void aMendedConnectorReplacesWhatItTold() {
        bridge.published(1);
        bridge.told(Story.joined("p-1", 0, WORKER, "atlsa"), Story.hired("h-1", 1, WORKER, "2026-12-01"));
        bridge.settles();
        var mended = Story.joined("p-1", 0, WORKER, "atlas");
        mended = dev.footbridge.schemas.fact.ProjectJoined.newBuilder(mended)
                .setTold(Told.newBuilder(mended.getTold()).setRevision(1).build())
                .build();
        bridge.told(mended);
        bridge.told(Story.joined("p-1", 0, WORKER, "atlsa")); // the old copy once more
        bridge.settles();

        assertThat(bridge.person(WORKER).getProjects()).containsExactly("atlas");
    }

    @Test
    void aRedeliveryIsNotHeardAgainButAnEarlierCopyIs() {
        var hire = Story.hired("h-1", 0, WORKER, "2026-12-01");
        bridge.told(hire, hire, recorded(hire, 3600), recorded(hire, -3600), hire);

        assertThat(bridge.announced(Topics.HEARD, Heard.class))
                .extracting(Heard::getNumber)
                .containsExactly(1L, 2L);
    }

    @Test
    void aFactOfATypeToComeIsKeptForItsPerson() {
        bridge.published(1);
        bridge.told(Story.hired("h-1", 0, WORKER, "2026-12-01"));
        bridge.told(Story.token(WORKER), "s-1", BinaryWire.ofTheFuture("dev.footbridge.schemas.fact.Sabbatical", "x"));
        bridge.settles();

        assertThat(bridge.announced(Topics.HEARD, Heard.class))
                .extracting(Heard::getEventId)
                .containsExactly("h-1", "s-1");
        assertThat(bridge.all(Topics.BRIDGE_DLT)).isEmpty();
    }

    @Test
    void aFactOfATypeToComeWaitsForItsPersonsFirst() {
        bridge.told(Story.token(WORKER), "s-1", BinaryWire.ofTheFuture("dev.footbridge.schemas.fact.Sabbatical", "x"));
        assertThat(bridge.all(Topics.HEARD)).isEmpty();
        bridge.told(Story.hired("h-1", 0, WORKER, "2026-12-01"));

        assertThat(bridge.announced(Topics.HEARD, Heard.class))
                .extracting(Heard::getEventId)
                .containsExactlyInAnyOrder("h-1", "s-1");
    }

    @Test
    void whatIsAboutNobodyKnownWaitsUnderItsIdentifier() {
        bridge.told(Story.granted("g-1", 0, Story.mailOnly("mara.quill@example.com"), "crm", "user"));
        bridge.settles();

        assertThat(bridge.all(Topics.HEARD)).isEmpty();
        assertThat(bridge.all(Topics.BRIDGE_DLT)).isEmpty();
        assertThat(bridge.stored("told")).hasSize(1);
    }

    @Test
    void aConnectedSourceIsToldToEverybody() {
        bridge.on(Topics.HR_EVENTS, "any", new SourceConnected(Story.HRIS, Instant.parse("2026-11-01T00:00:00Z")));

        assertThat(bridge.all(Topics.BROADCAST)).extracting(TestRecord::key).containsOnly("source/" + Story.HRIS);
    }

    @Test
    void ofTheTimesASourceWasConnectedTheEarliestCounts() {
        bridge.published(1, Bridge.document().replace("\"adopted\"", "\"unused\""), "no adopted dates");
        bridge.on(Topics.HR_EVENTS, "any", new SourceConnected(Story.HRIS, Instant.parse("2027-01-01T00:00:00Z")));
        bridge.told(Story.hired("h-1", 0, WORKER, "2026-12-01"));
        bridge.settles();
        assertThat(bridge.all(Topics.CHECKLISTS)).isEmpty();

        bridge.on(Topics.HR_EVENTS, "any", new SourceConnected(Story.HRIS, Instant.parse("2026-11-01T00:00:00Z")));
        bridge.settles();
        bridge.settles();
        assertThat(bridge.all(Topics.CHECKLISTS)).hasSize(1);
    }

    @Test
    void whatCannotBeReadIsLaidAsideAndTheNeighbourGoesOn() {
        bridge.published(1);
        bridge.told(Story.token("E-1"), new byte[] {1, 2, 3});
        bridge.told(null, new byte[] {0});
        bridge.told(Story.token("E-1"), (byte[]) null);
        bridge.told(Story.hired("h-1", 0, WORKER, "2026-12-01"));
        bridge.settles();

        assertThat(bridge.all(Topics.BRIDGE_DLT)).hasSize(3);
        var letter = bridge.all(Topics.BRIDGE_DLT).get(0);
        assertThat(letter.value()).containsExactly(1, 2, 3);
        assertThat(new String(letter.headers().lastHeader("dlt_topic").value())).isEqualTo("hr.events.v1");
        assertThat(new String(letter.headers().lastHeader("dlt_reason").value()))
                .startsWith("Expected");
        assertThat(bridge.announced(Topics.PEOPLE, PersonSnapshot.class)).hasSize(1);
    }

    @Test
    void aDecisionAboutWhatIsNoPersonIsLaidAsideAndTheNextOneCounts() {
        bridge.published(1);
        bridge.told(Story.hired("h-1", 0, WORKER, "2026-12-01"));
        bridge.settles();
        bridge.on(Topics.DECISIONS, "mara", completed("d-1", "mara"));
        bridge.on(Topics.DECISIONS, Bridge.personOf(WORKER), completed("d-2", Bridge.personOf(WORKER)));
        bridge.settles();

        assertThat(bridge.all(Topics.BRIDGE_DLT)).singleElement().satisfies(letter -> {
            assertThat(letter.key()).isEqualTo("mara");
            assertThat(new String(letter.headers().lastHeader("dlt_reason").value()))
                    .isEqualTo("Expected the key to be the id of a person, but it is none");
        });
        assertThat(bridge.checklist(WORKER).getTasks())
                .filteredOn(task -> task.getId().equals("contract"))
                .extracting(TaskSnapshot::getStatus)
                .containsExactly(TaskStatus.DONE);
    }

    private TaskCompleted completed(String id, String person) {
        return TaskCompleted.newBuilder()
                .setTold(Story.told(id, 5))
                .setPerson(person)
                .setChecklist(bridge.checklist(WORKER).getId())
                .setTask("contract")
                .setBy("hr")
                .setAt(Story.TOLD)
                .build();
    }

    @Test
    void aRegistryThatIsAwayIsNotBadData() {
        bridge.published(1);
        bridge.wire.registryIsAway = true;
        assertThatThrownBy(() -> bridge.told(Story.hired("h-1", 0, WORKER, "2026-12-01")))
                .hasRootCauseInstanceOf(RegistryUnavailableException.class);
        bridge.wire.registryIsAway = false;

        assertThat(bridge.all(Topics.BRIDGE_DLT)).isEmpty();
        assertThat(bridge.all(Topics.HEARD)).isEmpty();
    }

    private void restartable() {
        bridge.close();
        bridge = Bridge.restartable(directory.resolve("restartable"));
    }

    private void restart() {
        var next = bridge.restarted();
        bridge.close();
        bridge = next;
    }

    private void takeBack(String eventId) {
        var person = Bridge.personOf(WORKER);
        bridge.on(Topics.HEARD, person, new TakenBack(person, Story.token(WORKER), 99L, eventId, null));
        bridge.settles();
    }

    private String dumpWithoutRestart() {
        try (var other = new Bridge(directory.resolve("other"))) {
            other.published(1);
            other.told(
                    Story.hired("h-1", 0, WORKER, "2026-12-01"),
                    Story.hired("h-2", 1, WORKER, "2026-12-14"),
                    Story.joined("p-1", 2, WORKER, "atlas"));
            other.settles();
            return other.dump();
        }
    }

    private ByteBuffer bytes(WorkerHired hire) {
        return ByteBuffer.wrap(bridge.wire.encode(Topics.HR_EVENTS.name(), hire));
    }

    private static WorkerHired mended(WorkerHired hire) {
        return WorkerHired.newBuilder(hire)
                .setTold(Told.newBuilder(hire.getTold()).setRevision(1).build())
                .build();
    }

    private static WorkerHired recorded(WorkerHired hire, int seconds) {
        return WorkerHired.newBuilder(hire)
                .setTold(Told.newBuilder(hire.getTold())
                        .setRecorded(hire.getTold().getRecorded().plusSeconds(seconds))
                        .build())
                .build();
    }

    private TaskStatus status(String task) {
        return task(task).getStatus();
    }

    private TaskSnapshot task(String id) {
        return task(bridge.checklist(WORKER), id);
    }

    private static TaskSnapshot task(ChecklistSnapshot checklist, String id) {
        return checklist.getTasks().stream()
                .filter(task -> task.getId().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Instant due(ChecklistSnapshot checklist, String task) {
        return task(checklist, task).getDue();
    }

    private static List<String> ids(ChecklistSnapshot checklist) {
        return checklist.getTasks().stream().map(TaskSnapshot::getId).toList();
    }
}
