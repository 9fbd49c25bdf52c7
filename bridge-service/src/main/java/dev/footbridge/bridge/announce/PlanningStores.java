package dev.footbridge.bridge.announce;

import java.util.List;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

/** What planning remembers, besides the timer. */
public final class PlanningStores {
    private PlanningStores() {}

    public static List<StoreBuilder<KeyValueStore<String, byte[]>>> all() {
        return List.of(
                FactStores.facts(),
                FactStores.file(),
                AnnouncedStores.announced(),
                CircumstancesStores.circumstances());
    }
}
