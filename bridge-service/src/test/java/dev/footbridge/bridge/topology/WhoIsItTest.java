package dev.footbridge.bridge.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footbridge.schemas.bridge.Heard;
import dev.footbridge.schemas.bridge.TakenBack;
import dev.footbridge.schemas.bridge.TaskOwned;
import dev.footbridge.schemas.bridge.UnmatchedEvent;
import dev.footbridge.schemas.decision.MatchWithdrawn;
import dev.footbridge.schemas.decision.PersonMatched;
import dev.footbridge.schemas.fact.AccessGranted;
import dev.footbridge.schemas.fact.Identifier;
import dev.footbridge.schemas.fact.IdentifierKind;
import dev.footbridge.schemas.fact.PersonsLinked;
import dev.footbridge.schemas.fact.ReportedStatus;
import dev.footbridge.schemas.fact.TaskReported;
import dev.footbridge.schemas.fact.WorkerHired;
import dev.footbridge.schemas.fact.WorkerLeft;
import dev.footbridge.schemas.topic.Topics;
import dev.footbridge.schemas.wire.Decoded;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** R4–R7 on the real topology with its real stores. The rules by themselves: see the tests of the package identity. */
class WhoIsItTest {
    private static final String MARA = "E-1042";
    private static final String BEN = "E-2077";
    private static final Identifier EMAIL = identifier(IdentifierKind.EMAIL, "mara.quill@example.com");
    private static final Identifier ACCOUNT = identifier(IdentifierKind.ACCOUNT, "crm/mquill");

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
    void aGrantKnownByEmailWaitsAndIsAppliedOnceSomebodyHasTheAddress() {
        grants(granted("g-1", "2026-11-22", EMAIL));
        assertThat(heardBy()).isEmpty();
        assertThat(waiting()).containsOnlyKeys("g-1");

        bridge.told(hired("h-1", 0, MARA, "2026-12-01", EMAIL));

        assertThat(heardBy()).containsEntry("g-1", Bridge.personOf(MARA));
        assertThat(waiting()).isEmpty();
    }

    /** R6: a mistyped number, or one of a source that never told of it, must not stay unseen. */
    @Test
    void aGrantUnderAWorkerNumberNoHrSystemHasToldOfIsListedUntilOneDoes() {
        var granted = Story.granted("g-1", 0, Story.about(MARA), "crm", "user");
        tell(granted, Story.token(MARA));
        tell(granted, Story.token(MARA));
        assertThat(waiting()).containsOnlyKeys("g-1");
        assertThat(bridge.all(Topics.UNMATCHED)).hasSize(1);

        bridge.told(Story.hired("h-1", 1, MARA, "2026-12-01"));
        tell(Story.granted("g-2", 2, Story.about(MARA), "crm", "admin"), Story.token(MARA));

        assertThat(waiting()).isEmpty();
        assertThat(heardBy()).containsEntry("g-1", Bridge.personOf(MARA)).containsEntry("g-2", Bridge.personOf(MARA));
        assertThat(bridge.all(Topics.UNMATCHED)).hasSize(2);
    }

    @Test
    void whatHrTellsOfANumberAheadOfItsHireIsNotForTheEyesOfIt() {
        bridge.told(Story.moved("m-1", 0, MARA, "2027-01-01", "Finance"));
        assertThat(waiting()).isEmpty();
    }

    @Test
    void aLinkToARecordWithoutItsWorkerNumberIsLaidAsideWithTheReason() {
        bridge.told(
                Story.hired("h-1", 0, MARA, "2026-12-01"),
                hired("h-2", 1, BEN, "2026-12-01", EMAIL),
                PersonsLinked.newBuilder()
                        .setTold(Story.told("s-1", 2))
                        .setAbout(Story.about(MARA))
                        .setOther(List.of(EMAIL))
                        .build());

        assertThat(heardBy()).containsEntry("h-2", Bridge.personOf(BEN));
        assertThat(bridge.all(Topics.BRIDGE_DLT)).singleElement().satisfies(letter -> {
            assertThat(letter.key()).isEqualTo(Story.token(MARA));
            assertThat(new String(letter.headers().lastHeader("dlt_reason").value()))
                    .isEqualTo("Expected a link of two records by their worker numbers, but it lacks one");
        });
    }

