package dev.footbridge.bridge.plan;

import static dev.footbridge.bridge.plan.Facts.as;
import static dev.footbridge.bridge.plan.Facts.assigned;
import static dev.footbridge.bridge.plan.Facts.completed;
import static dev.footbridge.bridge.plan.Facts.granted;
import static dev.footbridge.bridge.plan.Facts.grantedTo;
import static dev.footbridge.bridge.plan.Facts.hired;
import static dev.footbridge.bridge.plan.Facts.left;
import static dev.footbridge.bridge.plan.Facts.leftAtOnce;
import static dev.footbridge.bridge.plan.Facts.reported;
import static dev.footbridge.bridge.plan.Facts.returned;
import static dev.footbridge.bridge.plan.Facts.revoked;
import static dev.footbridge.bridge.plan.Facts.revokedFrom;
import static dev.footbridge.bridge.plan.Facts.stays;
import static dev.footbridge.bridge.plan.Facts.until;
import static dev.footbridge.bridge.plan.Story.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.footbridge.bridge.access.Action;
import dev.footbridge.bridge.access.Priority;
import dev.footbridge.bridge.access.ProvisioningTask;
import dev.footbridge.bridge.access.Wish;
import dev.footbridge.bridge.checklist.Checklist;
import dev.footbridge.bridge.checklist.ChecklistStatus;
import dev.footbridge.bridge.checklist.Evidence;
import dev.footbridge.bridge.checklist.Task;
import dev.footbridge.bridge.checklist.TaskStatus;
import dev.footbridge.bridge.person.AccountKey;
import dev.footbridge.bridge.person.Fact;
import dev.footbridge.bridge.person.TaskReport;
import dev.footbridge.bridge.person.WorkerKey;
import dev.footbridge.bridge.policy.Words;
import java.util.List;
import org.junit.jupiter.api.Test;

/** R19, with R7, R9, R9a, R10 and R14 where somebody goes. */
class LeavingTest {

    private static final Fact.WorkerHired HIRED = hired("h-1", "2026-11-10", "2026-12-01");
    private static final Fact.AccessGranted CRM = granted("g-1", "2026-12-01", "crm/user");
    private static final Fact.AccessGranted UNPLANNED = granted("g-2", "2026-12-20", "crm/admin");
    private static final Fact.AssetAssigned LAPTOP = assigned("a-1", "2026-12-01", "laptop", "TAG-1");
    private static final Fact.WorkerLeft LEFT = left("l-1", "2027-01-05", "2027-01-29");
    private static final AccountKey ONE = new AccountKey("crm", "one");
    private static final AccountKey TWO = new AccountKey("crm", "two");
    private static final String END = "2027-01-29T22:59:59Z"; // 23:59:59 in Berlin

    @Test
    void everythingTheyHoldIsTakenBackWhoeverPlannedIt() {
        var leaving = employed().when(LEFT).at("2027-01-06").list("leaving");
        assertThat(leaving.tasks())
                .extracting(Task::id)
                .containsExactly("knowledge", "access[crm/admin]", "access[crm/user]", "assets[laptop:TAG-1]");
        assertThat(leaving.anchor()).isEqualTo("2027-01-29");
        assertThat(leaving.tasks()).extracting(Task::status).containsOnly(TaskStatus.OPEN);
        assertThat(leaving.tasks().subList(1, 4))
                .extracting(task -> task.due().toString())
                .containsOnly(END);
    }

    @Test
    void desksAreToldWhatToTakeBack() {
        var tasks = ofLeaving(employed().when(LEFT).at("2027-01-06"));
        assertThat(tasks)
                .extracting(task -> task.provision().action())
                .containsExactly(Action.REVOKE, Action.REVOKE, Action.COLLECT_ASSET);
        assertThat(tasks).extracting(ProvisioningTask::wish).containsOnly(Wish.WANTED);
        assertThat(tasks).extracting(ProvisioningTask::priority).containsOnly(Priority.NORMAL);
        assertThat(tasks.get(2).provision().tag()).isEqualTo("TAG-1");
        assertThat(tasks)
                .extracting(task -> Policies.CONTRACT.words(task.reason()))
                .containsExactly(
                        new Words("Farewell: No longer: Change the customer database", "Leaver: Revoke crm/admin"),
                        new Words("Farewell: No longer: Use the customer database", "Leaver: Revoke crm/user"),
                        new Words("Farewell: Given back: Laptop TAG-1", "Leaver: Collect Notebook TAG-1"));
    }

