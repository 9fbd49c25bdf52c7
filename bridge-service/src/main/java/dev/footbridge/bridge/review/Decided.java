package dev.footbridge.bridge.review;

import dev.footbridge.bridge.person.DeterministicId;
import dev.footbridge.bridge.person.Fact;
import dev.footbridge.bridge.person.PersonFile;
import dev.footbridge.bridge.person.ReviewDecision;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was decided about a right: the last word counts, unless the desk had begun before it to carry out an earlier one to
 * revoke (R27). Who does not know decides nothing.
 *
 * @param last the word that counts
 * @param revoked the decision it was first revoked by, which its task goes by; none while it is not
 * @param unsure accounts that do not know, since somebody did
 * @param locked no decision changes it any more
 */
public record Decided(
        Fact.@Nullable ReviewDecided last, Fact.@Nullable ReviewDecided revoked, Set<String> unsure, boolean locked) {

    private static final Decided NOTHING = new Decided(null, null, Set.of(), false);

    public Decided {
        unsure = Set.copyOf(unsure);
    }

    /** @param decisions in the order of telling */
    static Decided of(List<Fact.ReviewDecided> decisions, PersonFile file) {
        var decided = NOTHING;
        for (var decision : decisions) {
            decided = decided.and(decision, file);
        }
        boolean locked = decided.begun(file).isPresent();
        return new Decided(decided.last, decided.revoked, decided.unsure, locked);
    }

    public boolean isOpen() {
        return last == null || last.decision() == ReviewDecision.DONT_KNOW;
    }

    Optional<UUID> remediation() {
        return Optional.ofNullable(revoked)
                .map(decision -> DeterministicId.ofRemediation(decision.told().eventId()));
    }

    private Decided and(Fact.ReviewDecided next, PersonFile file) {
        if (begun(file).filter(begun -> !next.told().recorded().isBefore(begun)).isPresent()) {
            return this;
        }
        return switch (next.decision()) {
            case APPROVE -> new Decided(next, null, Set.of(), false);
            case REVOKE -> new Decided(next, revoked == null ? next : revoked, Set.of(), false);
            case DONT_KNOW -> new Decided(next, null, with(next.by()), false);
        };
    }

    private Set<String> with(String account) {
        var more = new TreeSet<>(unsure);
        more.add(account);
        return more;
    }

    /** Since when the desk has it; not, when it gave it back after. */
    private Optional<Instant> begun(PersonFile file) {
        var reports = remediation().map(file::taskReports).orElse(List.of());
        if (reports.isEmpty() || !reports.get(reports.size() - 1).status().isBegun()) {
            return Optional.empty();
        }
        int givenBack = 0;
        for (int i = 0; i < reports.size(); i++) {
            givenBack = reports.get(i).status().isBegun() ? givenBack : i + 1;
        }
        return reports.subList(givenBack, reports.size()).stream()
                .map(report -> report.told().recorded())
                .min(Comparator.naturalOrder());
    }
}
