package dev.footbridge.bridge.checklist;

import dev.footbridge.bridge.person.Entitlement;
import dev.footbridge.bridge.person.Fact;
import dev.footbridge.bridge.person.Holding;
import dev.footbridge.bridge.policy.Policy;
import dev.footbridge.bridge.policy.VerifiedBy;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The facts that show a task was done, whenever they came (R14).
 *
 * @param pieces one for each thing it hands out
 * @param isExpected whether a report alone is not enough
 */
record Proof(List<Piece> pieces, boolean isExpected) {

    /** @param system where it is to be seen; none for an asset */
    record Piece(@Nullable String system, Optional<Fact> shown) {}

    static Proof of(Line line, Joining joining, Policy policy) {
        var holdings =
                Stream.concat(access(line, joining), asset(line, joining)).toList();
        var pieces = holdings.stream()
                .map(wanted -> new Piece(wanted.system(), wanted.firstShown(joining, policy)))
                .toList();
        boolean observed = line.entitlements().stream()
                .anyMatch(entitlement -> policy.catalogue().isObserved(entitlement.system()));
        return new Proof(pieces, observed || line.template().verifiedBy() != null);
    }

    boolean isComplete() {
        return !pieces.isEmpty()
                && pieces.stream().allMatch(piece -> piece.shown().isPresent());
    }

    List<Evidence> evidence() {
        return facts().map(fact -> new Evidence(
                        fact.told().sourceEventId(),
                        fact.told().source(),
                        fact.told().effective()))
                .distinct()
                .toList();
    }

    /** When the last of it was told. */
    Instant told() {
        return facts().map(fact -> fact.told().told())
                .max(Comparator.naturalOrder())
                .orElse(Instant.MIN);
    }

    Stream<String> missingSystems() {
        return pieces.stream()
                .filter(piece -> piece.shown().isEmpty())
                .map(Piece::system)
                .flatMap(Stream::ofNullable);
    }

    private Stream<Fact> facts() {
        return pieces.stream().map(Piece::shown).flatMap(Optional::stream);
    }

    private static Stream<Wanted> access(Line line, Joining joining) {
        boolean byAccount = line.template().verifiedBy() == VerifiedBy.ACCOUNT_CREATED;
        return line.entitlements().stream()
                .map(entitlement ->
                        new Wanted(entitlement.system(), List.of(holding(joining, entitlement, byAccount))));
    }

    private static Holding holding(Joining joining, Entitlement entitlement, boolean byAccount) {
        return byAccount
                ? joining.file().account(entitlement.system())
                : joining.file().holding(entitlement);
    }

    private static Stream<Wanted> asset(Line line, Joining joining) {
        return Stream.ofNullable(line.asset())
                .map(kind -> new Wanted(null, joining.file().assets(kind)));
    }

    /** Something to be held, in any of several ways. */
    private record Wanted(@Nullable String system, List<Holding> holdings) {

        Optional<Fact> firstShown(Joining joining, Policy policy) {
            var from = joining.evidenceFrom(policy);
            var begins = joining.tenure().begins(policy);
            var to = joining.evidenceTo(policy);
            return holdings.stream()
                    .flatMap(holding -> holding.firstShown(from, begins, to).stream())
                    .min(Comparator.comparing(Fact::told));
        }
    }
}
