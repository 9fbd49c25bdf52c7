package dev.footbridge.bridge.announce;

import dev.footbridge.bridge.person.Fact;
import dev.footbridge.bridge.person.PersonFile;
import dev.footbridge.bridge.person.PersonId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** What planning needs of one person, in memory: the facts that still count, what was announced, when and by whom they are due. */
final class Remembered {
    final String id;
    final Map<String, Announced> announced = new TreeMap<>();
    long due;
    Succession succession = Succession.NONE;
    Set<String> awaits = Set.of();
    private Set<String> silentEmployments = Set.of();
    private Set<String> silent = Set.of();

    private PersonFile file;
    private int facts;

    Remembered(String id, long due) {
        this.id = id;
        this.due = due;
        this.file = PersonFile.of(new PersonId(UUID.fromString(id)), List.of());
    }

    PersonFile file() {
        return file;
    }

    Collection<Fact> of(String subject) {
        return file.survivors(subject);
    }

    /** Those of a subject that counted, and what was heard of it since. */
    List<Fact> with(String subject, Collection<Fact> heard) {
        var all = new ArrayList<>(of(subject));
        all.addAll(heard);
        return all;
    }

    void become(PersonFile now) {
        file = now;
        facts = now.size();
    }

    /** Of what others speak, or have spoken so that it may not be here yet: employments, and what was announced of them. */
    void silence(Set<String> employments, Set<String> announcements) {
        silentEmployments = employments;
        silent = announcements;
    }

    boolean speaksOf(UUID employment) {
        return !silentEmployments.contains(employment.toString());
    }

    /** What of a kind was announced, and is ours to speak of. */
    List<String> announced(Kind kind) {
        return announced.keySet().stream()
                .filter(what -> kind.covers(what) && !silent.contains(what))
                .toList();
    }

    /** All the facts that still count, of somebody nothing was remembered of. */
    void load(List<Fact> counting) {
        become(PersonFile.of(file.id(), counting));
    }

    /** How much memory they take, in facts. */
    int weight() {
        return 1 + facts + announced.size();
    }
}
