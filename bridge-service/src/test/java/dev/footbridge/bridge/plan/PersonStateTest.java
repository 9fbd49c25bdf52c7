package dev.footbridge.bridge.plan;

import static dev.footbridge.bridge.plan.Facts.WORKER;
import static dev.footbridge.bridge.plan.Facts.as;
import static dev.footbridge.bridge.plan.Facts.granted;
import static dev.footbridge.bridge.plan.Facts.hired;
import static dev.footbridge.bridge.plan.Facts.instant;
import static dev.footbridge.bridge.plan.Facts.joined;
import static dev.footbridge.bridge.plan.Facts.left;
import static dev.footbridge.bridge.plan.Facts.leftAtOnce;
import static dev.footbridge.bridge.plan.Facts.moved;
import static dev.footbridge.bridge.plan.Facts.revoked;
import static dev.footbridge.bridge.plan.Facts.told;
import static dev.footbridge.bridge.plan.Story.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.footbridge.bridge.checklist.TaskStatus;
import dev.footbridge.bridge.person.Fact;
import dev.footbridge.bridge.person.PersonalData;
import dev.footbridge.bridge.person.WorkerKey;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** R7, R10: where a person stands, and when that changes. */
class PersonStateTest {

    private static final Fact.WorkerHired HIRED = hired("h-1", "2026-11-10", "2026-12-01");

    @Test
    void someoneIsExpectedThenActiveThenLeftByTheirOwnMidnight() {
        var story = given(HIRED, left("l", "2026-12-20", "2027-01-31"));
        assertThat(status(story, "2026-11-30T22:59:59Z")).isEqualTo(PersonStatus.EXPECTED);
        assertThat(status(story, "2026-11-30T23:00:00Z")).isEqualTo(PersonStatus.ACTIVE);
        assertThat(status(story, "2027-01-31T22:59:58Z")).isEqualTo(PersonStatus.ACTIVE);
        assertThat(status(story, "2027-01-31T22:59:59Z")).isEqualTo(PersonStatus.LEFT);
    }

    @Test
    void anImmediateLeaveTakesEffectAtOnce() {
        var story = given(HIRED, leftAtOnce("l", "2026-12-20T10:00:00Z", "2026-12-20"));
        assertThat(status(story, "2026-12-20T09:59:59Z")).isEqualTo(PersonStatus.ACTIVE);
        assertThat(status(story, "2026-12-20T10:00:00Z")).isEqualTo(PersonStatus.LEFT);
    }

    @Test
    void anImmediateLeaveSaidAgainTookEffectWhenItWasFirstSaid() {
        var story = given(
                HIRED,
                leftAtOnce("l", "2026-12-20T10:00:00Z", "2026-12-20"),
                leftAtOnce("l-2", "2026-12-20T16:00:00Z", "2026-12-20"));
        assertThat(status(story, "2026-12-20T09:59:59Z")).isEqualTo(PersonStatus.ACTIVE);
        assertThat(status(story, "2026-12-20T10:00:00Z")).isEqualTo(PersonStatus.LEFT);
    }

    @Test
    void anImmediateLeaveToldOnAnotherDayKeepsToItsDay() {
        var late = given(HIRED, leftAtOnce("l", "2026-12-22T10:00:00Z", "2026-12-20"));
        assertThat(status(late, "2026-12-20T22:59:58Z")).isEqualTo(PersonStatus.ACTIVE); // 23:59:58 in Berlin
        assertThat(status(late, "2026-12-20T22:59:59Z")).isEqualTo(PersonStatus.LEFT);
        var early = given(HIRED, leftAtOnce("l", "2026-12-18T10:00:00Z", "2026-12-20"));
        assertThat(status(early, "2026-12-19T22:59:59Z")).isEqualTo(PersonStatus.ACTIVE);
        assertThat(status(early, "2026-12-19T23:00:00Z")).isEqualTo(PersonStatus.LEFT); // midnight in Berlin
    }

    @Test
    void someoneAwayIsAbsentUntilTheyAreBack() {
        var away = new Fact.AbsenceStarted(
                told("a", "2026-12-05", "2026-12-10"),
                WORKER,
                LocalDate.parse("2026-12-10"),
                LocalDate.parse("2026-12-20"));
        var back = new Fact.AbsenceEnded(told("b", "2026-12-14", "2026-12-15"), WORKER, LocalDate.parse("2026-12-15"));
        assertThat(status(given(HIRED, away), "2026-12-09T12:00:00Z")).isEqualTo(PersonStatus.ACTIVE);
        assertThat(status(given(HIRED, away), "2026-12-20T12:00:00Z")).isEqualTo(PersonStatus.ABSENT);
        assertThat(status(given(HIRED, away), "2026-12-21T12:00:00Z")).isEqualTo(PersonStatus.ACTIVE);
        assertThat(status(given(back, HIRED, away), "2026-12-14T12:00:00Z")).isEqualTo(PersonStatus.ABSENT);
        assertThat(status(given(back, HIRED, away), "2026-12-15T12:00:00Z")).isEqualTo(PersonStatus.ACTIVE);
    }

