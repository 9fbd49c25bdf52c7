package dev.footbridge.bridge.identity;

import static java.util.stream.Collectors.toCollection;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The links that are known, by the fact that tells each. Of one fact the highest version counts, so any order of merging is the same. */
record Links(SortedMap<String, Link> byFact) {
    static final Links NONE = new Links(new TreeMap<>());

    Links {
        byFact = Collections.unmodifiableSortedMap(new TreeMap<>(byFact));
    }

    static Links of(Map<String, Link> byFact) {
        return new Links(new TreeMap<>(byFact));
    }

    Links with(Links other) {
        var merged = new TreeMap<>(byFact);
        other.byFact.forEach((fact, link) ->
                merged.merge(fact, link, (known, told) -> told.version() > known.version() ? told : known));
        return new Links(merged);
    }

    /** Worker numbers that any link names, standing or not: all of them are told of a change. */
    SortedSet<String> workers() {
        return byFact.values().stream().flatMap(link -> link.ends().stream()).collect(toCollection(TreeSet::new));
    }

    /** Who a person is by now: of all that are linked, over however many others, the smallest id. */
    String survivor(String person) {
        var same = new TreeSet<>(List.of(person));
        var neighbours = neighbours();
        var open = new TreeSet<>(same);
        while (!open.isEmpty()) {
            var next = neighbours.getOrDefault(open.pollFirst(), new TreeSet<>());
            next.stream().filter(same::add).forEach(open::add);
        }
        return same.first();
    }

    private Map<String, SortedSet<String>> neighbours() {
        var neighbours = new HashMap<String, SortedSet<String>>();
        byFact.values().stream().filter(Link::stands).forEach(link -> {
            var ends = Stream.of(link.one(), link.other())
                    .map(WorkerHome::personOf)
                    .toList();
            neighbours.computeIfAbsent(ends.get(0), none -> new TreeSet<>()).add(ends.get(1));
            neighbours.computeIfAbsent(ends.get(1), none -> new TreeSet<>()).add(ends.get(0));
        });
        return neighbours;
    }
}
