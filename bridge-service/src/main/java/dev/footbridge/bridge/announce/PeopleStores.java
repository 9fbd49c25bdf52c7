package dev.footbridge.bridge.announce;

import static java.util.stream.Collectors.groupingBy;

import dev.footbridge.bridge.person.Fact;
import dev.footbridge.bridge.timer.AwaitingStores;
import dev.footbridge.bridge.timer.TimerStores;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** People as planning needs them: those of late from memory, the others from the stores. */
final class PeopleStores {
    private final FactStores facts;
    private final AnnouncedStores announced;
    private final TimerStores timer;
    private final AwaitingStores awaiting;
    private final int most;
    private final LinkedHashMap<String, Remembered> remembered = new LinkedHashMap<>(16, 0.75f, true);
    private int weight;

    /** @param most how many facts of how many people are remembered at most, together */
    PeopleStores(FactStores facts, AnnouncedStores announced, TimerStores timer, AwaitingStores awaiting, int most) {
        this.facts = facts;
        this.announced = announced;
        this.timer = timer;
        this.awaiting = awaiting;
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
            announced.load(person);
        }
        return person;
    }

    /** Whoever has something stored besides facts is found there, also when they were never planned. */
    void becomes(Remembered person, Succession succession) {
        person.succession = succession;
        announced.put(person.id, succession);
        if (person.due == TimerStores.UNHEARD_OF) {
            person.due = timer.arm(person.id, person.due, Instant.EPOCH);
        }
    }

    /** The next word of these systems is reason to look at the person again. */
    void await(Remembered person, Set<String> systems) {
        if (!systems.equals(person.awaits)) {
            awaiting.awaits(person.id, person.awaits, systems);
            announced.put(person.id, systems);
            person.awaits = systems;
        }
    }

    /** It is another person's to speak of. */
    void forget(Remembered person, String what) {
        person.announced.remove(what);
        announced.remove(person.id, what);
    }

    /** Somebody else has announced this much; what we said of it counts if it was more. */
    void inherit(Remembered person, String what, Announced said) {
        var ours = person.announced.get(what);
        if (ours == null || ours.revision() <= said.revision()) {
            person.announced.put(what, said);
            announced.put(person.id, what, said);
        }
    }

    /** What people decided of what is another person's by now; or all. */
    List<FactStores.Filed> decisions(Remembered person, boolean all) {
        if (all) {
            return facts.decisions(person.id);
        }
        return person.file()
                .facts()
                .filter(fact -> isOthers(person, OriginCodec.matter(fact)))
                .map(Fact::subject)
                .distinct()
                .flatMap(subject -> facts.decisions(person.id, subject).stream())
                .toList();
    }

    private static boolean isOthers(Remembered person, @Nullable String matter) {
        return matter != null && person.succession.matters().containsKey(matter);
    }

    /** A fact is another person's by now. */
    void takeAway(Remembered person, Fact fact) {
        var subject = fact.subject();
        facts.remove(person.id, subject, fact.told().eventId(), Integer.MAX_VALUE);
        var had = person.of(subject);
        person.become(person.file().fold(subject, facts.all(person.id, subject)));
        facts.count(person.id, subject, had, person.of(subject));
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
        var told = told(person, news);
        var before = person.file();
        var now = before.fold(told);
        var changed = false;
        for (var subject : told.keySet()) {
            var had = before.survivors(subject);
            var has = now.survivors(subject);
            if (news.refold.contains(subject)) {
                facts.countAgain(person.id, subject, has);
            } else if (!has.equals(had)) {
                facts.count(person.id, subject, had, has);
            }
            changed |= !has.equals(had);
        }
        if (changed) {
            person.become(now);
        }
        return changed;
    }

    /** By subject with news, all facts that may count. */
    private Map<String, List<Fact>> told(Remembered person, News.OfPerson news) {
        var told = new HashMap<String, List<Fact>>();
        if (news.forgotten) {
            person.file().subjects().keySet().forEach(subject -> told.put(subject, List.of()));
            told.putAll(facts.all(person.id).stream().collect(groupingBy(Fact::subject)));
            return told;
        }
        news.fresh.forEach((subject, heard) -> told.put(subject, person.with(subject, heard)));
        news.refold.forEach(subject -> told.put(subject, facts.all(person.id, subject)));
        return told;
    }
}
