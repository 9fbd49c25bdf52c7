package dev.footbridge.bridge.plan;

import static dev.footbridge.bridge.plan.Facts.assigned;
import static dev.footbridge.bridge.plan.Facts.completed;
import static dev.footbridge.bridge.plan.Facts.granted;
import static dev.footbridge.bridge.plan.Facts.hired;
import static dev.footbridge.bridge.plan.Facts.instant;
import static dev.footbridge.bridge.plan.Facts.left;
import static dev.footbridge.bridge.plan.Facts.moved;
import static dev.footbridge.bridge.plan.Facts.recordedAfter;
import static dev.footbridge.bridge.plan.Facts.reported;
import static dev.footbridge.bridge.plan.Facts.rescinded;
import static dev.footbridge.bridge.plan.Facts.revoked;
import static dev.footbridge.bridge.plan.Facts.waived;
import static dev.footbridge.bridge.plan.Story.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.footbridge.bridge.checklist.Checklist;
import dev.footbridge.bridge.checklist.ChecklistStatus;
import dev.footbridge.bridge.checklist.Evidence;
import dev.footbridge.bridge.checklist.Settlement;
import dev.footbridge.bridge.checklist.Task;
import dev.footbridge.bridge.checklist.TaskStatus;
import dev.footbridge.bridge.person.Fact;
import dev.footbridge.bridge.person.TaskReport;
import dev.footbridge.bridge.policy.Wording;
import dev.footbridge.bridge.policy.Words;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** R8, R9, R9a, R10, R12–R17 on the outside contract's own example. */
class OnboardingTest {

    private static final Fact.WorkerHired HIRED = hired("h-1", "2026-11-10", "2026-12-01");

    @Test
    void aHireCallsForWhatTheTemplateSays() {
        assertThat(given(HIRED).onboarding().tasks())
                .extracting(Task::id)
                .containsExactly(
                        "contract",
                        "laptop",
                        "access[crm/user]",
                        "access[directory/account]",
                        "access[mail/mailbox]",
                        "buddy",
                        "feedback");
    }

    @Test
    void aContractorIsNotOnboardedByIt() {
        assertThat(given(hired("h-1", "2026-11-10", "2026-12-01", "type", "contractor"))
                        .plan()
                        .checklists())
                .isEmpty();
    }

    @Test
    void theStartIsMidnightWhereTheyWork() {
        given(HIRED).then(isDue("access[crm/user]", "2026-11-30T23:00:00Z"));
        given(hired("h-1", "2026-11-10", "2026-12-01", "location", "US-NYC"))
                .then(isDue("access[crm/user]", "2026-12-01T05:00:00Z"));
    }

    @Test
    void aShiftedDayIsMeantWholeAndSkipsWeekendsAndHolidays() {
        given(HIRED)
                .then(
                        isDue("laptop", "2026-11-30T22:59:59Z"),
                        isDue("buddy", "2026-12-03T22:59:59Z"),
                        isDue("feedback", "2026-12-31T22:59:59Z"),
                        opens("access[crm/user]", "2026-11-23T23:00:00Z"));
        given(hired("h-1", "2026-11-10", "2026-12-27")).then(isDue("laptop", "2026-12-24T22:59:59Z"));
    }

    @Test
    void aTaskOpensWhenItsTimeHasComeAndWhatItNeedsIsSettled() {
        given(HIRED).at("2026-11-20T12:00:00Z").then(is("access[crm/user]", TaskStatus.PLANNED));
        given(HIRED).at("2026-11-25").then(is("access[crm/user]", TaskStatus.WAITING));
        given(HIRED, completed("c", "2026-11-21", taskOf("contract")))
                .at("2026-11-25")
                .then(is("access[crm/user]", TaskStatus.OPEN));
        given(HIRED, waived("c", "2026-11-21", taskOf("contract")))
                .at("2026-11-25")
                .then(is("access[crm/user]", TaskStatus.OPEN));
    }

    @Test
    void accessHeardOfCompletesItsTask() {
        given(HIRED)
                .when(granted("g-77", "2026-11-28", "crm/user"))
                .then(is("access[crm/user]", TaskStatus.DONE))
                .then(story -> assertThat(story.task("access[crm/user]").evidence())
                        .containsExactly(new Evidence("g-77", "acme-hris", instant("2026-11-28"))));
    }

    @Test
    void accessHeardOfBeforeTheHireStillCounts() {
        given(granted("g-77", "2026-10-28", "crm/user")).when(HIRED).then(is("access[crm/user]", TaskStatus.DONE));
    }