    @Test
    void anAddressUsedAgainIsWhoseverItWasAtTheTime() {
        bridge.told(hired("h-1", 0, MARA, "2026-01-01", EMAIL), left("l-1", 1, MARA, "2026-05-31"));
        bridge.told(hired("h-2", 2, BEN, "2026-09-01", EMAIL));
        grants(granted("g-1", "2026-05-31", EMAIL), granted("g-2", "2026-06-01", EMAIL));
        grants(granted("g-3", "2026-09-01", EMAIL));

        assertThat(heardBy())
                .containsEntry("g-1", Bridge.personOf(MARA))
                .containsEntry("g-3", Bridge.personOf(BEN))
                .doesNotContainKey("g-2");
        assertThat(waiting()).containsOnlyKeys("g-2");
    }

    @Test
    void whatWasGivenToOneIsTakenBackWhenTheLeaveTurnsOutEarlier() {
        bridge.told(hired("h-1", 0, MARA, "2026-01-01", EMAIL));
        grants(granted("g-1", "2026-06-10", EMAIL));
        assertThat(heardBy()).containsEntry("g-1", Bridge.personOf(MARA));

        bridge.told(left("l-1", 1, MARA, "2026-05-31"));

        assertThat(heardBy()).doesNotContainKey("g-1");
        assertThat(waiting()).containsOnlyKeys("g-1");
        assertThat(numbersOf(Story.token("mara.quill@example.com"))).containsExactly(1L, 2L);
    }

    @Test
    void anAddressTwoPeopleHaveIsNobodysUntilAHumanSaysWhose() {
        bridge.told(hired("h-1", 0, MARA, "2026-01-01", EMAIL), hired("h-2", 1, BEN, "2026-02-01", EMAIL));
        grants(granted("g-1", "2026-06-10", EMAIL));
        assertThat(waiting()).containsOnlyKeys("g-1");

        decide(matched("m-1", BEN));
        assertThat(heardBy()).containsEntry("g-1", Bridge.personOf(BEN));
        assertThat(waiting()).isEmpty();

        decide(withdrawn("w-1", "m-1", BEN));
        assertThat(heardBy()).doesNotContainKey("g-1");
        assertThat(waiting()).containsOnlyKeys("g-1");
    }

    @Test
    void aMatchThatWasWithdrawnBeforeItWasHeardMatchesNothing() {
        grants(granted("g-1", "2026-06-10", EMAIL));
        decide(withdrawn("w-1", "m-1", BEN));
        decide(matched("m-1", BEN));

        assertThat(heardBy()).doesNotContainKey("g-1");
    }

    @Test
    void anAccountNamedOnceWithTheAddressIsKnownByItself() {
        grants(granted("g-1", "2026-11-21", ACCOUNT));
        bridge.told(hired("h-1", 0, MARA, "2026-12-01", EMAIL));
        assertThat(waiting()).containsOnlyKeys("g-1");

        grants(granted("g-2", "2026-11-22", EMAIL, ACCOUNT));
        assertThat(heardBy()).containsEntry("g-1", Bridge.personOf(MARA)).containsEntry("g-2", Bridge.personOf(MARA));
    }

    @Test
    void anAccountNamedOnceWithTheWorkerNumberIsKnownByItself() {
        grants(granted("g-1", "2026-11-21", ACCOUNT));
        grants(granted("g-2", "2026-11-22", Story.about(MARA).get(0), ACCOUNT));

        assertThat(heardBy()).containsEntry("g-1", Bridge.personOf(MARA));
    }

