package dev.footbridge.bridge.plan;

import static dev.footbridge.bridge.plan.Facts.assigned;
import static dev.footbridge.bridge.plan.Facts.completed;
import static dev.footbridge.bridge.plan.Facts.granted;
import static dev.footbridge.bridge.plan.Facts.grantedUntil;
import static dev.footbridge.bridge.plan.Facts.hired;
import static dev.footbridge.bridge.plan.Facts.instant;
import static dev.footbridge.bridge.plan.Facts.joined;
import static dev.footbridge.bridge.plan.Facts.left;
import static dev.footbridge.bridge.plan.Facts.leftProject;
import static dev.footbridge.bridge.plan.Facts.rescinded;
import static dev.footbridge.bridge.plan.Facts.revoked;
import static dev.footbridge.bridge.plan.Facts.stays;
import static dev.footbridge.bridge.plan.Facts.thanked;
import static dev.footbridge.bridge.plan.Facts.told;
import static dev.footbridge.bridge.plan.Story.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.footbridge.bridge.checklist.Task;
import dev.footbridge.bridge.feed.Entry;
import dev.footbridge.bridge.person.Fact;
import dev.footbridge.bridge.policy.Policy;
import dev.footbridge.bridge.policy.Wording;
import dev.footbridge.bridge.policy.Words;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** R30, R31 for what is about people, on the outside contract's own example: project atlas uses the system crm. */
class ProjectFeedTest {
    private static final Fact HIRED = hired("h-1", "2026-11-10", "2026-12-01");
    private static final Fact JOINED = joined("p-1", "2026-11-12", "atlas", "2026-12-07");
    private static final Policy CRM_ALONE = Policies.version(2, "2026-12-10T00:00:00Z", "projects.yaml", """
            projects:
              atlas: {name: {hr: New customer database, it: CRM migration}, systems: [crm]}
              orbit: {name: {hr: Post, it: Mail}, systems: [mail]}
            """);

    @Test
    void someoneJoinsAtMidnightWhereTheyWorkAndNotBefore() {
        var story = given(HIRED, JOINED).at("2026-12-06T22:59:59Z"); // 23:59:59 in Berlin
        assertThat(story.plan().entries()).isEmpty();
        assertThat(story.plan().lookAgain()).isEqualTo(instant("2026-12-06T23:00:00Z"));
        var entry = only(story.at("2026-12-06T23:00:00Z"));
        assertThat(entry.at()).isEqualTo(instant("2026-12-06T23:00:00Z"));
        assertThat(entry.person()).isEqualTo(Facts.MARA);
        assertThat(entry.eventId()).isEqualTo("e-p-1");
        assertThat(words(entry))
                .isEqualTo(new Words("Mara joined the project as member", "Project member added: Mara (member)"));
    }

    @Test
    void whoIsThankedIsThankedInTheProjectOnItOrNot() {
        var thanked = thanked("r-1", "2026-12-10", "prevention", "atlas");
        var entry = only(given(HIRED, thanked).at("2026-12-11"));
        assertThat(entry.at()).isEqualTo(thanked.told().told());
        assertThat(words(entry))
                .isEqualTo(new Words("Thank you, Mara: for what did not happen", "Recognition of Mara (prevention)"));
        assertThat(texts(given(HIRED, JOINED, thanked, thanked).at("2026-12-11")))
                .hasSize(2);
    }

    @Test
    void thanksInNoProjectAndInOneNobodyKnowsAreInNoFeed() {
        assertThat(given(
                                HIRED,
                                thanked("r-1", "2026-12-10", "peer", null),
                                thanked("r-2", "2026-12-10", "peer", "none"))
                        .at("2026-12-11")
                        .plan()
                        .entries())
                .isEmpty();
    }

    @Test
    void whoJoinsBeforeTheirFirstDayIsThereFromTheFirstDayOn() {
        var early = joined("p-1", "2026-11-12", "atlas", "2026-11-20");
        assertThat(given(HIRED, early).at("2026-11-25").plan().entries()).isEmpty();
        assertThat(only(given(HIRED, early).at("2026-12-02")).at()).isEqualTo(instant("2026-11-30T23:00:00Z"));
    }

    @Test
    void aJoiningHeardOfLateStandsWhereItHappened() {
        var late = only(
                given(HIRED, joined("p-1", "2027-01-20", "atlas", "2026-12-07")).at("2027-01-21"));
        assertThat(late.at()).isEqualTo(instant("2026-12-06T23:00:00Z"));
        assertThat(late.recorded()).isEqualTo(instant("2027-01-20T00:05:00Z"));
    }