    /** R19: every live grant, and the same right under a second account is one more. */
    @Test
    void aRightUnderTwoAccountsIsGoneWhenItIsGoneUnderBoth() {
        var story = given(
                HIRED,
                grantedTo(ONE, "g-1", "2026-12-01", "crm/user"),
                grantedTo(TWO, "g-2", "2026-12-02", "crm/user"),
                LEFT);
        var under = story.when(revokedFrom(ONE, "r-1", "2027-01-29T20:00:00Z", "crm/user"))
                .at("2027-01-30");
        assertThat(under.task("leaving", "access[crm/user]").status()).isEqualTo(TaskStatus.OPEN);

        var both = under.when(revokedFrom(TWO, "r-2", "2027-01-29T21:00:00Z", "crm/user"));
        assertThat(both.task("leaving", "access[crm/user]").status()).isEqualTo(TaskStatus.DONE);
        assertThat(both.task("leaving", "access[crm/user]").evidence())
                .extracting(Evidence::event)
                .containsExactly("r-2");
    }

    @Test
    void whatWasTakenFromOneAccountLongAgoIsStillTakenFromTheOther() {
        var story = given(
                HIRED,
                grantedTo(ONE, "g-1", "2026-12-01", "crm/user"),
                grantedTo(TWO, "g-2", "2026-12-02", "crm/user"),
                revokedFrom(ONE, "r-1", "2026-12-20", "crm/user"),
                LEFT);
        assertThat(story.at("2027-01-06").task("leaving", "access[crm/user]").status())
                .isEqualTo(TaskStatus.OPEN);

        var gone = story.when(revokedFrom(TWO, "r-2", "2027-01-29T21:00:00Z", "crm/user"))
                .at("2027-01-30");
        assertThat(gone.task("leaving", "access[crm/user]").status()).isEqualTo(TaskStatus.DONE);
    }

    /** Nothing was ever told of that name: it is the same account by another, and so is one another system has a name for. */
    @Test
    void aRenamedAccountAndOneOfAnotherSystemTakeItAll() {
        for (var other : List.of(new AccountKey("crm", "renamed"), new AccountKey("okta", "mara"))) {
            assertThat(given(HIRED, grantedTo(ONE, "g-1", "2026-12-01", "crm/user"), LEFT)
                            .when(revokedFrom(other, "r-1", "2027-01-29T20:00:00Z", "crm/user"))
                            .at("2027-01-30")
                            .task("leaving", "access[crm/user]")
                            .status())
                    .isEqualTo(TaskStatus.DONE);
        }
        assertThat(given(
                                HIRED,
                                grantedTo(ONE, "g-1", "2026-12-01", "crm/user"),
                                grantedTo(TWO, "g-2", "2026-12-01", "crm/user"),
                                LEFT)
                        .when(revoked("r-1", "2027-01-29T20:00:00Z", "crm/user"))
                        .at("2027-01-30")
                        .task("leaving", "access[crm/user]")
                        .status())
                .isEqualTo(TaskStatus.DONE);
    }

    @Test
    void whatIsGoneIsShownToBeWhetherReportedOrNot() {
        var story = employed()
                .when(
                        LEFT,
                        revoked("r-1", "2027-01-29T20:00:00Z", "crm/user"),
                        returned("b-1", "2027-01-29", "laptop", "TAG-1"))
                .at("2027-01-30");
        assertThat(status(story, "access[crm/user]")).isEqualTo(TaskStatus.DONE);
        assertThat(status(story, "assets[laptop:TAG-1]")).isEqualTo(TaskStatus.DONE);
        assertThat(status(story, "access[crm/admin]")).isEqualTo(TaskStatus.OPEN);
        assertThat(story.task("leaving", "access[crm/user]").evidence())
                .extracting(Evidence::event)
                .containsExactly("r-1");
    }

    @Test
    void whatWasTakenBackBeforeTheLeaveWasKnownIsNoTask() {
        var story = employed().when(revoked("r-1", "2026-12-30", "crm/admin"), LEFT);
        assertThat(ids(story)).doesNotContain("access[crm/admin]").contains("access[crm/user]");
    }

    @Test
    void whatIsTakenBackBetweenTheEndAndHearingOfItIsDone() {
        var late = left("l-1", "2027-02-10", "2027-01-29");
        var story =
                employed().when(revoked("r-1", "2027-02-01", "crm/user"), late).at("2027-02-11");
        assertThat(status(story, "access[crm/user]")).isEqualTo(TaskStatus.DONE);
    }

    @Test
    void aGrantHeardOfAfterTheLeaveIsTakenBackAtOnce() {
        var story = employed()
                .when(LEFT, granted("g-3", "2027-02-02", "mail/mailbox"))
                .at("2027-02-03");
        var task = story.task("leaving", "access[mail/mailbox]");
        assertThat(task.status()).isEqualTo(TaskStatus.OPEN);
        assertThat(task.late()).isTrue();
        assertThat(task.due()).isEqualTo("2027-02-02T00:05:00Z");
        assertThat(task.priority()).isEqualTo(Priority.URGENT);
        assertThat(story.task("leaving", "access[crm/user]").priority()).isEqualTo(Priority.NORMAL);
    }

