package dev.footbridge.bridge.plan;

import static dev.footbridge.bridge.plan.Facts.MARA;
import static dev.footbridge.bridge.plan.Facts.WORKER;
import static dev.footbridge.bridge.plan.Facts.hired;
import static dev.footbridge.bridge.plan.Facts.left;
import static dev.footbridge.bridge.plan.Facts.moved;
import static dev.footbridge.bridge.plan.Facts.reported;
import static dev.footbridge.bridge.plan.Story.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.footbridge.bridge.checklist.Checklist;
import dev.footbridge.bridge.checklist.TaskStatus;
import dev.footbridge.bridge.person.DeterministicId;
import dev.footbridge.bridge.person.Fact;
import dev.footbridge.bridge.person.PersonFile;
import dev.footbridge.bridge.person.TaskReport;
import dev.footbridge.bridge.person.Told;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** R12 and R8 where somebody takes another position. */
class MovingTest {

    private static final Fact.WorkerHired HIRED = hired("h-1", "2026-11-10", "2026-12-01", "department", "Finance");
    private static final Fact.WorkerMoved MOVED = moved("m-1", "2027-01-11", "2027-02-01", "department", "Sales");
    private static final String GAIN = "gain[crm/user]";

    @Test
    void aMoveAsksForWhatTheNewPositionIsOwed() {
        var list = given(HIRED, MOVED).at("2027-01-12").list("move");
        assertThat(list.tasks()).extracting(task -> task.id()).containsExactly(GAIN);
        assertThat(list.anchor()).isEqualTo("2027-02-01");
    }

    /** R7: no list of leaving or joining opens, so the move has to ask for what employees alone are owed. */
    @Test
    void byTheSamplePolicyAConversionAsksForWhatEmployeesAreOwed() throws Exception {
        var sample = Policies.version(
                1,
                "2026-10-01T00:00:00Z",
                "birthrights.yaml",
                Files.readString(Path.of("..", "policies", "birthrights.yaml")),
                "catalogue.yaml",
                Files.readString(Path.of("..", "policies", "catalogue.yaml")),
                "checklists/move.yaml",
                Files.readString(Path.of("..", "policies", "checklists", "move.yaml")));
        var contractor = hired("h-1", "2026-11-10", "2026-12-01", "type", "contractor");
        var story = given(contractor, left("l", "2027-01-05", "2027-01-31"), hired("h-2", "2027-01-10", "2027-02-01"))
                .under(sample)
                .at("2027-01-12");

        assertThat(story.list("move").tasks()).extracting(task -> task.id()).contains("gain[expenses/employee]");
    }

    @Test
    void whatIsToldOfTheSameDayAgainIsTheSameMove() {
        var corrected = moved("m-2", "2027-01-13", "2027-02-01", "title", "Lead");
        assertThat(given(HIRED, MOVED, corrected).at("2027-01-14").list("move").id())
                .isEqualTo(first().id());
    }

    @Test
    void aMoveThatItsSourceHadOnTheWrongDayIsTheSameMoveOnAnother() {
        var mended = onAnotherDay(MOVED, "2027-02-15");
        var list = given(HIRED, MOVED, mended).at("2027-01-14").list("move");
        assertThat(list.id()).isEqualTo(first().id());
        assertThat(list.anchor()).isEqualTo("2027-02-15");
    }

    @Test
    void aMoveIsKnownByWhatWasToldFirstOfItHoweverLateThatIsHeard() {
        var earlier = moved("m-0", "2027-01-05", "2027-02-01", "department", "Sales");
        var between = moved("m-2", "2027-01-12", "2027-02-01", "department", "Sales");
        var late = given(HIRED, MOVED, between, earlier).at("2027-01-14").list("move");
        assertThat(late.id())
                .isEqualTo(given(HIRED, earlier).at("2027-01-14").list("move").id());
        assertThat(late.formerIds())
                .contains(
                        first().id(),
                        given(HIRED, between).at("2027-01-14").list("move").id());
    }

    @Test
    void whatADeskReportedUnderAFormerIdCounts() {
        var earlier = moved("m-0", "2027-01-05", "2027-02-01", "title", "Lead");
        var before = first().tasks().get(0).taskId();
        var story = given(HIRED, MOVED, earlier, reported("r", "2027-01-13", before, TaskReport.ACCEPTED))
                .at("2027-01-14");
        assertThat(story.task("move", GAIN).taskId()).isNotEqualTo(before);
        assertThat(story.task("move", GAIN).status()).isEqualTo(TaskStatus.IN_PROGRESS);
        assertThat(story.plan().tasks())
                .anySatisfy(task -> assertThat(task.formerIds()).contains(before));
    }

    @Test
    void whatWentByTheDayOfTheMoveKeepsItsTickets() {
        var byItsDay = DeterministicId.ofChecklist(DeterministicId.ofFirstHire(WORKER, "h-1"), "move@2027-02-01");
        assertThat(first().formerIds()).contains(byItsDay);
    }

    @Test
    void twoMovesOfOneDeliveryAreTwo() {
        var back = moved("m-2", "2027-01-11", "2027-03-01", "department", "Finance");
        var again = moved("m-3", "2027-01-11", "2027-04-01", "department", "Sales");
        var lists = given(HIRED, MOVED, back, again).at("2027-01-12").lists("move");
        assertThat(lists).extracting(Checklist::id).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void theMoveAnEmploymentBeginsWithIsKnownByThatWhateverItsDay() {
        var left = Facts.left("l", "2027-01-10", "2027-01-31");
        var employee = Facts.as(hired("h-2", "2027-01-12", "2027-02-01"), WORKER, "K-2");
        var putOff = Facts.as(hired("h-3", "2027-01-13", "2027-02-03"), WORKER, "K-2");
        var hire = Facts.as(HIRED, WORKER, "K-1");
        var before = given(hire, left, employee).at("2027-01-14").list("move");
        assertThat(given(hire, left, employee, putOff)
                        .at("2027-01-14")
                        .list("move")
                        .id())
                .isEqualTo(before.id());
    }

    @Test
    void anyOrderIsTheSame() {
        var facts = List.<Fact>of(
                HIRED,
                MOVED,
                moved("m-2", "2027-01-12", "2027-02-01", "department", "People"),
                moved("m-3", "2027-01-13", "2027-02-01", "department", "Sales"),
                reported("r", "2027-01-14", first().tasks().get(0).taskId(), TaskReport.ACCEPTED));
        var story = given(facts.toArray(Fact[]::new)).at("2027-01-15");
        for (long seed = 0; seed < 50; seed++) {
            var shuffled = new ArrayList<>(facts);
            Collections.shuffle(shuffled, new java.util.Random(seed));
            var file = PersonFile.of(MARA, List.of());
            for (var fact : shuffled) {
                file = file.hear(fact);
            }
            assertThat(story.planOf(file)).isEqualTo(story.plan());
        }
    }

    private static Checklist first() {
        return given(HIRED, MOVED).at("2027-01-14").list("move");
    }

    /** The same event, as a mended connector reads it. */
    private static Fact.WorkerMoved onAnotherDay(Fact.WorkerMoved move, String day) {
        var told = move.told();
        return new Fact.WorkerMoved(
                new Told(
                        told.eventId(),
                        told.source(),
                        told.sourceEventId(),
                        Facts.instant(day),
                        told.told(),
                        told.recorded().plusSeconds(3600),
                        1),
                move.worker(),
                LocalDate.parse(day),
                move.changes());
    }
}