    @Test
    void accessTakenBackLaterLeavesTheTaskFinished() {
        given(HIRED, granted("g-77", "2026-11-28", "crm/user"), revoked("r", "2026-12-28", "crm/user"))
                .at("2026-12-29")
                .then(is("access[crm/user]", TaskStatus.DONE));
    }

    @Test
    void anAssetCompletesItsTaskWhateverItsTag() {
        given(HIRED)
                .when(assigned("a", "2026-11-27", "laptop", "TAG-1"), assigned("a2", "2026-12-27", "laptop", "TAG-2"))
                .then(is("laptop", TaskStatus.DONE))
                .then(story -> assertThat(story.task("laptop").evidence())
                        .extracting(Evidence::event)
                        .containsExactly("a"));
    }

    @Test
    void aReportWithoutEvidenceIsInProgressWhereEvidenceIsToBeExpected() {
        given(HIRED, reported("r", "2026-11-25", taskOf("access[crm/user]"), TaskReport.COMPLETED))
                .at("2026-11-25T12:00:00Z")
                .then(is("access[crm/user]", TaskStatus.IN_PROGRESS));
        given(HIRED, reported("r", "2026-11-25", taskOf("access[mail/mailbox]"), TaskReport.COMPLETED))
                .at("2026-11-25T12:00:00Z")
                .then(is("access[mail/mailbox]", TaskStatus.DONE));
    }

    @Test
    void aPersonsWordWithoutEvidenceIsInProgressToo() {
        var said = given(HIRED, completed("c", "2026-11-25", taskOf("access[crm/user]")))
                .at("2026-11-25T12:00:00Z")
                .heardFrom("crm", "2026-11-25T20:00:00Z");
        said.then(is("access[crm/user]", TaskStatus.IN_PROGRESS));
        assertThat(said.task("access[crm/user]").settlement())
                .isEqualTo(new Settlement("account-hr", instant("2026-11-25"), "filed"));
        assertThat(said.plan().lookAgain()).isBeforeOrEqualTo(instant("2026-11-26"));
        said.at("2026-11-26").then(is("access[crm/user]", TaskStatus.CONTRADICTED));
        said.when(granted("g", "2026-11-27", "crm/user")).then(is("access[crm/user]", TaskStatus.DONE));
    }

    @Test
    void aPersonsWordCountsMoreThanADesksAndTheirLastWordMost() {
        var task = taskOf("access[crm/user]");
        given(HIRED, completed("c", "2026-11-25", task), reported("r", "2026-11-26", task, TaskReport.FAILED))
                .at("2026-11-25T12:00:00Z")
                .then(is("access[crm/user]", TaskStatus.IN_PROGRESS))
                .when(waived("w", "2026-11-26", task))
                .then(is("access[crm/user]", TaskStatus.WAIVED));
        given(HIRED, waived("w", "2026-11-25", task), completed("c", "2026-11-26", task))
                .at("2026-11-26")
                .then(is("access[crm/user]", TaskStatus.IN_PROGRESS));
    }

    @Test
    void aReportIsContradictedWhenTheSystemSpokeSinceAndDidNotShowIt() {
        var story = given(HIRED, reported("r", "2026-11-25", taskOf("access[crm/user]"), TaskReport.COMPLETED));
        story.at("2026-11-26").heardFrom("crm", "2026-11-24").then(is("access[crm/user]", TaskStatus.IN_PROGRESS));
        story.at("2026-11-25T23:59:59Z")
                .heardFrom("crm", "2026-11-25T20:00:00Z")
                .then(is("access[crm/user]", TaskStatus.IN_PROGRESS));
        story.at("2026-11-26").then(is("access[crm/user]", TaskStatus.CONTRADICTED));
        story.when(granted("g", "2026-11-27", "crm/user")).then(is("access[crm/user]", TaskStatus.DONE));
    }

    @Test
    void aDeskThatFailsOrRefusesIsSeen() {
        given(HIRED, reported("r", "2026-11-25", taskOf("laptop"), TaskReport.ACCEPTED))
                .then(is("laptop", TaskStatus.IN_PROGRESS));
        given(HIRED, reported("r", "2026-11-25", taskOf("laptop"), TaskReport.REJECTED))
                .then(is("laptop", TaskStatus.FAILED));
        given(HIRED, reported("r", "2026-11-25", taskOf("laptop"), TaskReport.FAILED))
                .then(is("laptop", TaskStatus.FAILED))
                .then(story -> assertThat(story.task("laptop").ticket()).isEqualTo("REQ-501"));
    }