    @Test
    void theNextLookIsWhenSomethingCanChange() {
        assertThat(given(HIRED).at("2026-11-20").plan().lookAgain()).isEqualTo("2026-11-23T23:00:00Z");
        assertThat(given(HIRED).at("2026-11-25").plan().lookAgain()).isEqualTo("2026-11-30T23:00:00Z");
        assertThat(given(HIRED).at("2027-11-25").plan().lookAgain()).isNull();
        assertThat(given(HIRED, moved("m", "2026-12-05", "2026-12-10", "title", "Lead"))
                        .at("2026-12-05")
                        .plan()
                        .lookAgain())
                .isEqualTo("2026-12-09T23:00:00Z");
    }

    @Test
    void detailsAndProjectsAreThoseOfToday() {
        var story = given(
                HIRED,
                moved("m", "2026-12-05", "2026-12-10", "title", "Lead"),
                joined("j", "2026-12-05", "atlas", "2026-12-12"));
        var before = story.at("2026-12-09").plan().person();
        var after = story.at("2026-12-12").plan().person();
        assertThat(before.current().details().title()).isEqualTo("Account Executive");
        assertThat(before.projects()).isEmpty();
        assertThat(after.current().details().title()).isEqualTo("Lead");
        assertThat(after.projects()).containsExactly("atlas");
        assertThat(after.workers()).containsExactly(WORKER);
    }

    @Test
    void aConversionWithoutAGapIsAMoveAndNotAHire() {
        var employee = as(hired("h-2", "2027-01-10", "2027-02-01"), new WorkerKey("acme-hris", "t-2000"), null);
        var story =
                given(HIRED, left("l", "2027-01-05", "2027-01-31"), employee).at("2027-02-10");
        assertThat(story.lists("onboarding")).hasSize(1);
        assertThat(story.task("feedback").status()).isEqualTo(TaskStatus.OPEN);
        assertThat(story.plan().person().status()).isEqualTo(PersonStatus.ACTIVE);
        assertThat(story.plan().person().employments()).hasSize(2);
    }

    @Test
    void aGapWithinTheProtectionIsAMoveOnlyWhenTheNextWasAlreadyKnown() {
        var leave = left("l", "2027-01-05", "2027-01-31");
        assertThat(given(HIRED, leave, hired("h-2", "2027-01-20", "2027-02-08")).lists("onboarding"))
                .hasSize(1);
        assertThat(given(HIRED, leave, hired("h-2", "2027-02-02", "2027-02-08")).lists("onboarding"))
                .hasSize(2);
        assertThat(given(HIRED, leave, hired("h-2", "2027-01-20", "2027-02-09")).lists("onboarding"))
                .hasSize(2);
    }

    @Test
    void accessOfAnEarlierEmploymentIsNoEvidenceForTheNext() {
        var story = given(
                HIRED,
                granted("g", "2026-11-28", "crm/user"),
                left("l", "2027-01-05", "2027-01-31"),
                revoked("r", "2027-01-31T20:00:00Z", "crm/user"),
                hired("h-2", "2027-05-10", "2027-06-01"));
        assertThat(story.at("2027-05-30").lists("onboarding"))
                .extracting(list -> list.tasks().get(2).status())
                .containsExactly(TaskStatus.DONE, TaskStatus.WAITING);
        story.when(granted("g2", "2027-05-29", "crm/user"));
        assertThat(story.lists("onboarding"))
                .extracting(list -> list.tasks().get(2).status())
                .containsExactly(TaskStatus.DONE, TaskStatus.DONE);
    }

    @Test
    void personalDataIsPassedThroughFieldByFieldTheLatest() {
        var married = new Fact.PersonChanged(
                told("p", "2026-12-05", "2026-12-10"),
                LocalDate.parse("2026-12-10"),
                new PersonalData(Map.of("familyName", "Quill-Sato")));
        assertThat(given(married, HIRED).plan().personal().values())
                .isEqualTo(Map.of("givenName", "Mara", "familyName", "Quill-Sato"));
        assertThat(given(married).plan().personal().toString()).doesNotContain("Quill");
    }

    @Test
    void theBasisSaysWhatThePlanWasMadeFrom() {
        var basis = given(HIRED).at("2026-11-28T14:03:11Z").plan().basis();
        assertThat(basis.now()).isEqualTo(instant("2026-11-28T14:03:11Z"));
        assertThat(basis.policy()).isEqualTo(1);
        assertThat(basis.facts()).matches("sha256:[0-9a-f]{64}");
    }

    private static PersonStatus status(Story story, String time) {
        return story.at(time).plan().person().status();
    }
}
