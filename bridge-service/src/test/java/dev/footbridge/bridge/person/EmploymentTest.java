package dev.footbridge.bridge.person;

import static dev.footbridge.bridge.plan.Facts.MARA;
import static dev.footbridge.bridge.plan.Facts.WORKER;
import static dev.footbridge.bridge.plan.Facts.as;
import static dev.footbridge.bridge.plan.Facts.hired;
import static dev.footbridge.bridge.plan.Facts.left;
import static dev.footbridge.bridge.plan.Facts.moved;
import static dev.footbridge.bridge.plan.Facts.stays;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** R7, R12: what statements about one worker number add up to. */
class EmploymentTest {

    private static final Fact.WorkerHired HIRED = hired("h-1", "2026-11-10", "2026-12-01");

    @Test
    void aSecondHireOfAnOpenEpisodeCorrectsIt() {
        var employment = only(HIRED, hired("h-2", "2026-11-15", "2026-11-24", "title", "Lead"));
        assertThat(employment.start()).isEqualTo("2026-11-24");
        assertThat(employment.asOf(employment.start()).title()).isEqualTo("Lead");
        assertThat(employment.id()).isEqualTo(DeterministicId.ofFirstHire(WORKER, "h-1"));
        assertThat(employment.formerIds()).containsExactly(DeterministicId.ofFirstHire(WORKER, "h-2"));
    }

    @Test
    void theFirstHireIsTheOneToldFirstNotTheOneHeardFirst() {
        var late = hired("h-0", "2026-11-01", "2026-12-01");
        assertThat(only(HIRED, late).id()).isEqualTo(DeterministicId.ofFirstHire(WORKER, "h-0"));
        assertThat(only(HIRED, late).formerIds()).contains(only(HIRED).id());
    }

    @Test
    void theSourcesOwnKeyNamesTheEmployment() {
        var keyed = as(hired("h-2", "2026-11-15", "2026-12-01"), WORKER, "K-9");
        assertThat(only(HIRED, keyed).id()).isEqualTo(DeterministicId.ofEmploymentKey("acme-hris", "K-9"));
        assertThat(only(HIRED, keyed).formerIds()).containsExactly(DeterministicId.ofFirstHire(WORKER, "h-1"));
        assertThat(employments(keyed, as(hired("h-3", "2026-11-16", "2026-12-05"), WORKER, "K-10")))
                .hasSize(2);
    }

    @Test
    void aHireAfterTheLastWorkingDayOpensAnother() {
        var story = List.of(HIRED, left("l", "2027-01-10", "2027-01-31"), hired("h-2", "2027-05-01", "2027-06-01"));
        everyOrderOf(story).forEach(order -> {
            var employments = PersonFile.of(MARA, order).employments();
            assertThat(employments).extracting(Employment::start).containsExactly(day("2026-12-01"), day("2027-06-01"));
            assertThat(employments.get(0).lastWorkingDay()).isEqualTo("2027-01-31");
            assertThat(employments.get(1).lastWorkingDay()).isNull();
        });
    }

    @Test
    void aLeaveToldBeforeItsHireStillApplies() {
        assertThat(only(left("l", "2026-11-01", "2027-01-31"), HIRED).lastWorkingDay())
                .isEqualTo("2027-01-31");
    }

    @Test
    void aLastWorkingDayMayMoveEarlierAndALeaveMayBeWithdrawn() {
        assertThat(only(HIRED, left("l", "2027-01-10", "2027-03-31"), left("l2", "2027-01-12", "2027-02-28"))
                        .lastWorkingDay())
                .isEqualTo("2027-02-28");
        assertThat(only(HIRED, left("l", "2027-01-10", "2027-03-31"), stays("s", "2027-01-11"))
                        .lastWorkingDay())
                .isNull();
        assertThat(only(HIRED, stays("s", "2027-01-09"), left("l", "2027-01-10", "2027-03-31"))
                        .lastWorkingDay())
                .isEqualTo("2027-03-31");
    }

    @Test
    void movesApplyFromTheirDayOnPerFieldTheOneToldLast() {
        var employment = only(
                moved("m-2", "2026-12-06", "2026-12-10", "department", "Finance"),
                HIRED,
                moved("m-1", "2026-12-05", "2026-12-10", "department", "People", "title", "Lead"));
        assertThat(employment.asOf(day("2026-12-09")).department()).isEqualTo("Sales");
        assertThat(employment.asOf(day("2026-12-10")).department()).isEqualTo("Finance");
        assertThat(employment.asOf(day("2026-12-10")).title()).isEqualTo("Lead");
        assertThat(employment.asOf(day("2026-12-10")).location()).isEqualTo("DE-BER");
    }

    @Test
    void aMoveOfTheFirstEmploymentIsNoneOfTheSecond() {
        var employments = employments(
                HIRED,
                moved("m", "2026-12-05", "2026-12-10", "department", "Finance"),
                left("l", "2027-01-10", "2027-01-31"),
                hired("h-2", "2027-05-01", "2027-06-01"));
        assertThat(employments.get(0).asOf(day("2027-01-01")).department()).isEqualTo("Finance");
        assertThat(employments.get(1).asOf(day("2027-07-01")).department()).isEqualTo("Sales");
    }

    @Test
    void aMoveToldAheadOfTheStartIsThereFromTheStart() {
        assertThat(only(HIRED, moved("m", "2026-11-20", "2026-11-25", "department", "Finance"))
                        .asOf(day("2026-12-01"))
                        .department())
                .isEqualTo("Finance");
    }

    @Test
    void aHireToldAnewTakesInWhatWasToldAheadOfIt() {
        assertThat(only(
                                HIRED,
                                moved("m", "2026-11-20", "2026-11-25", "department", "Finance"),
                                hired("h-2", "2026-11-22", "2026-12-01", "department", "People"))
                        .asOf(day("2026-12-01"))
                        .department())
                .isEqualTo("People");
    }

    private static Employment only(Fact... facts) {
        assertThat(employments(facts)).hasSize(1);
        return employments(facts).get(0);
    }

    private static List<Employment> employments(Fact... facts) {
        return PersonFile.of(MARA, List.of(facts)).employments();
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }

    private static List<List<Fact>> everyOrderOf(List<? extends Fact> facts) {
        if (facts.isEmpty()) {
            return List.of(List.of());
        }
        var orders = new ArrayList<List<Fact>>();
        for (int i = 0; i < facts.size(); i++) {
            var rest = new ArrayList<Fact>(facts);
            Collections.swap(rest, 0, i);
            var first = rest.remove(0);
            everyOrderOf(rest).forEach(order -> {
                var whole = new ArrayList<>(List.of(first));
                whole.addAll(order);
                orders.add(whole);
            });
        }
        return orders;
    }
}
