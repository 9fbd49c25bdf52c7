package dev.footbridge.bridge.checklist;

import dev.footbridge.bridge.access.Provision;
import dev.footbridge.bridge.person.Fact;
import dev.footbridge.bridge.person.Holding;
import dev.footbridge.bridge.person.PersonFile;
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
 * @param pieces one for each thing it gives or takes
 * @param isExpected whether a report alone is not enough
 */
public record Proof(List<Piece> pieces, boolean isExpected) {

    /** @param system where it is to be seen; none for an asset */
    public record Piece(@Nullable String system, Optional<Fact> shown) {}

    /**
     * When facts are about this task.
     *
     * @param from end of what came before, when things may have been taken back
     * @param begins when it counts that something kept from before is still there; for what is taken away, until when
     *     it may have been got
     * @param to end, exclusive
     */
    public record Span(Instant from, Instant begins, Instant to) {}

    static Proof of(Line line, PersonFile file, Span span, Policy policy) {
        var provision = line.provision();
        return provision == null
                ? new Proof(List.of(), line.template().verifiedBy() != null)
                : of(provision, line.template().verifiedBy(), file, span, policy);
    }

    public static Proof of(
            Provision provision, @Nullable VerifiedBy verifiedBy, PersonFile file, Span span, Policy policy) {
        var pieces = Stream.concat(access(provision, verifiedBy, file), assets(provision, file))
                .map(thing -> new Piece(thing.system(), thing.shown(provision.takes(), span)))
                .toList();
        boolean observed = provision.entitlements().stream()
                .anyMatch(entitlement -> policy.catalogue().isObserved(entitlement.system()));
        return new Proof(pieces, observed || verifiedBy != null);
    }

    public boolean isComplete() {
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

    private static Stream<Thing> access(Provision provision, @Nullable VerifiedBy verifiedBy, PersonFile file) {
        boolean byAccount = verifiedBy == VerifiedBy.ACCOUNT_CREATED || verifiedBy == VerifiedBy.ACCOUNT_DISABLED;
        return provision.entitlements().stream()
                .map(entitlement -> new Thing(
                        entitlement.system(),
                        byAccount ? file.accounts(entitlement.system()) : file.holdings(entitlement)));
    }

    private static Stream<Thing> assets(Provision provision, PersonFile file) {
        var tag = provision.tag();
        return Stream.ofNullable(provision.asset())
                .map(kind -> new Thing(null, tag == null ? file.assets(kind) : List.of(file.asset(tag))));
    }

    /** Something to be held or not, in any of several ways. */
    private record Thing(@Nullable String system, List<Holding> holdings) {

        Optional<Fact> shown(boolean taken, Span span) {
            return taken ? gone(span) : held(span);
        }

        private Optional<Fact> held(Span span) {
            return holdings.stream()
                    .flatMap(holding -> holding.firstShown(span.from(), span.begins(), span.to()).stream())
                    .min(Comparator.comparing(Fact::told));
        }

        /** Gone is gone in every way it was held. */
        private Optional<Fact> gone(Span span) {
            return holdings.stream().anyMatch(holding -> isLeft(holding, span))
                    ? Optional.empty()
                    : holdings.stream()
                            .flatMap(holding -> gone(holding, span).stream())
                            .max(Comparator.comparing(Fact::told));
        }

        private static boolean isLeft(Holding holding, Span span) {
            return gone(holding, span).isEmpty()
                    && holding.heldWithin(span.from(), span.begins()).isPresent();
        }

        private static Optional<Fact> gone(Holding holding, Span span) {
            return holding.gone(span.from(), span.begins(), span.to());
        }
    }
}
