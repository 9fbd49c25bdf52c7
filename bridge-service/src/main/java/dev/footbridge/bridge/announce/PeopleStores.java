package dev.footbridge.bridge.announce;

import static java.util.stream.Collectors.groupingBy;

import dev.footbridge.bridge.person.Fact;
import dev.footbridge.bridge.person.Survivors;
import dev.footbridge.bridge.timer.TimerStores;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** People as planning needs them: those of late from memory, the others from the stores. */
final class PeopleStores {
    private final FactStores facts;
    private final AnnouncedStores announced;
    private final TimerStores timer;
    private final int most;
    private final LinkedHashMap<String, Remembered> remembered = new LinkedHashMap<>(16, 0.75f, true);
    private int weight;

    /** @param most how many facts of how many people are remembered at most, together */
    PeopleStores(FactStores facts, AnnouncedStores announced, TimerStores timer, int most) {
        this.facts = facts;
        this.announced = announced;
        this.timer = timer;
        this.most = most;
    }

    /** A person; give them back by {@link #keep} when done. */
    Remembered take(String id) {
        var known = remembered.remove(id);
        if (known != null) {
            weight -= known.weight();
            return known;
        }
        var person = new Remembered(id, timer.dueOf(id));
        if (person.due != TimerStores.UNHEARD_OF) {
            person.load(facts.counting(id));
            announced.load(id, person.announced);
        }
        return person;
    }

    void keep(Remembered person) {
        remembered.put(person.id, person);
        weight += person.weight();
        var eldest = remembered.entrySet().iterator();
        while (weight > most && remembered.size() > 1) {
            weight -= eldest.next().getValue().weight();
            eldest.remove();
        }
    }

    /** Folds the news into the person's file; whether anything counts now that did not, or no longer does. */
    boolean fold(Remembered person, News.OfPerson news) {
        var changed = false;
        for (var subject : foldedAnew(person, news).entrySet()) {
            var before = person.of(subject.getKey());
            var now = subject.getValue();
            if (!now.equals(before)) {
                facts.count(person.id, subject.getKey(), before, now);
                person.put(subject.getKey(), now);
                changed = true;
            }
        }
        return changed;
    }

    private Map<String, List<Fact>> foldedAnew(Remembered person, News.OfPerson news) {
        var folded = new HashMap<String, List<Fact>>();
        if (news.forgotten) {
            person.file().subjects().keySet().forEach(subject -> folded.put(subject, List.of()));
            facts.all(person.id).stream()
                    .collect(groupingBy(Fact::subject))
                    .forEach((subject, all) -> folded.put(subject, Survivors.of(all)));
            return folded;
        }
        news.fresh.forEach((subject, heard) -> folded.put(subject, person.with(subject, heard)));
        news.refold.forEach(subject -> folded.put(subject, Survivors.of(facts.all(person.id, subject))));
        return folded;
    }
}