    @Test
    void whatTheyGetBackAfterItWasTakenHasToBeTakenAgain() {
        var story = employed().when(LEFT, revoked("r-1", "2027-01-29T20:00:00Z", "crm/user"));
        assertThat(status(story.at("2027-01-31"), "access[crm/user]")).isEqualTo(TaskStatus.DONE);
        story.when(granted("g-9", "2027-02-02", "crm/user")).at("2027-02-03");
        assertThat(status(story, "access[crm/user]")).isEqualTo(TaskStatus.OPEN);
    }

    @Test
    void anImmediateLeaveIsAtOnceAndUrgent() {
        var story = employed()
                .when(leftAtOnce("l-1", "2027-01-05T14:00:00Z", "2027-01-05"))
                .at("2027-01-05T15:00:00Z");
        var task = story.task("leaving", "access[crm/user]");
        assertThat(task.due()).isEqualTo("2027-01-05T14:05:00Z");
        assertThat(task.late()).isFalse();
        assertThat(task.priority()).isEqualTo(Priority.URGENT);
    }

    @Test
    void aLeaveRecordedAfterItTookEffectIsLateAndUrgent() {
        var story = employed().when(left("l-1", "2027-02-10", "2027-01-29")).at("2027-02-11");
        assertThat(story.list("leaving").tasks()).allMatch(Task::late);
        assertThat(ofLeaving(story)).extracting(ProvisioningTask::priority).containsOnly(Priority.URGENT);
    }

    @Test
    void aDepartureWithdrawnWithdrawsWhatIsOpenAndKeepsWhatIsSettled() {
        var story = employed()
                .when(LEFT, revoked("r-1", "2027-01-10", "crm/user"), stays("s-1", "2027-01-12"))
                .at("2027-01-13");
        assertThat(story.list("leaving").status()).isEqualTo(ChecklistStatus.WITHDRAWN);
        assertThat(status(story, "access[crm/user]")).isEqualTo(TaskStatus.DONE);
        assertThat(status(story, "access[crm/admin]")).isEqualTo(TaskStatus.WITHDRAWN);
        assertThat(ofLeaving(story)).extracting(ProvisioningTask::wish).containsOnly(Wish.WITHDRAWN);
    }

    @Test
    void aLeaveToldAgainIsTheSameListOnAnotherDay() {
        var before = employed().when(LEFT).list("leaving");
        var after = employed()
                .when(LEFT, stays("s-1", "2027-01-12"), left("l-2", "2027-01-14", "2027-02-26"))
                .at("2027-01-15")
                .list("leaving");
        assertThat(after.id()).isEqualTo(before.id());
        assertThat(after.anchor()).isEqualTo("2027-02-26");
        assertThat(after.status()).isEqualTo(ChecklistStatus.OPEN);
    }

    @Test
    void whoGoesOnInAnotherEmploymentDoesNotLeave() {
        var employee = as(hired("h-2", "2027-01-07", "2027-02-01"), new WorkerKey("acme-hris", "t-2000"), null);
        var story = employed().when(LEFT, employee).at("2027-01-29T23:30:00Z");
        assertThat(story.list("leaving").status()).isEqualTo(ChecklistStatus.WITHDRAWN);
        assertThat(ofLeaving(story)).extracting(ProvisioningTask::wish).containsOnly(Wish.WITHDRAWN);
    }

    @Test
    void whoComesBackLaterKeepsWhatWasNotTakenInTime() {
        var back = hired("h-2", "2027-05-10", "2027-06-01");
        var story = employed().when(LEFT, revoked("r-1", "2027-01-29T20:00:00Z", "crm/user"), back);
        assertThat(status(story.at("2027-05-31T21:59:59Z"), "access[crm/admin]"))
                .isEqualTo(TaskStatus.OPEN);
        assertThat(status(story.at("2027-05-31T22:00:00Z"), "access[crm/admin]"))
                .isEqualTo(TaskStatus.WITHDRAWN);
        assertThat(status(story, "access[crm/user]")).isEqualTo(TaskStatus.DONE);
        story.when(granted("g-9", "2027-05-30", "crm/user"));
        assertThat(status(story, "access[crm/user]")).isEqualTo(TaskStatus.DONE);
    }

