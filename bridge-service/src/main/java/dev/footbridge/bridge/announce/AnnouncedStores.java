package dev.footbridge.bridge.announce;

import dev.footbridge.bridge.log.LoggedStores;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * The store {@code announced}: person, kind and id → what was announced last, so that withdrawing has something to
 * withdraw; person, {@code succession} → who else goes on with what.
 */
final class AnnouncedStores {
    static final String NAME = "announced";
    private static final String SUCCESSION = "succession";

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
                } else {
                    person.announced.put(what, Announced.of(entry.value));
                }
            });
        }
    }

    void put(String person, Succession succession) {
        store.put(LoggedStores.key(person, SUCCESSION), SuccessionCodec.bytes(succession));
    }

    void put(String person, String what, Announced announced) {
        store.put(LoggedStores.key(person, what), announced.bytes());
    }

    void remove(String person, String what) {
        store.delete(LoggedStores.key(person, what));
    }
}