    @Test
    void oneWorkerNumberInTwoSourcesIsTwoPeople() {
        var other = new Identifier(IdentifierKind.WORKER_NUMBER, "other-hris", Story.token("other/" + MARA));
        grants(granted("g-1", "2026-11-22", Story.about(MARA).get(0)), granted("g-2", "2026-11-22", other));

        assertThat(heardBy().get("g-1")).isNotEqualTo(heardBy().get("g-2"));
    }

    @Test
    void linkedRecordsAreOnePersonAndTheirFactsMove() {
        bridge.published(1);
        bridge.told(hired("h-1", 0, MARA, "2026-01-01", EMAIL), hired("h-2", 1, BEN, "2026-02-01", EMAIL));
        grants(
                granted("g-1", "2026-06-10", EMAIL),
                granted("g-2", "2026-06-10", Story.about(BEN).get(0)));
        bridge.settles();
        bridge.told(linked("s-1", 2, MARA, BEN));
        bridge.settles();

        var survivor = survivor();
        assertThat(heardBy())
                .hasSize(5)
                .allSatisfy((event, person) -> assertThat(person).isEqualTo(survivor));
        assertThat(waiting()).isEmpty();
    }

    @Test
    void aReportAboutATaskFindsItsPersonAsSoonAsTheTaskHasOne() {
        var by = identifier(IdentifierKind.EMAIL, "desk@example.com");
        tell(report("r-1"), "task-1");
        tell(TaskReported.newBuilder(report("r-2")).setAbout(List.of(by)).build(), by.getToken());
        assertThat(heardBy()).isEmpty();
        assertThat(waiting()).containsOnlyKeys("r-1", "r-2");

        bridge.on(Topics.IDENTIFY, "task-1", new TaskOwned("task-1", Bridge.personOf(MARA)));
        assertThat(heardBy()).containsEntry("r-1", Bridge.personOf(MARA)).containsEntry("r-2", Bridge.personOf(MARA));

        bridge.on(Topics.IDENTIFY, "task-1", new TaskOwned("task-1", Bridge.personOf(BEN)));
        assertThat(heardBy()).containsEntry("r-1", Bridge.personOf(BEN)).containsEntry("r-2", Bridge.personOf(BEN));
        assertThat(waiting()).isEmpty();
    }

    @Test
    void whatIsToldTwiceIsHeardOnce() {
        bridge.told(hired("h-1", 0, MARA, "2026-12-01", EMAIL));
        grants(granted("g-1", "2026-11-22", EMAIL), granted("g-1", "2026-11-22", EMAIL));

        assertThat(bridge.announced(Topics.HEARD, SpecificRecord.class)).hasSize(2);
    }

    @Test
    void whoWaitsIsToldWithItsIdentifiersAndWithoutWhatSomebodyWrote() {
        grants(granted("g-1", "2026-11-22", EMAIL, ACCOUNT));

        assertThat(waiting().get("g-1").getIdentifiers()).containsExactly(EMAIL, ACCOUNT);
        assertThat(waiting().get("g-1").getType()).isEqualTo("AccessGranted");
        assertThat(waiting().get("g-1").getSince()).isEqualTo(Story.TOLD);
        assertThat(waiting().get("g-1").getSource()).isEqualTo("okta-main");
        assertThat(waiting().get("g-1").getSystem()).isEqualTo("crm");
        assertThat(waiting().get("g-1").getEntitlement()).isEqualTo("user");
        assertThat(waiting().get("g-1").getAt()).isEqualTo("2026-11-22T09:00:00Z");
    }

    @Test
    void aSystemThatSpokeHasBeenHeardFrom() {
        grants(granted("g-1", "2026-11-22", EMAIL), granted("g-2", "2026-11-22", EMAIL));

        assertThat(bridge.all(Topics.BROADCAST))
                .extracting(record -> record.key())
                .containsExactly("system/crm");
    }

    /** Event → who has heard it by now; never two. */
    private Map<String, String> heardBy() {
        var people = new TreeMap<String, String>();
        for (var record : bridge.announced(Topics.HEARD, SpecificRecord.class)) {
            if (record instanceof Heard heard) {
                assertThat(people.put(heard.getEventId(), heard.getPerson())).isIn(null, heard.getPerson());
            } else if (record instanceof TakenBack takenBack) {
                assertThat(people.remove(takenBack.getEventId())).isEqualTo(takenBack.getPerson());
            }
        }
        return people;
    }