    @Test
    void whatADeskOnlySaidItGaveIsTakenBackToo() {
        var mail = given(HIRED).task("access[mail/mailbox]").taskId();
        var story = given(HIRED, reported("r", "2026-12-01", mail, TaskReport.COMPLETED), LEFT)
                .at("2027-01-06");
        assertThat(ids(story)).contains("access[mail/mailbox]");
        story.when(revoked("x", "2027-01-02", "mail/mailbox"));
        assertThat(ids(story)).doesNotContain("access[mail/mailbox]");
    }

    @Test
    void anAssetOfWhichNobodySaidWhichOneIsCollectedByItsKind() {
        var laptop = given(HIRED).task("laptop").taskId();
        var story = given(HIRED, completed("c", "2026-12-01", laptop), LEFT).at("2027-01-06");
        assertThat(ids(story)).contains("assets[laptop]");
    }

    @Test
    void aReportOfTakingBackIsBelievedWhereNobodyWouldSee() {
        var mail = granted("g-5", "2026-12-01", "mail/mailbox");
        var story = employed().when(mail, LEFT);
        var crm = story.task("leaving", "access[crm/user]").taskId();
        var box = story.task("leaving", "access[mail/mailbox]").taskId();
        story.when(
                reported("r-1", "2027-01-29", crm, TaskReport.COMPLETED),
                reported("r-2", "2027-01-29", box, TaskReport.COMPLETED));
        story.at("2027-01-29T12:00:00Z");
        assertThat(status(story, "access[mail/mailbox]")).isEqualTo(TaskStatus.DONE);
        assertThat(status(story, "access[crm/user]")).isEqualTo(TaskStatus.IN_PROGRESS);
        story.at("2027-01-30").heardFrom("crm", "2027-01-29T18:00:00Z");
        assertThat(status(story, "access[crm/user]")).isEqualTo(TaskStatus.CONTRADICTED);
        story.when(revoked("x", "2027-01-30", "crm/user"));
        assertThat(status(story, "access[crm/user]")).isEqualTo(TaskStatus.DONE);
    }

    @Test
    void leavesBeforeAdoptionAreHistoryAndThoseOfPeopleHiredBeforeItAreNot() {
        var longAgo = hired("h-0", "2020-01-10", "2020-02-01");
        var grant = granted("g-0", "2020-02-01", "crm/user");
        assertThat(given(longAgo, grant, left("l", "2026-10-01", "2026-10-31"))
                        .plan()
                        .checklists())
                .isEmpty();
        assertThat(given(longAgo, grant, left("l", "2026-11-10", "2026-11-30"))
                        .plan()
                        .checklists())
                .extracting(Checklist::checklist)
                .containsExactly("leaving");
    }

    @Test
    void anEndAgreedWithTheHireOpensOnItsDay() {
        var story = given(until(hired("h-1", "2026-11-10", "2026-12-01", "type", "contractor"), "2027-01-29"), CRM);
        assertThat(status(story.at("2027-01-28T22:59:59Z"), "access[crm/user]")).isEqualTo(TaskStatus.PLANNED);
        assertThat(status(story.at("2027-01-28T23:00:00Z"), "access[crm/user]")).isEqualTo(TaskStatus.OPEN);
        story.when(until(hired("h-2", "2027-01-20", "2026-12-01", "type", "contractor"), "2027-06-30"));
        assertThat(status(story, "access[crm/user]")).isEqualTo(TaskStatus.PLANNED);
    }

    @Test
    void whoLeavesBeforeTheyBeganGivesBackWhatTheyGotAhead() {
        var story = given(HIRED, granted("g", "2026-11-20", "crm/user"), left("l", "2026-11-25", "2026-11-27"))
                .at("2026-11-26");
        assertThat(status(story, "access[crm/user]")).isEqualTo(TaskStatus.OPEN);
    }

    @Test
    void anyOrderIsTheSame() {
        var facts = List.of(
                HIRED,
                CRM,
                UNPLANNED,
                LAPTOP,
                LEFT,
                revoked("r-1", "2027-01-10", "crm/user"),
                stays("s-1", "2027-01-12"));
        var story = given(facts.toArray(Fact[]::new)).at("2027-01-13");
        var backwards = new java.util.ArrayList<Fact>(facts);
        java.util.Collections.reverse(backwards);
        backwards.addAll(facts);
        assertThat(story.planOf(backwards)).isEqualTo(story.plan());
    }

    private static Story employed() {
        return given(HIRED, CRM, UNPLANNED, LAPTOP).at("2027-01-06");
    }

    private static TaskStatus status(Story story, String task) {
        return story.task("leaving", task).status();
    }

    private static List<String> ids(Story story) {
        return story.list("leaving").tasks().stream().map(Task::id).toList();
    }

    private static List<ProvisioningTask> ofLeaving(Story story) {
        var list = story.list("leaving").id();
        return story.plan().tasks().stream()
                .filter(task -> list.equals(task.checklist()))
                .toList();
    }
}
