package dev.footbridge.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footbridge.schemas.fact.WorkerHired;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

class WorkloadTest {
    private static final Workload JOINERS = Workload.joiners("t", 2_000, 8);

    @Test
    void theSameSeedGivesTheSameFactsInTheSameOrder() {
        assertThat(Workload.joiners("t", 2_000, 8).facts()).isEqualTo(JOINERS.facts());
        assertThat(Workload.joiners("t", 2_000, 9).facts()).isNotEqualTo(JOINERS.facts());
    }

    @Test
    void everyHireComesWithTheEightThingsTheyGet() {
        var known = new HashSet<>(JOINERS.facts());
        known.removeIf(fact -> FactCodec.keyOf(fact).startsWith("token-of-nobody"));
        assertThat(known).hasSize(2_000 * 9);
        assertThat(known).filteredOn(WorkerHired.class::isInstance).hasSize(2_000);
    }

    @Test
    void someFactsComeTwiceSomeBeforeTheirHireAndSomeAreAboutNobody() {
        var facts = JOINERS.facts();
        assertThat(facts.size()).isGreaterThan(new HashSet<>(facts).size());
        assertThat(facts).anyMatch(fact -> FactCodec.keyOf(fact).startsWith("token-of-nobody"));
        var hired = new HashSet<String>();
        long early = facts.stream()
                .filter(fact -> fact instanceof WorkerHired
                        ? !hired.add(FactCodec.keyOf(fact))
                        : !hired.contains(FactCodec.keyOf(fact)))
                .count();
        assertThat(early).isPositive();
    }
}
