package dev.footbridge.bridge.announce;

import dev.footbridge.bridge.person.Fact;
import dev.footbridge.bridge.person.PersonFile;
import dev.footbridge.bridge.person.PersonId;
import dev.footbridge.bridge.person.Survivors;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/** What planning needs of one person, in memory: the facts that still count, what was announced, when they are due. */
final class Remembered {
    final String id;
    final SortedMap<String, List<Fact>> subjects = new TreeMap<>();
    final Map<String, Announced> announced = new TreeMap<>();
    long due;
    private int facts;

    Remembered(String id, long due) {
        this.id = id;
        this.due = due;
    }

    PersonFile file() {
        return new PersonFile(new PersonId(UUID.fromString(id)), subjects);
    }

    List<Fact> of(String subject) {
        return subjects.getOrDefault(subject, List.of());
    }

    /** Those of a subject that count when these are heard besides. */
    List<Fact> with(String subject, Collection<Fact> heard) {
        var all = new ArrayList<>(of(subject));
        all.addAll(heard);
        return Survivors.of(all);
    }

    void put(String subject, List<Fact> survivors) {
        facts += survivors.size() - of(subject).size();
        if (survivors.isEmpty()) {
            subjects.remove(subject);
        } else {
            subjects.put(subject, survivors);
        }
    }

    /** How much memory they take, in facts. */
    int weight() {
        return 1 + facts + announced.size();
    }
}
