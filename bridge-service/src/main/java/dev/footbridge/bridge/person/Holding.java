package dev.footbridge.bridge.person;

import static java.util.stream.Collectors.groupingBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a person held of one thing over time: facts that they got it, and that it went. */
public record Holding(List<Fact> got, List<Fact> gone) {

    public static Holding of(Stream<? extends Fact> got, Stream<? extends Fact> gone) {
        return new Holding(sorted(got), sorted(gone));
    }

    /**
     * What they got under each account, and what may have taken that: all that went, but under another account of the
     * same system that is known to have it, too. An account that never got it is one that was renamed.
     */
    static <G extends Fact, R extends Fact> List<Holding> byAccount(
            Stream<G> got,
            Function<G, @Nullable AccountKey> accountOfGot,
            Stream<R> gone,
            Function<R, @Nullable AccountKey> accountOfGone) {
        Map<Optional<AccountKey>, List<G>> byAccount =
                got.collect(groupingBy(fact -> Optional.ofNullable(accountOfGot.apply(fact))));
        var taken = gone.toList();
        if (byAccount.size() < 2) {
            return List.of(of(byAccount.values().stream().flatMap(List::stream), taken.stream()));
        }
        return byAccount.entrySet().stream()
                .map(account -> of(
                        account.getValue().stream(),
                        taken.stream()
                                .filter(fact -> !isOfAnother(
                                        Optional.ofNullable(accountOfGone.apply(fact)),
                                        account.getKey(),
                                        byAccount.keySet()))))
                .toList();
    }

    private static boolean isOfAnother(
            Optional<AccountKey> gone, Optional<AccountKey> account, Set<Optional<AccountKey>> known) {
        return gone.isPresent()
                && account.isPresent()
                && gone.get().system().equals(account.get().system())
                && !gone.equals(account)
                && known.contains(gone);
    }

    /**
     * The first fact that shows they held it within a time: what they got then, or held from before and still had when
     * the time began in earnest.
     *
     * @param from end of what came before, when things may have been taken back
     * @param begins when it counts that something kept from before is still there
     * @param to end, exclusive
     */
    public Optional<Fact> firstShown(Instant from, Instant begins, Instant to) {
        return Stream.concat(
                        standingAt(begins).stream(),
                        got.stream().filter(fact -> isWithin(fact.told().effective(), from, to)))
                .min((one, other) -> one.told().compareTo(other.told()));
    }

    /** The fact they hold it by at a time. */
    public Optional<Fact> standingAt(Instant time) {
        var last = lastUntil(got, time);
        var taken = lastUntil(gone, time);
        return last.filter(
                fact -> taken.isEmpty() || fact.told().compareTo(taken.get().told()) > 0);
    }

    /** The first fact that shows they held it within a time, end exclusive: from before, or got then. */
    public Optional<Fact> heldWithin(Instant from, Instant to) {
        return standingAt(from)
                .or(() -> got.stream()
                        .filter(fact -> isWithin(fact.told().effective(), from, to))
                        .findFirst());
    }

    /**
     * The fact that shows it went, if nothing they got until a time is still there.
     *
     * @param from since when it counts that it went
     * @param gotUntil what they got from then on is another matter; exclusive
     * @param to end, exclusive
     */
    public Optional<Fact> gone(Instant from, Instant gotUntil, Instant to) {
        var last = got.stream()
                .filter(fact -> fact.told().effective().isBefore(gotUntil))
                .reduce((earlier, later) -> later);
        return gone.stream()
                .filter(fact -> isWithin(fact.told().effective(), from, to))
                .filter(fact ->
                        last.isEmpty() || fact.told().compareTo(last.get().told()) > 0)
                .findFirst();
    }

    private static Optional<Fact> lastUntil(List<Fact> facts, Instant time) {
        return facts.stream()
                .filter(fact -> !fact.told().effective().isAfter(time))
                .reduce((earlier, later) -> later);
    }

    private static boolean isWithin(Instant time, Instant from, Instant to) {
        return !time.isBefore(from) && time.isBefore(to);
    }

    private static List<Fact> sorted(Stream<? extends Fact> facts) {
        return facts.map(Fact.class::cast)
                .sorted((one, other) -> one.told().compareTo(other.told()))
                .toList();
    }
}
