package dev.footbridge.bridge.announce;

import dev.footbridge.bridge.person.Fact;
import dev.footbridge.readmodel.observe.Cause;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What was heard and is not planned yet, by person, the longest waiting first. Lost with the process: see the timer. */
final class News {
    private final Map<String, OfPerson> people = new LinkedHashMap<>();
    private int facts;

    /** The news of one person. */
    static final class OfPerson {
        /** Facts heard, by subject. */
        final Map<String, List<Fact>> fresh = new LinkedHashMap<>();
        /** Subjects to be folded from all their facts: one was taken back or replaced. */
        final Set<String> refold = new HashSet<>();
        /** Nobody remembers what is new: all subjects are to be folded from all facts. */
        boolean forgotten;
        /** Something else than facts. */
        boolean handedOver;
        /** Of the first of it, because that one waits longest. */
        Cause cause = Cause.NONE;

        Instant since = Instant.EPOCH;

        /** Whoever was read from the stores meanwhile shows no trace of it: they are planned whatever counts. */
        boolean isMoreThanFacts() {
            return forgotten || handedOver || !refold.isEmpty();
        }
    }

    /** Whether these are the person's first. */
    boolean hear(String person, Fact fact) {
        var first = !people.containsKey(person);
        of(person)
                .fresh
                .computeIfAbsent(fact.subject(), none -> new ArrayList<>())
                .add(fact);
        facts++;
        return first;
    }

    boolean refold(String person, String subject) {
        var first = !people.containsKey(person);
        of(person).refold.add(subject);
        return first;
    }

    boolean handOver(String person) {
        var first = !people.containsKey(person);
        of(person).handedOver = true;
        return first;
    }

    /** Only the first counts, and only where there is news. */
    void causedBy(String person, Cause cause, Instant now) {
        var news = people.get(person);
        if (news != null && news.cause.equals(Cause.NONE)) {
            news.cause = cause;
            news.since = now;
        }
    }

    void forgotten(String person) {
        of(person).forgotten = true;
    }

    boolean isEmpty() {
        return people.isEmpty();
    }

    /** How many facts wait. */
    int facts() {
        return facts;
    }

    @Nullable
    String next() {
        return people.isEmpty() ? null : people.keySet().iterator().next();
    }

    @Nullable
    OfPerson take(String person) {
        var taken = people.remove(person);
        if (taken != null) {
            facts -= taken.fresh.values().stream().mapToInt(List::size).sum();
        }
        return taken;
    }

    private OfPerson of(String person) {
        return people.computeIfAbsent(person, none -> new OfPerson());
    }
}
