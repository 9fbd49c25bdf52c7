package dev.footbridge.bridge.read;

import dev.footbridge.bridge.policy.Catalogue;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * As which reviewers somebody may sit, as reviews announce them (R24): under their own worker numbers, for the systems
 * they own and the groups they are in by the newest policy. That is asked for again every few seconds at most.
 */
public final class SeatsRepository {
    private static final long FRESH = Duration.ofSeconds(2).toNanos();

    private final VocabularyRepository policies;
    private final PeopleRepository people;
    private volatile @Nullable Known known;

    /** @param tokens of the worker numbers that may sit there, by reviewer */
    private record Known(long at, Map<String, Set<String>> tokens) {}

    public SeatsRepository(VocabularyRepository policies, PeopleRepository people) {
        this.policies = policies;
        this.people = people;
    }

    /** @param workers tokens of their worker numbers */
    Set<String> of(Set<String> workers) {
        var own = workers.stream().map(token -> "worker:" + token);
        var byPolicy = known().entrySet().stream()
                .filter(seat -> !Collections.disjoint(seat.getValue(), workers))
                .map(Map.Entry::getKey);
        return Stream.concat(own, byPolicy).collect(Collectors.toCollection(TreeSet::new));
    }

    private Map<String, Set<String>> known() {
        var last = known;
        if (last == null || System.nanoTime() - last.at() > FRESH) {
            last = new Known(System.nanoTime(), asked());
            known = last;
        }
        return last.tokens();
    }

    private Map<String, Set<String>> asked() {
        return policies.newest().map(policy -> asked(policy.catalogue())).orElse(Map.of());
    }

    private Map<String, Set<String>> asked(Catalogue catalogue) {
        var numbers = new HashMap<String, Collection<String>>();
        catalogue.groups().forEach((id, group) -> numbers.put("group:" + id, group.members()));
        catalogue.systems().forEach((id, system) -> {
            if (system.owner() != null) {
                var group = catalogue.groups().get(system.owner());
                numbers.put("owner:" + id, group == null ? List.of(system.owner()) : group.members());
            }
        });
        var all = numbers.values().stream().flatMap(Collection::stream).collect(Collectors.toSet());
        var tokens = people.tokensOf(all);
        var seats = new HashMap<String, Set<String>>();
        numbers.forEach((seat, theirs) -> seats.put(
                seat,
                theirs.stream().flatMap(number -> tokens.get(number).stream()).collect(Collectors.toSet())));
        return seats;
    }
}
