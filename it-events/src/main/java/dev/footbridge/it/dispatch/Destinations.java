package dev.footbridge.it.dispatch;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the newest policy says about desks.
 *
 * @param settle how long a task stands unchanged before it is sent (R9b)
 */
record Destinations(Map<String, Destination> byName, Duration settle) {
    static final Duration USUAL_SETTLE = Duration.ofSeconds(5);
    static final Destinations NONE = new Destinations(Map.of(), USUAL_SETTLE);

    /** @param systems those it looks after; {@code *} stands for all that nobody else names */
    record Destination(String name, boolean acts, List<String> systems) {
        boolean takesTheRest() {
            return systems.contains("*");
        }
    }

    Destinations {
        byName = java.util.Collections.unmodifiableMap(new TreeMap<>(byName));
    }

    /** Systems some destination names. */
    List<String> named() {
        return byName.values().stream()
                .flatMap(destination -> destination.systems().stream())
                .filter(system -> !system.equals("*"))
                .distinct()
                .toList();
    }

    /** Who looks after a system; of several the first by name. */
    Optional<Destination> of(@Nullable String system) {
        var all = byName.values().stream();
        return system != null && named().contains(system)
                ? all.filter(destination -> destination.systems().contains(system))
                        .findFirst()
                : all.filter(Destination::takesTheRest).findFirst();
    }
}
