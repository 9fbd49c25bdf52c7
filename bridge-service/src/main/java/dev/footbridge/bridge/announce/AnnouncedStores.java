package dev.footbridge.bridge.announce;

import dev.footbridge.bridge.log.LoggedStores;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * The store {@code announced}: person, kind and id → what was announced last, so that withdrawing has something to
 * withdraw; person, {@code succession} → who else goes on with what; person, {@code awaits} → systems they await.
 */
final class AnnouncedStores {
    static final String NAME = "announced";
    private static final String SUCCESSION = "succession";
    private static final String AWAITS = "awaits";

    private final KeyValueStore<String, byte[]> store;

    AnnouncedStores(ProcessorContext<?, ?> context) {
        this.store = context.getStateStore(NAME);
    }

    static StoreBuilder<KeyValueStore<String, byte[]>> announced() {
        return LoggedStores.named(NAME);
    }

    void load(Remembered person) {
        var prefix = LoggedStores.key(person.id, "");
        try (var all = store.prefixScan(prefix, new StringSerializer())) {
            all.forEachRemaining(entry -> {
                var what = LoggedStores.last(entry.key);
                if (what.equals(SUCCESSION)) {
                    person.succession = SuccessionCodec.of(entry.value);
                } else if (what.equals(AWAITS)) {
                    person.awaits = systems(entry.value);
                } else {
                    person.announced.put(what, Announced.of(entry.value));
                }
            });
        }
    }

    void put(String person, Succession succession) {
        store.put(LoggedStores.key(person, SUCCESSION), SuccessionCodec.bytes(succession));
    }

    void put(String person, Set<String> awaits) {
        if (awaits.isEmpty()) {
            store.delete(LoggedStores.key(person, AWAITS));
        } else {
            store.put(LoggedStores.key(person, AWAITS), bytes(awaits));
        }
    }

    void put(String person, String what, Announced announced) {
        store.put(LoggedStores.key(person, what), announced.bytes());
    }

    void remove(String person, String what) {
        store.delete(LoggedStores.key(person, what));
    }

    private static byte[] bytes(Set<String> systems) {
        return LoggedStores.key(new TreeSet<>(systems).toArray(String[]::new)).getBytes(StandardCharsets.UTF_8);
    }

    private static Set<String> systems(byte[] bytes) {
        return Set.of(LoggedStores.parts(new String(bytes, StandardCharsets.UTF_8)));
    }
}
