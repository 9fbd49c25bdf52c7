package dev.footbridge.bridge.announce;

import dev.footbridge.bridge.log.LoggedStores;
import java.util.Map;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

/** The store {@code announced}: person, kind and id → what was announced last, so that withdrawing has something to withdraw. */
final class AnnouncedStores {
    static final String NAME = "announced";

    private final KeyValueStore<String, byte[]> store;

    AnnouncedStores(ProcessorContext<?, ?> context) {
        this.store = context.getStateStore(NAME);
    }

    static StoreBuilder<KeyValueStore<String, byte[]>> announced() {
        return LoggedStores.named(NAME);
    }

    void load(String person, Map<String, Announced> into) {
        var prefix = LoggedStores.key(person, "");
        try (var all = store.prefixScan(prefix, new StringSerializer())) {
            all.forEachRemaining(entry -> into.put(LoggedStores.last(entry.key), Announced.of(entry.value)));
        }
    }

    void put(String person, String what, Announced announced) {
        store.put(LoggedStores.key(person, what), announced.bytes());
    }

    void remove(String person, String what) {
        store.delete(LoggedStores.key(person, what));
    }
}