    @Test
    void theLastTaskFinishesTheChecklist() {
        var story =
                given(HIRED, assigned("a", "2026-11-27", "laptop", "TAG-1"), granted("g", "2026-11-27", "crm/user"));
        for (var id : new String[] {"contract", "access[directory/account]", "access[mail/mailbox]", "buddy"}) {
            story.when(completed("c-" + id, "2026-12-02", taskOf(id)));
        }
        assertThat(story.at("2026-12-02T12:00:00Z").onboarding().status()).isEqualTo(ChecklistStatus.OPEN);
        story.when(waived("last", "2026-12-03", taskOf("feedback")));
        assertThat(story.onboarding().status()).isEqualTo(ChecklistStatus.DONE);
    }

    /** Many sources tell the time in whole seconds: what came later then is the correction, whatever its id. */
    @Test
    void aCorrectionToldInTheSameSecondCountsInTheOrderOfTheLog() {
        for (var ids : List.of(List.of("h-1", "h-2"), List.of("h-2", "h-1"))) {
            var hired = recordedAfter(1, hired(ids.get(0), "2026-11-10", "2026-12-01"));
            var corrected = recordedAfter(2, hired(ids.get(1), "2026-11-10", "2026-12-08"));
            for (var onLog : List.of(List.of(hired, corrected), List.of(corrected, hired))) {
                var list = given(onLog.toArray(Fact[]::new)).onboarding();
                assertThat(list.anchor()).isEqualTo(LocalDate.parse("2026-12-08"));
                assertThat(list.id()).isEqualTo(given(hired).onboarding().id());
            }
        }
    }

    @Test
    void aCorrectedStartMovesOpenTasksAndKeepsTheirIds() {
        var before =
                given(HIRED, completed("c", "2026-11-12", taskOf("contract"))).onboarding();
        var after = given(HIRED, completed("c", "2026-11-12", taskOf("contract")))
                .when(hired("h-2", "2026-11-15", "2026-12-08"))
                .then(isDue("access[crm/user]", "2026-12-07T23:00:00Z"))
                .onboarding();
        assertThat(after.id()).isEqualTo(before.id());
        assertThat(after.tasks())
                .extracting(Task::taskId)
                .isEqualTo(before.tasks().stream().map(Task::taskId).toList());
        assertThat(task(after, "contract")).isEqualTo(task(before, "contract"));
        assertThat(task(after, "contract").settlement().by()).isEqualTo("account-hr");
    }

    @Test
    void aStartMayMoveEarlierToo() {
        given(HIRED, hired("h-2", "2026-11-15", "2026-11-24")).then(isDue("access[crm/user]", "2026-11-23T23:00:00Z"));
        given(hired("h-2", "2026-11-15", "2026-11-24"), HIRED).then(isDue("access[crm/user]", "2026-11-23T23:00:00Z"));
    }

    @Test
    void whatIsDueBeforeWeLearnOfItIsDueAtOnceAndLate() {
        given(hired("h-1", "2026-11-25", "2026-12-01"))
                .at("2026-11-26")
                .then(isDue("contract", "2026-11-25T00:05:00Z"))
                .then(story -> assertThat(story.task("contract").late()).isTrue())
                .then(story -> assertThat(story.task("buddy").late()).isFalse());
    }

    @Test
    void sayingTheSameStartAgainMakesNothingLate() {
        given(HIRED, hired("h-2", "2026-11-25", "2026-12-01", "title", "Account Manager"))
                .at("2026-11-26")
                .then(story -> assertThat(story.task("contract").late()).isFalse());
    }

    @Test
    void whatTookEffectBeforeItsSourceWasAdoptedIsHistory() {
        assertThat(given(hired("h-1", "2026-11-10", "2026-10-31")).plan().checklists())
                .isEmpty();
        assertThat(given(hired("h-1", "2026-11-10", "2026-11-01")).plan().checklists())
                .hasSize(1);
        assertThat(given(HIRED).connected("acme-hris", "2026-12-24").plan().checklists())
                .hasSize(1);
        assertThat(given(HIRED)
                        .under(Policies.version(1, "2026-10-01T00:00:00Z", "destinations.yaml", ""))
                        .connected("acme-hris", "2026-12-24")
                        .plan()
                        .checklists())
                .isEmpty();
    }

