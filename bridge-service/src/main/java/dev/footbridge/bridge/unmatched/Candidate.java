package dev.footbridge.bridge.unmatched;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Somebody an event may be about (R6).
 *
 * @param confidence from {@link #SHOWN_FROM} to {@link #HIGHEST}: a likeness is never certain
 * @param reasons what speaks for it, the strongest first
 */
record Candidate(String person, double confidence, List<Likeness> reasons) {
    static final double SHOWN_FROM = 0.5;
    static final double HIGHEST = 0.99;
    /** Below what a policy may let link by itself. */
    static final double UNCERTAIN = 0.85;

    private static final int MOST = 5;
    private static final Comparator<Candidate> BEST_FIRST =
            Comparator.comparingDouble(Candidate::confidence).reversed().thenComparing(Candidate::person);

    /**
     * Who it may be, the likeliest first.
     *
     * @param aliases of the people who have any that is wanted, by person
     * @param gone those who have left: an e-mail address alone never leads to them (R5)
     */
    static List<Candidate> of(Collection<Clue> clues, Map<String, Set<Alias>> aliases, Set<String> gone) {
        var candidates = new ArrayList<Candidate>();
        aliases.forEach((person, theirs) -> {
            var candidate = of(person, clues, theirs, gone.contains(person));
            if (candidate.confidence() >= SHOWN_FROM) {
                candidates.add(candidate);
            }
        });
        return candidates.stream().sorted(BEST_FIRST).limit(MOST).toList();
    }

    private static Candidate of(String person, Collection<Clue> clues, Set<Alias> aliases, boolean isGone) {
        var doubt = 1.0;
        var certain = 1.0;
        SortedSet<Likeness> reasons = new TreeSet<>(
                Comparator.comparingDouble(Likeness::weight).reversed().thenComparing(Comparator.naturalOrder()));
        for (var clue : clues) {
            if (isGone && clue.kind() == Clue.Kind.EMAIL) {
                continue;
            }
            var strongest = strongest(clue, aliases);
            reasons.addAll(strongest.values());
            for (var likeness : strongest.values()) {
                doubt *= 1 - likeness.weight();
                certain *= clue.isUncertain() ? 1 : 1 - likeness.weight();
            }
        }
        var most = Math.max(1 - certain, UNCERTAIN);
        return new Candidate(person, rounded(Math.min(Math.min(1 - doubt, most), HIGHEST)), List.copyOf(reasons));
    }

    /** Of each family. */
    private static Map<Likeness.Family, Likeness> strongest(Clue clue, Set<Alias> aliases) {
        var strongest = new EnumMap<Likeness.Family, Likeness>(Likeness.Family.class);
        clue.wanted().stream()
                .filter(aliases::contains)
                .map(Alias::likeness)
                .forEach(likeness -> strongest.merge(
                        likeness.family(), likeness, (one, other) -> one.weight() >= other.weight() ? one : other));
        return strongest;
    }

    private static double rounded(double confidence) {
        return Math.round(confidence * 100) / 100.0;
    }
}
