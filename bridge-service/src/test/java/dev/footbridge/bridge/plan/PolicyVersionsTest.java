package dev.footbridge.bridge.plan;

import static dev.footbridge.bridge.plan.Facts.completed;
import static dev.footbridge.bridge.plan.Facts.hired;
import static dev.footbridge.bridge.plan.Facts.reported;
import static dev.footbridge.bridge.plan.Facts.waived;
import static dev.footbridge.bridge.plan.Story.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.footbridge.bridge.checklist.Checklist;
import dev.footbridge.bridge.checklist.ChecklistStatus;
import dev.footbridge.bridge.person.DeterministicId;
import dev.footbridge.bridge.person.Fact;
import dev.footbridge.bridge.person.TaskReport;
import dev.footbridge.bridge.policy.Policy;
import dev.footbridge.bridge.policy.PolicyHistory;
import dev.footbridge.bridge.policy.Wording;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** R8, and what the plan says of versions: running lists follow or stay, what was settled stays settled. */
class PolicyVersionsTest {

    private static final String BEFORE = "2026-10-01T00:00:00Z";
    private static final String LATER = "2026-11-20T00:00:00Z";
    private static final Fact HIRED = hired("h-1", "2026-11-10", "2026-12-01");
    private static final UUID LIST =
            DeterministicId.ofChecklist(DeterministicId.ofFirstHire(Facts.WORKER, "h-1"), "onboarding");

    private static final Policy FIRST = policy(1, BEFORE, "follow", "contract, buddy");
    private static final Policy SECOND = policy(2, LATER, "follow", "contract, desk");

    @Test
    void anOpenListFollowsTheNewestVersion() {
        var list = given(HIRED).under(FIRST, SECOND).at("2026-11-21").onboarding();
        assertThat(list.policyVersion()).isEqualTo(2);
        assertThat(statuses(list)).containsExactly("contract open", "desk open", "buddy withdrawn");
    }

    @Test
    void whatWasFinishedStaysWhenItsTemplateGoes() {
        var list = given(HIRED, completed("c", "2026-11-12", task("buddy")))
                .under(FIRST, SECOND)
                .at("2026-11-21")
                .onboarding();
        assertThat(statuses(list)).containsExactly("contract open", "desk open", "buddy done");
    }

    @Test
    void whatWasSettledBeforeAVersionWasReplacedStaysSettled() {
        var strict = policy(2, LATER, "follow", "contract, buddy", "verified");
        var story = given(HIRED, reported("r", "2026-11-12", task("buddy"), TaskReport.COMPLETED));
        assertThat(statuses(story.under(FIRST, strict).at("2026-11-21").onboarding()))
                .contains("buddy done");
        assertThat(statuses(story.under(strict).at("2026-11-21").onboarding())).contains("buddy in-progress");
    }

    @Test
    void aListThatStaysKeepsTheVersionItWasOpenedUnder() {
        var list = given(HIRED)
                .under(policy(1, BEFORE, "stay", "contract, buddy"), SECOND)
                .at("2026-11-21")
                .onboarding();
        assertThat(list.policyVersion()).isEqualTo(1);
        assertThat(statuses(list)).containsExactly("contract open", "buddy open");
    }

    @Test
    void aClosedListIsNeverReopenedByAPolicy() {
        var story =
                given(HIRED, completed("c", "2026-11-12", task("contract")), waived("b", "2026-11-13", task("buddy")));
        var list = story.under(FIRST, SECOND).at("2026-11-21").onboarding();
        assertThat(list.status()).isEqualTo(ChecklistStatus.DONE);
        assertThat(list.policyVersion()).isEqualTo(1);
    }

    @Test
    void aTaskAskedForTooLateIsDueAtOnceAndLate() {
        var task = given(HIRED)
                .under(FIRST, policy(2, "2026-12-06T00:00:00Z", "follow", "contract, desk"))
                .at("2026-12-07")
                .task("desk");
        assertThat(task.late()).isTrue();
        assertThat(task.due()).isEqualTo("2026-12-06T00:00:00Z");
    }

    @Test
    void aTemplatePublishedAfterSomeoneBeganDoesNotBeginWithThem() {
        var none = Policies.version(
                1,
                BEFORE,
                "checklists/onboarding.yaml",
                template("follow", "contract").replace("hired", "left").replace("start", "end"));
        var afterwards = policy(2, "2026-12-06T00:00:00Z", "follow", "contract");
        assertThat(given(HIRED).under(none, afterwards).at("2026-12-07").plan().checklists())
                .isEmpty();
        assertThat(given(HIRED).under(none, SECOND).at("2026-12-07").plan().checklists())
                .hasSize(1);
    }

    @Test
    void whoWasOnlyLaterKnownToBeOwedItIsOwedItAllTheSame() {
        var asContractor = hired("h-1", "2026-11-10", "2026-12-01", "type", "contractor");
        var corrected = hired("h-2", "2026-12-07", "2026-12-01");
        assertThat(given(asContractor, corrected)
                        .under(FIRST, policy(2, "2026-12-06T00:00:00Z", "follow", "contract"))
                        .at("2026-12-08")
                        .plan()
                        .checklists())
                .hasSize(1);
    }

    @Test
    void aSettledTaskIsReadInTheWordsOfTheVersionThatKnewIt() {
        var words = new PolicyHistory(List.of(FIRST, SECOND)).words(Wording.of("task/onboarding/buddy"));
        assertThat(words.hr()).isEqualTo("buddy of 1");
    }

    private static Policy policy(int version, String published, String running, String tasks, String... flags) {
        var text = template(running, tasks).replace("of V", "of " + version);
        return Policies.version(
                version,
                published,
                "checklists/onboarding.yaml",
                flags.length == 0 ? text : text.replace("due:", "asset: laptop, verifiedBy: AssetAssigned, due:"));
    }

    private static String template(String running, String tasks) {
        var lines = new StringBuilder();
        for (var task : tasks.split(", ")) {
            lines.append("  %s: {name: {hr: %s of V, it: x}, owner: hr, due: start + 1 day}%n".formatted(task, task));
        }
        return "checklist: onboarding\ntrigger: hired\nname: {hr: Welcome, it: Joiner}\nwhen: \"employment.type != 'contractor'\"\nrunning: "
                + running + "\ntasks:\n" + lines;
    }

    private static UUID task(String id) {
        return DeterministicId.ofTask(LIST, id);
    }

    private static List<String> statuses(Checklist list) {
        return list.tasks().stream()
                .map(task -> task.id() + " " + task.status().word())
                .toList();
    }
}
