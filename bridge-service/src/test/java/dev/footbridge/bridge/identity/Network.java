package dev.footbridge.bridge.identity;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Homes that hear each other only in the order each of them speaks to each other one; everything else happens in
 * whatever order chance has it, and now and then twice.
 */
final class Network {
    private static final double TWICE = 0.1;

    private final Random chance;
    private final Map<String, State> homes = new HashMap<>();
    private final SortedMap<String, Deque<Word>> underway = new TreeMap<>();
    private final Map<String, String> destinations = new HashMap<>();
    private final SortedMap<String, SortedMap<String, Integer>> heard = new TreeMap<>();
    private final TreeSet<String> waiting = new TreeSet<>();
    private int delivered;

    Network(Random chance) {
        this.chance = chance;
    }

    /** Person → event → revision. */
    SortedMap<String, SortedMap<String, Integer>> heard() {
        return heard;
    }

    TreeSet<String> waiting() {
        return waiting;
    }

    int delivered() {
        return delivered;
    }

    void happens(Event event) {
        if (event instanceof Event.OfHr told) {
            ofHr(told);
        } else if (event instanceof Event.OfIt told) {
            ofIt(told);
        } else if (event instanceof Event.Reported told) {
            var home = told.by() == null ? told.task() : told.by();
            var others = told.by() == null ? List.<String>of() : List.of(told.task());
            decided(home, kept(told, Event.day(0), told.by() == null, others, List.of()));
        } else if (event instanceof Event.OwnedBy owned) {
            word(owned.task(), new Word.Owned(WorkerHome.personOf(owned.worker())));
        } else if (event instanceof Event.MatchedWith matched) {
            word(
                    matched.match(),
                    new Word.Matched(
                            matched.match(),
                            WorkerHome.personOf(matched.worker()),
                            matched.identifier(),
                            matched.from(),
                            matched.until()));
        } else if (event instanceof Event.MatchWithdrawn withdrawn) {
            word(withdrawn.match(), new Word.Withdrawn(withdrawn.match()));
        }
    }

    boolean isQuiet() {
        return underway.isEmpty();
    }

    /** One word, the oldest on its way. */
    void deliver() {
        var keys = List.copyOf(underway.keySet());
        var key = keys.get(chance.nextInt(keys.size()));
        var queue = underway.get(key);
        var word = queue.poll();
        if (queue.isEmpty()) {
            underway.remove(key);
        }
        if (++delivered > 100_000) {
            throw new AssertionError("Expected the homes to fall silent, but they do not");
        }
        word(destinations.get(key), word);
        if (chance.nextDouble() < TWICE) {
            word(destinations.get(key), word);
        }
    }

    private void ofHr(Event.OfHr told) {
        var home = state(told.worker());
        var kept = kept(told, Event.day(told.toldOn()), true, List.of(), List.of());
        if (addsNothing(home.worker, kept)) {
            return;
        }
        var naming = new Naming(told.statement(), told.names(), told.same());
        var worker = new WorkerHome(home.desk(home.worker));
        worker.hear(kept, true);
        if (home.namings.isEmpty()) {
            worker.isTold();
        }
        home.namings.put(told.id(), naming);
        worker.hear(naming, List.copyOf(home.namings.values()));
    }

    private void ofIt(Event.OfIt told) {
        var identifiers = told.identifiers();
        var home = identifiers.get(0);
        if (told.worker() != null) {
            var kept = kept(told, told.at(), true, List.of(), told.accounts());
            var state = state(home);
            if (!addsNothing(state.worker, kept)) {
                new WorkerHome(state.desk(state.worker)).hear(kept.decided(null, true), !state.namings.isEmpty());
            }
        } else {
            decided(home, kept(told, told.at(), true, identifiers.subList(1, identifiers.size()), told.accounts()));
        }
    }

