package dev.footbridge.bridge.person;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The facts of one subject that still count: a subject told ten thousand times stays small.
 *
 * <p>{@code of(of(A) ∪ B) = of(A ∪ B)}, in any order and however often each is told, as long as copies of one event
 * differ in {@code recorded} alone. A copy of a higher revision may say less than the one it replaces, so it takes all
 * facts of its subject to fold it again.
 */
public final class Survivors {

    private Survivors() {}

    /** In the order of their event ids. */
    public static List<Fact> of(Collection<? extends Fact> factsOfOneSubject) {
        return winners(factsOfOneSubject, slot -> true);
    }

    /** Those that count for what rules look at; what counts for a name or a last use alone is left out. */
    public static List<Fact> plannedOn(Collection<? extends Fact> factsOfOneSubject) {
        return winners(factsOfOneSubject, Slot::isPlannedOn);
    }

    private static List<Fact> winners(Collection<? extends Fact> facts, Predicate<Slot> wanted) {
        var slots = new HashMap<Slot, List<Fact>>();
        for (var fact : withoutCopies(facts)) {
            fact.slots().stream()
                    .filter(wanted)
                    .forEach(slot -> slots.merge(slot, List.of(fact), (one, other) -> greaterOf(slot, one, other)));
        }
        var survivors = new HashSet<Fact>();
        ranked(slots).values().forEach(survivors::addAll);
        return survivors.stream()
                .sorted(Comparator.comparing(fact -> fact.told().eventId()))
                .toList();
    }

    /** Of two copies of one event, the one that counts. */
    public static Fact ofCopies(Fact one, Fact other) {
        return Fact.AMONG_COPIES.compare(one, other) >= 0 ? one : other;
    }

    private static Collection<Fact> withoutCopies(Collection<? extends Fact> facts) {
        var byEvent = new HashMap<String, Fact>();
        facts.forEach(fact -> byEvent.merge(fact.told().eventId(), fact, Survivors::ofCopies));
        return byEvent.values();
    }

    private static List<Fact> greaterOf(Slot slot, List<Fact> one, List<Fact> other) {
        var order = slot.order().greatest();
        return order.compare(one.get(0).told(), other.get(0).told()) >= 0 ? one : other;
    }

    /** Of each contest the winners: the greatest of each saying, as many as the slot has room for. */
    private static Map<Contest, List<Fact>> ranked(Map<Slot, List<Fact>> bySaying) {
        var contests = new HashMap<Contest, List<Fact>>();
        bySaying.forEach((slot, greatest) -> contests.computeIfAbsent(
                        new Contest(slot.name(), slot.order(), slot.most()), contest -> new ArrayList<>())
                .addAll(greatest));
        contests.replaceAll((contest, facts) -> facts.stream()
                .sorted(Comparator.comparing(
                        Fact::told, contest.order().greatest().reversed()))
                .limit(contest.most())
                .toList());
        return contests;
    }

    private record Contest(String name, Slot.Order order, int most) {}
}
