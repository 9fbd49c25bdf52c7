package dev.footbridge.bridge.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footbridge.bridge.access.ProvisioningTask;
import dev.footbridge.bridge.checklist.ChecklistStatus;
import dev.footbridge.bridge.feed.Entry;
import dev.footbridge.bridge.person.Fact;
import dev.footbridge.bridge.person.PersonFile;
import dev.footbridge.bridge.person.PersonalData;
import dev.footbridge.bridge.person.RandomFacts;
import dev.footbridge.bridge.policy.Policy;
import dev.footbridge.bridge.policy.PolicyHistory;
import dev.footbridge.bridge.policy.WorkerNumbers;
import dev.footbridge.bridge.review.AccessReview;
import dev.footbridge.bridge.review.ReviewStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What must hold of every plan, whatever was told. */
class PlanPropertiesTest {

    private static final Policy SECOND = Policies.version(2, "2026-12-05T00:00:00Z", "checklists/onboarding.yaml", """
            checklist: onboarding
            trigger: hired
            name: {hr: Welcome, it: Joiner}
            tasks:
              contract: {name: {hr: a, it: b}, owner: hr, due: start}
              access:   {forEach: birthright, owner: it, due: start, needs: [contract]}
              desk:     {name: {hr: a, it: b}, owner: facilities, due: start + 1 day, opens: start - 3 days}
            """);

    static LongStream seeds() {
        return LongStream.range(0, 150);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void anyOrderAndAnyDoublingTellsTheSameStory(long seed) {
        var random = new RandomFacts(seed);
        var facts = random.some(40);
        var circumstances = at(random.instant());
        var doubled = new ArrayList<>(facts);
        doubled.addAll(facts);
        Collections.shuffle(doubled, new Random(seed));
        assertThat(plan(doubled, circumstances)).isEqualTo(plan(facts, circumstances));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void thePlanOfTheSurvivorsIsThePlanOfAll(long seed) {
        var random = new RandomFacts(seed);
        var facts = random.some(60);
        var circumstances = at(random.instant());
        var survivors = PersonFile.of(RandomFacts.PERSON, facts).facts().toList();
        assertThat(plan(survivors, circumstances)).isEqualTo(plan(facts, circumstances));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void thePlanIsTheSameWhateverIsPersonal(long seed) {
        var random = new RandomFacts(seed);
        var facts = random.some(40);
        var circumstances = at(random.instant());
        var forgotten = facts.stream().map(PlanPropertiesTest::forgotten).toList();
        var one = plan(facts, circumstances);
        var other = plan(forgotten, circumstances);
        assertThat(other.checklists()).isEqualTo(one.checklists());
        assertThat(other.reviews()).isEqualTo(one.reviews());
        assertThat(other.person()).isEqualTo(one.person());
        assertThat(other.entries()).isEqualTo(one.entries());
        assertThat(other.basis()).isEqualTo(one.basis());
        assertThat(other.lookAgain()).isEqualTo(one.lookAgain());
        assertThat(other.personal()).isEqualTo(PersonalData.NONE);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void timeAloneChangesNothingBeforeItIsTimeToLookAgain(long seed) {
        var random = new RandomFacts(seed);
        var facts = random.some(30);
        var now = random.instant();
        var plan = plan(facts, at(now));
        var until = plan.lookAgain() == null
                ? now.plus(Duration.ofDays(400))
                : plan.lookAgain().minusNanos(1);
        for (var time : List.of(until, now.plus(Duration.between(now, until).dividedBy(2)))) {
            var later = plan(facts, at(time));
            assertThat(later.checklists()).isEqualTo(plan.checklists());
            assertThat(later.reviews()).isEqualTo(plan.reviews());
            assertThat(later.tasks()).isEqualTo(plan.tasks());
            assertThat(later.person()).isEqualTo(plan.person());
            assertThat(later.entries()).isEqualTo(plan.entries());
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void idsOfTasksAreUniqueAndListsAreDoneWhenAllIsSettled(long seed) {
        var random = new RandomFacts(seed);
        var checklists = plan(random.some(40), at(random.instant())).checklists();
        var tasks = checklists.stream().flatMap(list -> list.tasks().stream()).toList();
        assertThat(tasks).extracting(task -> task.taskId()).doesNotHaveDuplicates();
        assertThat(tasks).allMatch(task -> !task.opens().isAfter(task.due()));
        assertThat(checklists).allMatch(list -> list.isDone() || list.status() != ChecklistStatus.DONE);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void atMostOneReviewIsOpenAndNoTaskIsToldTwice(long seed) {
        var random = new RandomFacts(seed);
        var plan = plan(random.some(60), at(random.instant()));
        assertThat(plan.reviews())
                .filteredOn(review -> review.status() == ReviewStatus.OPEN)
                .hasSizeLessThan(2);
        assertThat(plan.reviews()).extracting(AccessReview::id).doesNotHaveDuplicates();
        assertThat(plan.tasks()).extracting(ProvisioningTask::id).doesNotHaveDuplicates();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everyEntryOfAFeedHasAnIdOfItsOwnAndHasHappened(long seed) {
        var random = new RandomFacts(seed);
        var now = random.instant();
        var entries = plan(random.some(60), at(now)).entries();
        assertThat(entries).extracting(Entry::id).doesNotHaveDuplicates();
        assertThat(entries).allMatch(entry -> !entry.at().isAfter(now));
    }

    private static Plan plan(List<? extends Fact> facts, Circumstances circumstances) {
        return Plan.of(PersonFile.of(RandomFacts.PERSON, facts), circumstances);
    }

    private static Circumstances at(Instant now) {
        var heard = Map.of("crm", Instant.parse("2026-12-10T00:00:00Z"));
        return new Circumstances(
                now, new PolicyHistory(List.of(Policies.CONTRACT, SECOND)), Map.of(), heard, WorkerNumbers.UNKNOWN);
    }

    private static Fact forgotten(Fact fact) {
        if (fact instanceof Fact.WorkerHired hire) {
            return new Fact.WorkerHired(
                    hire.told(),
                    hire.worker(),
                    hire.employmentKey(),
                    PersonalData.NONE,
                    hire.details(),
                    hire.startDate(),
                    hire.endDate());
        }
        return fact instanceof Fact.PersonChanged changed
                ? new Fact.PersonChanged(changed.told(), changed.effectiveDate(), PersonalData.NONE)
                : fact;
    }
}