    private List<Long> numbersOf(String home) {
        var numbers = new ArrayList<Long>();
        for (var record : bridge.announced(Topics.HEARD, SpecificRecord.class)) {
            if (record instanceof Heard heard && heard.getHome().equals(home)) {
                numbers.add(heard.getNumber());
            } else if (record instanceof TakenBack takenBack
                    && takenBack.getHome().equals(home)) {
                numbers.add(takenBack.getNumber());
            }
        }
        return numbers;
    }

    private Map<String, UnmatchedEvent> waiting() {
        var waiting = new TreeMap<String, UnmatchedEvent>();
        for (var record : bridge.all(Topics.UNMATCHED)) {
            if (record.value() == null) {
                waiting.remove(record.key());
            } else {
                var decoded = (Decoded.Known) bridge.wire.decode(Topics.UNMATCHED.name(), record.value());
                waiting.put(record.key(), (UnmatchedEvent) decoded.value());
            }
        }
        return waiting;
    }

    private void grants(AccessGranted... grants) {
        for (var grant : grants) {
            tell(grant, Bridge.keyOf(grant));
        }
    }

    private void tell(SpecificRecord fact, String key) {
        bridge.on(Topics.IT_EVENTS, key, fact);
    }

    private void decide(SpecificRecord decision) {
        bridge.on(Topics.DECISIONS, Bridge.personOf(BEN), decision);
    }

    private static String survivor() {
        var mara = Bridge.personOf(MARA);
        var ben = Bridge.personOf(BEN);
        return mara.compareTo(ben) < 0 ? mara : ben;
    }

    private static AccessGranted granted(String id, String day, Identifier... about) {
        return AccessGranted.newBuilder(Story.granted(id, 0, List.of(about), "crm", "user"))
                .setAt(Instant.parse(day + "T09:00:00Z"))
                .build();
    }

    private static WorkerHired hired(String id, int minute, String worker, String start, Identifier email) {
        return WorkerHired.newBuilder(Story.hired(id, minute, worker, start))
                .setAbout(List.of(Story.about(worker).get(0), email))
                .build();
    }

    private static WorkerLeft left(String id, int minute, String worker, String last) {
        return WorkerLeft.newBuilder()
                .setTold(Story.told(id, minute))
                .setAbout(Story.about(worker))
                .setLastWorkingDay(LocalDate.parse(last))
                .build();
    }

    private static PersonsLinked linked(String id, int minute, String worker, String other) {
        return PersonsLinked.newBuilder()
                .setTold(Story.told(id, minute))
                .setAbout(Story.about(worker))
                .setOther(Story.about(other))
                .build();
    }

    private static PersonMatched matched(String id, String worker) {
        return PersonMatched.newBuilder()
                .setTold(Story.told(id, 5))
                .setPerson(Bridge.personOf(worker))
                .setIdentifier(EMAIL)
                .setBy("hr")
                .setAt(Story.TOLD)
                .build();
    }

    private static MatchWithdrawn withdrawn(String id, String match, String worker) {
        return MatchWithdrawn.newBuilder()
                .setTold(Story.told(id, 6))
                .setPerson(Bridge.personOf(worker))
                .setMatch(match)
                .setBy("hr")
                .setAt(Story.TOLD)
                .build();
    }

    private static TaskReported report(String id) {
        return TaskReported.newBuilder()
                .setTold(Story.told(id, 7))
                .setTaskId("task-1")
                .setStatus(ReportedStatus.COMPLETED)
                .setAt(Story.TOLD)
                .build();
    }

    private static Identifier identifier(IdentifierKind kind, String value) {
        return new Identifier(kind, kind == IdentifierKind.ACCOUNT ? "crm" : "", Story.token(value));
    }
}
