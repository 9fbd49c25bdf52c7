package dev.footbridge.bridge.unmatched;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** R6: who something may be about, and how sure that is. */
class CandidateTest {
    private static final Set<Alias> MARA = called("E-1042", "mara.quill@example.com", "mquill", "Mara", "Quill");
    private static final Set<Alias> MURIEL = called("E-2077", "muriel@example.com", "mu77", "Muriel", "Quill");
    private static final Set<Alias> CELINE = called("E-3001", "céline@example.com", null, "Céline", "O'Brien-Müller");

    @Test
    void anAccountNamedLikeTheUserNameAndTheNameIsTheirsAlmostSurely() {
        var found = candidates(account("MQuill"));
        assertThat(found).extracting(Candidate::person).containsExactly("mara", "muriel");
        assertThat(found.get(0).confidence()).isEqualTo(0.9);
        assertThat(found.get(0).reasons()).containsExactly(Likeness.USERNAME, Likeness.INITIAL_AND_NAME);
        assertThat(found.get(1).confidence()).isEqualTo(0.5);
    }

    @Test
    void whatSaysTheSameThingTwiceCountsOnce() {
        var ada = called("adal", "adal@example.com", "adal", "Ada", "Lead");
        var found = Candidate.of(List.of(account("adal")), Map.of("ada", ada), Set.of());
        assertThat(found.get(0).confidence()).isEqualTo(0.95); // the number, and the name: not the user name again
    }

    @Test
    void twoIdentifiersSayMoreThanOne() {
        var one = candidates(new Clue(Clue.Kind.EMAIL, "mara.quill@example.org"));
        var both = candidates(new Clue(Clue.Kind.EMAIL, "mara.quill@example.org"), account("mquill"));
        assertThat(one.get(0).confidence()).isEqualTo(0.88);
        assertThat(both.get(0).confidence())
                .isGreaterThan(one.get(0).confidence())
                .isEqualTo(0.99);
    }

    @Test
    void anAccountThatIsTheWorkAddressIsFound() {
        var found = candidates(account("Mara.Quill@EXAMPLE.com"));
        assertThat(found).extracting(Candidate::person).containsExactly("mara");
        assertThat(found.get(0).reasons()).startsWith(Likeness.WORK_EMAIL);
    }

    @Test
    void aWorkerNumberIsTheSameInAnotherSourceOrAsAnAccount() {
        assertThat(candidates(new Clue(Clue.Kind.WORKER_NUMBER, "E-1042")))
                .extracting(Candidate::person, Candidate::confidence)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("mara", 0.9));
        assertThat(candidates(account("e-1042"))).extracting(Candidate::person).containsExactly("mara");
    }

    @Test
    void namesAreComparedByTheirLettersAndOtherScriptsAreOthers() {
        assertThat(candidates(account("celine_obrien.muller")))
                .extracting(Candidate::person)
                .containsExactly("celine");
        assertThat(candidates(account("mаra.quill"))) // the second letter is Cyrillic
                .isEmpty();
    }

    @Test
    void anAddressBeyondAsciiIsNeverSureByItself() {
        var found = candidates(new Clue(Clue.Kind.EMAIL, "céline@example.com"));
        assertThat(found).extracting(Candidate::person).containsExactly("celine");
        assertThat(found.get(0).confidence()).isEqualTo(Candidate.UNCERTAIN).isLessThan(0.9);
        assertThat(candidates(new Clue(Clue.Kind.EMAIL, "céline@example.com"), account("E-3001"))
                        .get(0)
                        .confidence())
                .isEqualTo(0.9);
    }

    @Test
    void anAddressAloneNeverLeadsToWhoHasLeft() {
        var address = new Clue(Clue.Kind.EMAIL, "mara.quill@example.com");
        assertThat(Candidate.of(List.of(address), everybody(), Set.of("mara"))).isEmpty();
        assertThat(Candidate.of(List.of(address, account("mquill")), everybody(), Set.of("mara")))
                .extracting(Candidate::person)
                .contains("mara");
    }

    @Test
    void whoIsUnlikeIsNotShownAndShortTextsAreLikeNobody() {
        assertThat(candidates(account("backup"))).isEmpty();
        assertThat(candidates(account(""), account("m"), account("@"))).isEmpty();
        assertThat(called("7", "x@y", "ab", "", "")).containsExactly(new Alias(Likeness.WORK_EMAIL, "x@y"));
    }

    @Test
    void theOrderTheyAreLookedAtInDoesNotMatter() {
        var clues = new ArrayList<>(List.of(account("mquill"), new Clue(Clue.Kind.EMAIL, "m.quill@example.net")));
        var there = Candidate.of(clues, everybody(), Set.of());
        Collections.reverse(clues);
        assertThat(Candidate.of(clues, everybody(), Set.of())).isEqualTo(there).hasSize(2);
    }

    @Test
    void aFewAreEnough() {
        var many = new HashMap<String, Set<Alias>>();
        for (var number = 0; number < 30; number++) {
            many.put("p-" + number, MARA);
        }
        assertThat(Candidate.of(List.of(account("mquill")), many, Set.of())).hasSize(5);
    }

    private static List<Candidate> candidates(Clue... clues) {
        return Candidate.of(List.of(clues), everybody(), Set.of());
    }

    private static Map<String, Set<Alias>> everybody() {
        return Map.of("mara", MARA, "muriel", MURIEL, "celine", CELINE);
    }

    private static Clue account(String name) {
        return new Clue(Clue.Kind.ACCOUNT, name);
    }

    private static Set<Alias> called(
            String number, String email, @Nullable String username, String given, String family) {
        return Alias.of(new Alias.Called(List.of(number), email, username, List.of(given), family));
    }
}