    private void decided(String home, Kept kept) {
        var state = state(home);
        if (!addsNothing(state.decided, kept)) {
            new IdentifierHome(state.desk(state.decided)).hear(kept);
        }
    }

    private void word(String home, Word word) {
        var state = state(home);
        if (word instanceof Word.Linked || word instanceof Word.Asked asked && asked.aboutPerson()) {
            new PersonHome(state.desk(state.decided)).hear(word);
        } else if (word instanceof Word.Matched || word instanceof Word.Withdrawn) {
            new MatchHome(state.desk(state.decided)).hear(word);
        } else if (word instanceof Word.Answered answered && answered.of().equals(WorkerHome.personOf(home))) {
            new WorkerHome(state.desk(state.worker)).hear(answered, List.copyOf(state.namings.values()));
        } else {
            new IdentifierHome(state.desk(state.decided)).hear(word);
        }
    }

    private State state(String home) {
        return homes.computeIfAbsent(home, State::new);
    }

    private static boolean addsNothing(Map<String, Kept> facts, Kept kept) {
        var before = facts.get(kept.eventId());
        return before != null && kept.copy().addsNothingTo(before.copy());
    }

    private static Kept kept(
            Event.OnLog told, java.time.Instant at, boolean bySelf, List<String> others, List<String> accounts) {
        var copy = new Copy(0, told.revision(), told.hashCode());
        var bytes = String.valueOf(told.revision()).getBytes(StandardCharsets.UTF_8);
        return new Kept(told.id(), at, bySelf, others, accounts, null, false, copy, bytes);
    }

    private final class State {
        private final String name;
        private final TreeMap<String, Word> notes = new TreeMap<>();
        private final TreeMap<String, Kept> worker = new TreeMap<>();
        private final TreeMap<String, Kept> decided = new TreeMap<>();
        private final TreeMap<String, Naming> namings = new TreeMap<>();

        State(String name) {
            this.name = name;
        }

        Desk desk(Map<String, Kept> facts) {
            return new Desk() {
                @Override
                public String home() {
                    return name;
                }

                @Override
                public @Nullable Word note(String note) {
                    return notes.get(note);
                }

                @Override
                public SortedMap<String, Word> notes(String prefix) {
                    return new TreeMap<>(notes.subMap(prefix, prefix + Character.MAX_VALUE));
                }

                @Override
                public void note(String note, Word word) {
                    notes.put(note, word);
                }

                @Override
                public void say(String to, Word word) {
                    var way = name + " to " + to;
                    destinations.put(way, to);
                    underway.computeIfAbsent(way, none -> new ArrayDeque<>()).add(word);
                }

                @Override
                public @Nullable Kept kept(String eventId) {
                    return facts.get(eventId);
                }

                @Override
                public List<Kept> facts() {
                    return new ArrayList<>(facts.values());
                }

                @Override
                public void keep(Kept fact) {
                    facts.put(fact.eventId(), fact);
                }

                @Override
                public void moves(String from, String to) {
                    // what planning makes of it: see the tests of linked records
                }

                @Override
                public void heard(String person, Kept fact) {
                    heard.computeIfAbsent(person, none -> new TreeMap<>())
                            .put(fact.eventId(), fact.copy().revision());
                }

                @Override
                public void takenBack(String person, Kept fact) {
                    var facts = heard.get(person);
                    if (facts == null || facts.remove(fact.eventId()) == null) {
                        throw new AssertionError("Expected " + fact + " to have been heard by " + person);
                    }
                    if (facts.isEmpty()) {
                        heard.remove(person);
                    }
                }

                @Override
                public void waits(Kept fact) {
                    if (!waiting.add(fact.eventId())) {
                        throw new AssertionError("Expected " + fact + " to be listed once");
                    }
                }

                @Override
                public void waitsNoMore(Kept fact) {
                    if (!waiting.remove(fact.eventId())) {
                        throw new AssertionError("Expected " + fact + " to have been listed");
                    }
                }
            };
        }
    }
}
