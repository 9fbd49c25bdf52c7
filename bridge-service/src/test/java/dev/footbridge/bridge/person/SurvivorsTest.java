package dev.footbridge.bridge.person;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.footbridge.bridge.plan.Facts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** R1: what still counts of a subject is the same in any order and however often it was told. */
class SurvivorsTest {

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void hearingSomeFirstAndTheRestLaterIsHearingAll(long seed) {
        var random = new RandomFacts(seed);
        var bySubject = random.some(60).stream().collect(groupingBy(Fact::subject));
        for (var facts : bySubject.values()) {
            var all = random.shuffledAndDoubled(facts);
            var some = random.partOf(all);
            var rest = random.shuffledAndDoubled(all);
            var expected = Survivors.of(both(all, rest));
            assertThat(Survivors.of(both(Survivors.of(some), both(all, rest)))).isEqualTo(expected);
            assertThat(Survivors.of(both(Survivors.of(all), rest))).isEqualTo(expected);
            assertThat(Survivors.of(expected)).isEqualTo(expected);
            assertThat(Survivors.of(both(Survivors.of(some), Survivors.of(both(all, rest)))))
                    .isEqualTo(expected);
            assertThat(Survivors.plannedOn(expected)).isEqualTo(Survivors.plannedOn(both(all, rest)));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void anyTwoPartsAddUp(long seed) {
        var random = new RandomFacts(seed);
        var statements = random.statements(40);
        var some = random.partOf(statements);
        var rest = statements.stream().filter(fact -> !some.contains(fact)).toList();
        assertThat(Survivors.of(both(Survivors.of(some), rest))).isEqualTo(Survivors.of(statements));
        assertThat(Survivors.of(both(Survivors.of(some), Survivors.of(rest)))).isEqualTo(Survivors.of(statements));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aFileHeardOneByOneIsTheFileOfAll(long seed) {
        var random = new RandomFacts(seed);
        var facts = random.some(40);
        var file = PersonFile.of(RandomFacts.PERSON, List.of());
        for (var fact : random.shuffledAndDoubled(both(facts, facts))) {
            file = file.hear(fact);
        }
        var recordedAlike = PersonFile.of(RandomFacts.PERSON, both(file.facts().toList(), facts));
        assertThat(file.facts().map(fact -> fact.told().eventId()))
                .isEqualTo(
                        recordedAlike.facts().map(fact -> fact.told().eventId()).toList());
        assertThat(file.employments())
                .isEqualTo(PersonFile.of(RandomFacts.PERSON, facts).employments());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whatIsTakenBackWasNeverHeard(long seed) {
        var random = new RandomFacts(seed);
        var facts = random.some(30);
        var gone = facts.get(0);
        var rest = facts.subList(1, facts.size());
        var restOfSubject = rest.stream()
                .filter(fact -> fact.subject().equals(gone.subject()))
                .toList();
        assertThat(PersonFile.of(RandomFacts.PERSON, facts).takeBack(gone.told().eventId(), restOfSubject))
                .isEqualTo(PersonFile.of(RandomFacts.PERSON, rest));
    }

    @Test
    void aSubjectToldTenThousandTimesStaysSmall() {
        var facts = new ArrayList<Fact>();
        for (int i = 0; i < 10_000; i++) {
            var told = Instant.parse("2026-11-01T00:00:00Z").plusSeconds(i).toString();
            facts.add(Facts.hired("h" + i, told, i % 2 == 0 ? "2026-12-01" : "2026-12-02", "title", "Title " + i));
        }
        assertThat(Survivors.of(facts)).hasSizeLessThan(60);
    }

    @Test
    void ofTwoCopiesTheHigherRevisionCountsThenTheOneRecordedFirst() {
        var early = granted("2026-11-28T10:00:00Z", 0, "crm/user");
        var late = granted("2026-11-28T11:00:00Z", 0, "crm/user");
        var mended = granted("2026-11-28T12:00:00Z", 1, "crm/user");
        assertThat(Survivors.of(List.of(late, early))).containsExactly(early);
        assertThat(Survivors.of(List.of(mended, early, late))).containsExactly(mended);
        assertThat(Survivors.ofCopies(early, mended)).isEqualTo(mended);
    }

    @Test
    void aFactOfAnUnknownTypeIsNeverPlannedOn() {
        var unknown = new Fact.Unknown(Facts.told("u", "2026-11-28", "2026-11-28"), "it.badge-printed");
        assertThat(PersonFile.of(RandomFacts.PERSON, List.of(unknown)).subjects())
                .isEqualTo(Map.of());
    }

    private static Fact granted(String recorded, int revision, String entitlement) {
        var told = new Told("e-1", "okta", "1", Instant.EPOCH, Instant.EPOCH, Instant.parse(recorded), revision);
        return new Fact.AccessGranted(told, Entitlement.of(entitlement), null, null);
    }

    private static List<Fact> both(Collection<Fact> one, Collection<Fact> other) {
        return Stream.concat(one.stream(), other.stream()).toList();
    }
}