    @Test
    void untilItIsKnownWhenASourceWasConnectedAllIsHistory() {
        var nothingAdopted = Policies.version(1, "2026-10-01T00:00:00Z", "destinations.yaml", "");
        var story = given(HIRED).under(nothingAdopted);
        assertThat(story.plan().checklists()).isEmpty();
        assertThat(story.connected("acme-hris", "2026-11-20").plan().checklists())
                .hasSize(1);
    }

    @Test
    void aMoveBeforeTheTasksAreDoneWithdrawsWhatIsNoLongerOwed() {
        var story = given(HIRED).when(moved("m-1", "2026-12-01", "2026-12-10", "department", "Finance"));
        story.at("2026-12-09").then(is("access[crm/user]", TaskStatus.WAITING));
        story.at("2026-12-10").then(is("access[crm/user]", TaskStatus.WITHDRAWN));
        story.when(granted("g", "2026-12-05", "crm/user")).then(is("access[crm/user]", TaskStatus.DONE));
    }

    @Test
    void aCorrectedDepartmentWithdrawsWhatTheFirstOneOwed() {
        given(HIRED, hired("h-2", "2026-11-15", "2026-12-01", "department", "Finance"))
                .then(is("access[crm/user]", TaskStatus.WITHDRAWN));
    }

    @Test
    void aRescindedHireWithdrawsWhatIsOpenAndKeepsWhatIsDone() {
        given(HIRED, completed("c", "2026-11-12", taskOf("contract")))
                .when(rescinded("x", "2026-11-18"))
                .then(is("contract", TaskStatus.DONE), is("laptop", TaskStatus.WITHDRAWN))
                .then(story -> assertThat(story.onboarding().status()).isEqualTo(ChecklistStatus.WITHDRAWN))
                .then(story -> assertThat(story.plan().person().status()).isEqualTo(PersonStatus.LEFT));
    }

    @Test
    void aHireToldAfterTheRescissionStands() {
        given(HIRED, rescinded("x", "2026-11-18"), hired("h-2", "2026-11-19", "2026-12-01"))
                .then(is("laptop", TaskStatus.OPEN));
        given(hired("h-2", "2026-11-19", "2026-12-01"), HIRED, rescinded("x", "2026-11-18"))
                .then(is("laptop", TaskStatus.OPEN));
    }

    @Test
    void whoLeftBeforeTheyBeganIsNotOnboarded() {
        given(HIRED, left("l", "2026-11-18", "2026-11-28"))
                .then(story -> assertThat(story.onboarding().status()).isEqualTo(ChecklistStatus.WITHDRAWN));
    }

    @Test
    void whatIsLeftOpenWhenTheyLeaveIsWithdrawnAndTheListIsDone() {
        var story = given(HIRED, left("l", "2026-12-05", "2026-12-15"));
        story.at("2026-12-15T22:59:58Z").then(is("feedback", TaskStatus.OPEN));
        story.at("2026-12-15T22:59:59Z").then(is("feedback", TaskStatus.WITHDRAWN));
        assertThat(story.onboarding().status()).isEqualTo(ChecklistStatus.DONE);
        assertThat(story.plan().person().status()).isEqualTo(PersonStatus.LEFT);
    }

    @Test
    void wordsComeFromThePolicyAndNotFromThePlan() {
        var task = given(HIRED).task("access[crm/user]");
        assertThat(Policies.CONTRACT.words(task.name()))
                .isEqualTo(new Words("Use the customer database", "Grant crm/user"));
        assertThat(Policies.CONTRACT.words(given(HIRED).onboarding().name())).isEqualTo(new Words("Welcome", "Joiner"));
        assertThat(Policies.CONTRACT.words(given(HIRED).task("laptop").name()).hr())
                .isEqualTo("A laptop on the desk");
        assertThat(Policies.CONTRACT.words(Wording.of("task/onboarding/gone")).hr())
                .isEqualTo("task/onboarding/gone");
    }

    private static UUID taskOf(String id) {
        return given(HIRED).task(id).taskId();
    }

    private static Task task(Checklist checklist, String id) {
        return checklist.tasks().stream()
                .filter(task -> task.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Consumer<Story> is(String task, TaskStatus status) {
        return story -> assertThat(story.task(task).status()).as(task).isEqualTo(status);
    }

    private static Consumer<Story> isDue(String task, String time) {
        return story -> assertThat(story.task(task).due()).as(task).isEqualTo(time);
    }

    private static Consumer<Story> opens(String task, String time) {
        return story -> assertThat(story.task(task).opens()).as(task).isEqualTo(time);
    }
}