    @Test
    void leavingTheProjectIsShownFromItsDayOn() {
        var story = given(HIRED, JOINED, leftProject("p-2", "2026-12-20", "atlas", "2027-01-04"));
        assertThat(texts(story.at("2027-01-03T12:00:00Z"))).containsExactly("Mara joined the project as member");
        assertThat(texts(story.at("2027-01-04T12:00:00Z")))
                .containsExactly("Mara joined the project as member", "Mara left the project");
    }

    @Test
    void aLeaveReadsLikeAnyLeavingOfAProjectAndWhyIsNowhere() {
        var dismissed =
                given(HIRED, JOINED, left("l-1", "2027-01-10", "2027-01-15")).at("2027-01-16T12:00:00Z");
        var left = last(dismissed);
        assertThat(left.at()).isEqualTo(instant("2027-01-15T22:59:59Z"));
        var moved = given(HIRED, JOINED, leftProject("p-2", "2026-12-20", "atlas", "2027-01-04"))
                .at("2027-01-16T12:00:00Z");
        assertThat(left.wording()).isEqualTo(last(moved).wording());
        assertThat(left.kind()).isEqualTo(last(moved).kind());
    }

    @Test
    void aWithdrawnDepartureTakesTheLeavingBack() {
        var story = given(HIRED, JOINED, left("l-1", "2027-01-10", "2027-01-15"), stays("s-1", "2027-01-20"));
        assertThat(texts(story.at("2027-01-21"))).containsExactly("Mara joined the project as member");
    }

    @Test
    void aHireThatIsOffNeverJoined() {
        assertThat(given(HIRED, JOINED, rescinded("r-1", "2026-12-08"))
                        .at("2026-12-20")
                        .plan()
                        .entries())
                .isEmpty();
        assertThat(given(JOINED).at("2026-12-20").plan().entries()).isEmpty();
    }

    @Test
    void whoComesBackJoinsAgain() {
        var story = given(
                        HIRED,
                        JOINED,
                        left("l-1", "2027-01-10", "2027-01-15"),
                        hired("h-2", "2027-04-20", "2027-05-03"))
                .at("2027-05-04T12:00:00Z");
        assertThat(texts(story))
                .containsExactly(
                        "Mara joined the project as member",
                        "Mara left the project",
                        "Mara joined the project as member");
        assertThat(story.plan().entries()).extracting(Entry::id).doesNotHaveDuplicates();
    }

    @Test
    void aSecondJoiningChangesNothing() {
        var again = joined("p-2", "2026-12-12", "atlas", "2026-12-14");
        assertThat(given(HIRED, JOINED, again).at("2026-12-20").plan().entries())
                .isEqualTo(given(HIRED, JOINED).at("2026-12-20").plan().entries());
    }

    @Test
    void accessToTheProjectsSystemsIsSeenComingAndGoingWhileTheyAreOnIt() {
        var story = given(
                        HIRED,
                        JOINED,
                        granted("g-0", "2026-12-02T09:00:00Z", "crm/admin"),
                        granted("g-1", "2026-12-08T09:00:00Z", "crm/user"),
                        granted("g-2", "2026-12-08T10:00:00Z", "mail/mailbox"),
                        revoked("r-1", "2026-12-18T10:00:00Z", "crm/user"),
                        leftProject("p-2", "2026-12-20", "atlas", "2027-01-04"),
                        granted("g-3", "2027-01-05T09:00:00Z", "crm/user"))
                .at("2027-02-01");
        assertThat(texts(story))
                .containsExactly(
                        "Mara joined the project as member",
                        "Mara was given access: Use the customer database",
                        "Mara no longer has access: Use the customer database",
                        "Mara left the project");
        assertThat(words(story.plan().entries().get(1)).it()).isEqualTo("Granted crm/user to Mara");
    }

    @Test
    void aGrantToldTwiceIsOneAndOneThatRunsOutIsGoneByItself() {
        var story = given(
                HIRED,
                JOINED,
                grantedUntil("g-1", "2026-12-08T09:00:00Z", "crm/user", "2026-12-20T00:00:00Z"),
                grantedUntil("g-2", "2026-12-09T09:00:00Z", "crm/user", "2026-12-22T00:00:00Z"));
        assertThat(texts(story.at("2026-12-21"))).hasSize(2);
        assertThat(story.plan().lookAgain()).isEqualTo(instant("2026-12-22"));
        assertThat(last(story.at("2026-12-22")).at()).isEqualTo(instant("2026-12-22"));
        assertThat(texts(story)).last().isEqualTo("Mara no longer has access: Use the customer database");
    }

