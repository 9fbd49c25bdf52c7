package dev.footbridge.bridge.log;

import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * Every store of the bridge: on disk, uncached (what was asked for a moment ago is remembered by whoever asks), with a
 * compacted changelog. Small segments keep a restore short; tombstones live a week, so a node that was away for less
 * cannot bring back what was deleted.
 */
public final class LoggedStores {
    private static final char SEPARATOR = '\0';
    private static final Map<String, String> CHANGELOG = Map.of(
            "cleanup.policy", "compact",
            "segment.bytes", "67108864",
            "max.compaction.lag.ms", "604800000",
            "delete.retention.ms", "604800000");

    private LoggedStores() {}

    public static StoreBuilder<KeyValueStore<String, byte[]>> named(String name) {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), Serdes.String(), Serdes.ByteArray())
                .withLoggingEnabled(CHANGELOG)
                .withCachingDisabled();
    }

    /** Parts in order; a key that lacks the last ones is a prefix of those that have them. */
    public static String key(String... parts) {
        return String.join(String.valueOf(SEPARATOR), parts);
    }

    public static String[] parts(String key) {
        return key.split(String.valueOf(SEPARATOR), -1);
    }

    /** The last part of a key. */
    public static String last(String key) {
        return key.substring(key.lastIndexOf(SEPARATOR) + 1);
    }
}
