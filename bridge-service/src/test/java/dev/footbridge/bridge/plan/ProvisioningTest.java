package dev.footbridge.bridge.plan;

import static dev.footbridge.bridge.plan.Facts.assigned;
import static dev.footbridge.bridge.plan.Facts.completed;
import static dev.footbridge.bridge.plan.Facts.granted;
import static dev.footbridge.bridge.plan.Facts.hired;
import static dev.footbridge.bridge.plan.Facts.left;
import static dev.footbridge.bridge.plan.Facts.reported;
import static dev.footbridge.bridge.plan.Facts.waived;
import static dev.footbridge.bridge.plan.Story.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.footbridge.bridge.access.Action;
import dev.footbridge.bridge.access.Priority;
import dev.footbridge.bridge.access.ProvisioningTask;
import dev.footbridge.bridge.access.Wish;
import dev.footbridge.bridge.person.Fact;
import dev.footbridge.bridge.person.TaskReport;
import dev.footbridge.bridge.policy.Words;
import org.junit.jupiter.api.Test;

/** R21: what desks are to do, as a desired state. */
class ProvisioningTest {

    private static final Fact.WorkerHired HIRED = hired("h-1", "2026-11-10", "2026-12-01");

    @Test
    void whatGivesAnEntitlementOrAnAssetIsWorkForADeskAndNothingElse() {
        assertThat(given(HIRED).plan().tasks())
                .extracting(task -> task.provision().action() + " "
                        + task.provision().asset() + " " + task.provision().entitlement())
                .containsExactly(
                        "ASSIGN_ASSET laptop null",
                        "GRANT null crm/user",
                        "GRANT null directory/account",
                        "GRANT null mail/mailbox");
    }

    @Test
    void aTaskIsNotWantedBeforeItsTimeNorBeforeWhatItNeeds() {
        assertThat(wish(given(HIRED), "crm/user")).isEqualTo(Wish.NOT_YET);
        assertThat(wish(given(HIRED).at("2026-11-25"), "crm/user")).isEqualTo(Wish.NOT_YET);
        assertThat(wish(contractFiled().at("2026-11-25"), "crm/user")).isEqualTo(Wish.WANTED);
    }

    @Test
    void whatTheDeskHasStaysWantedAndWhatItSaysItDidIsCompleted() {
        var task = task(given(HIRED), "mail/mailbox").id();
        var story = contractFiled().at("2026-11-25T12:00:00Z");
        assertThat(wish(story.when(reported("r-1", "2026-11-25", task, TaskReport.ACCEPTED)), "mail/mailbox"))
                .isEqualTo(Wish.WANTED);
        assertThat(wish(story.when(reported("r-2", "2026-11-25T01:00:00Z", task, TaskReport.REJECTED)), "mail/mailbox"))
                .isEqualTo(Wish.WANTED);
        assertThat(wish(
                        story.when(reported("r-3", "2026-11-25T02:00:00Z", task, TaskReport.COMPLETED)),
                        "mail/mailbox"))
                .isEqualTo(Wish.COMPLETED);
    }

    @Test
    void whatIsDoneWithoutTheDeskNeedsNoTicket() {
        var story = contractFiled().at("2026-11-25T12:00:00Z");
        assertThat(wish(story.when(granted("g", "2026-11-25", "crm/user")), "crm/user"))
                .isEqualTo(Wish.WITHDRAWN);
        var task = task(given(HIRED), "mail/mailbox").id();
        assertThat(wish(story.when(waived("w", "2026-11-25", task)), "mail/mailbox"))
                .isEqualTo(Wish.WITHDRAWN);
    }

    @Test
    void aReportThatIsShownToBeTrueIsTheDesksWork() {
        var task = task(given(HIRED), "crm/user").id();
        var story = contractFiled()
                .when(
                        reported("r", "2026-11-25", task, TaskReport.COMPLETED),
                        granted("g", "2026-11-25T01:00:00Z", "crm/user"))
                .at("2026-11-26");
        assertThat(wish(story, "crm/user")).isEqualTo(Wish.COMPLETED);
    }

    @Test
    void nothingIsGrantedToSomebodyWhoHasLeft() {
        var story = contractFiled().when(left("l", "2026-12-05", "2026-12-15"));
        assertThat(wish(story.at("2026-12-15T22:59:58Z"), "crm/user")).isEqualTo(Wish.WANTED);
        assertThat(wish(story.at("2026-12-15T22:59:59Z"), "crm/user")).isEqualTo(Wish.WITHDRAWN);
    }

    @Test
    void historyIsNoWork() {
        assertThat(given(hired("h-1", "2026-11-10", "2026-10-31")).plan().tasks())
                .isEmpty();
    }

    @Test
    void aDeskReadsWhyInItsOwnWords() {
        var task = task(given(HIRED), "crm/user");
        assertThat(Policies.CONTRACT.words(task.reason()))
                .isEqualTo(new Words("Welcome: Use the customer database", "Joiner: Grant crm/user"));
    }

    @Test
    void whatWasLearnedLateRanksHigher() {
        var late = given(hired("h-1", "2026-12-03", "2026-12-01")).at("2026-12-04");
        assertThat(task(late, "crm/user").priority()).isEqualTo(Priority.HIGH);
        assertThat(task(given(HIRED), "crm/user").priority()).isEqualTo(Priority.NORMAL);
    }

    @Test
    void idsStayWhenTheStartIsCorrectedAndFormerOnesAreNamedWhenTheyDoNot() {
        var before = task(given(HIRED), "crm/user");
        var moved = task(given(HIRED).when(hired("h-2", "2026-11-15", "2026-12-08")), "crm/user");
        assertThat(moved.id()).isEqualTo(before.id());
        var keyed = task(
                given(HIRED).when(Facts.as(hired("h-2", "2026-11-15", "2026-12-01"), Facts.WORKER, "K-1")), "crm/user");
        assertThat(keyed.id()).isNotEqualTo(before.id());
        assertThat(keyed.formerIds()).containsExactly(before.id());
    }

    @Test
    void severalRightsInOneTaskAreOneTicket() {
        var policy = Policies.version(1, "2026-10-01T00:00:00Z", "checklists/onboarding.yaml", """
                checklist: onboarding
                trigger: hired
                name: {hr: Welcome, it: Joiner}
                tasks:
                  accounts: {name: {hr: a, it: b}, owner: it, grants: [crm/user, mail/mailbox], due: start}
                  account: {name: {hr: a, it: b}, owner: it, grants: [directory/account], due: start, verifiedBy: AccountCreated}
                """);
        assertThat(given(HIRED, assigned("a", "2026-11-12", "laptop", "TAG-1"))
                        .under(policy)
                        .plan()
                        .tasks())
                .extracting(task -> task.provision().action())
                .containsExactly(Action.DO, Action.CREATE_ACCOUNT);
    }

    private static Story contractFiled() {
        var list = given(HIRED);
        return given(HIRED, completed("c", "2026-11-21", list.task("contract").taskId()));
    }

    private static Wish wish(Story story, String entitlement) {
        return task(story, entitlement).wish();
    }

    private static ProvisioningTask task(Story story, String entitlement) {
        return story.plan().tasks().stream()
                .filter(task ->
                        entitlement.equals(String.valueOf(task.provision().entitlement())))
                .findFirst()
                .orElseThrow();
    }
}
