package dev.footbridge.bridge.person;

import static java.util.stream.Collectors.groupingBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** All that still counts of what we were told about one person, by subject. Equal for equal facts, in whatever order they came. */
public record PersonFile(PersonId id, SortedMap<String, List<Fact>> subjects) {

    public PersonFile {
        subjects = Collections.unmodifiableSortedMap(new TreeMap<>(subjects));
    }

    /** From all facts of the person, or from the survivors alone: it is the same file. */
    public static PersonFile of(PersonId id, Collection<? extends Fact> facts) {
        var subjects = new TreeMap<String, List<Fact>>();
        facts.stream().collect(groupingBy(Fact::subject)).forEach((subject, told) -> put(subjects, subject, told));
        return new PersonFile(id, subjects);
    }

    /** One fact more. A copy of an event with other content is not heard: fold its subject again by {@link #fold}. */
    public PersonFile hear(Fact fact) {
        var facts = new ArrayList<Fact>(survivors(fact.subject()));
        facts.add(fact);
        return fold(fact.subject(), facts);
    }

    /** One fact less, and what it had superseded counts again. */
    public PersonFile takeBack(String eventId, Collection<? extends Fact> restOfSubject) {
        return subjects.entrySet().stream()
                .filter(entry -> entry.getValue().stream()
                        .anyMatch(fact -> fact.told().eventId().equals(eventId)))
                .findFirst()
                .map(entry -> fold(entry.getKey(), restOfSubject))
                .orElse(this);
    }

    /** A subject anew, from all facts about it. */
    public PersonFile fold(String subject, Collection<? extends Fact> factsOfSubject) {
        var changed = new TreeMap<>(subjects);
        put(changed, subject, factsOfSubject);
        return new PersonFile(id, changed);
    }

    public Collection<Fact> survivors(String subject) {
        return subjects.getOrDefault(subject, List.of());
    }

    public Stream<Fact> facts() {
        return subjects.values().stream().flatMap(List::stream);
    }

    public <F extends Fact> Stream<F> facts(Class<F> kind) {
        return facts().filter(kind::isInstance).map(kind::cast);
    }

    /** What was known at a time: the same file with fewer facts (R2). */
    public PersonFile knownAt(Instant time) {
        return of(
                id,
                facts().filter(fact -> !fact.told().recorded().isAfter(time)).toList());
    }

    private static void put(Map<String, List<Fact>> subjects, String subject, Collection<? extends Fact> facts) {
        var survivors = Survivors.of(facts);
        if (survivors.isEmpty()) {
            subjects.remove(subject);
        } else {
            subjects.put(subject, survivors);
        }
    }
}