    @Test
    void aDoneOnboardingIsAMilestoneOfWhoeverIsOnTheProject() {
        var done = everythingDone();
        assertThat(texts(done.at("2026-12-21"))).contains("Mara has everything done: Welcome");
        var entry = last(done);
        assertThat(entry.at()).isEqualTo(instant("2026-12-20T09:00:00Z"));
        assertThat(words(entry).it()).isEqualTo("Checklist of Mara completed: Joiner");
    }

    @Test
    void otherProjectsMattersAreNowhere() {
        var story = given(
                        HIRED,
                        joined("p-1", "2026-11-12", "orbit", "2026-12-07"),
                        granted("g-1", "2026-12-08T09:00:00Z", "crm/user"))
                .under(Policies.CONTRACT, CRM_ALONE)
                .at("2026-12-20");
        assertThat(story.plan().entries()).extracting(Entry::project).containsOnly("orbit");
        assertThat(texts(story)).containsExactly("Mara joined the project as member");
    }

    @Test
    void aProjectTellsFromTheDayThePolicyKnowsItAlsoWhatWasBefore() {
        var story =
                given(HIRED, joined("p-1", "2026-11-12", "orbit", "2026-12-07")).under(Policies.CONTRACT, CRM_ALONE);
        assertThat(story.at("2026-12-09").plan().entries()).isEmpty();
        assertThat(story.plan().lookAgain()).isEqualTo(instant("2026-12-10"));
        assertThat(only(story.at("2026-12-10")).at()).isEqualTo(instant("2026-12-06T23:00:00Z"));
    }

    @Test
    void idsAreTheSameWhenDatesAreCorrectedAndAnyOrderIsTheSameStory() {
        var mended = new Fact.ProjectJoined(
                told("p-1", "2026-11-12", "2026-12-09"), "atlas", LocalDate.parse("2026-12-09"), "member");
        assertThat(only(given(HIRED, mended).at("2026-12-20")).id())
                .isEqualTo(only(given(HIRED, JOINED).at("2026-12-20")).id());
        var story =
                everythingDone().when(revoked("r-9", "2026-12-22", "crm/user")).at("2027-01-01");
        var backwards = new ArrayList<>(story.facts());
        java.util.Collections.reverse(backwards);
        backwards.addAll(story.facts());
        assertThat(story.planOf(backwards).entries())
                .isEqualTo(story.plan().entries())
                .hasSize(4);
    }

    private static Story everythingDone() {
        var story = given(HIRED, JOINED).at("2026-12-08");
        var tasks = story.onboarding().tasks();
        return story.when(
                completed("c-1", "2026-12-01T09:00:00Z", id(tasks, "contract")),
                assigned("a-1", "2026-11-28T09:00:00Z", "laptop", "TAG-1"),
                granted("g-1", "2026-12-08T09:00:00Z", "crm/user"),
                granted("g-2", "2026-12-01T09:00:00Z", "mail/mailbox"),
                granted("g-3", "2026-12-01T09:00:00Z", "directory/account"),
                completed("c-2", "2026-12-02T09:00:00Z", id(tasks, "buddy")),
                completed("c-3", "2026-12-20T09:00:00Z", id(tasks, "feedback")));
    }

    private static UUID id(List<Task> tasks, String name) {
        return tasks.stream()
                .filter(task -> task.id().equals(name))
                .findFirst()
                .orElseThrow()
                .taskId();
    }

    private static Entry only(Story story) {
        assertThat(story.plan().entries()).hasSize(1);
        return story.plan().entries().get(0);
    }

    private static Entry last(Story story) {
        var entries = story.plan().entries();
        return entries.get(entries.size() - 1);
    }

    private static List<String> texts(Story story) {
        return story.plan().entries().stream().map(entry -> words(entry).hr()).toList();
    }

    private static Words words(Entry entry) {
        var args = new TreeMap<>(entry.wording().args());
        args.put("person", "Mara");
        return Policies.CONTRACT.words(new Wording(entry.wording().key(), args));
    }
}
