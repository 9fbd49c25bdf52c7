package dev.footbridge.bridge.identity;

import dev.footbridge.bridge.log.LoggedStores;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;

/**
 * What the homes of identifiers remember: {@code claims} (home → its last number; home, event → the copy it answered
 * for) and {@code waiting} (home, event → a fact whose person is not known; home → that there are such facts).
 */
public final class IdentityStores {
    public static final String CLAIMS = "claims";
    public static final String WAITING = "waiting";
    private static final int NUMBERS_IN_MEMORY = 10_000;
    private static final byte[] MARK = {1};

    private final KeyValueStore<String, byte[]> claims;
    private final KeyValueStore<String, byte[]> waiting;
    private final Map<String, Long> numbers = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > NUMBERS_IN_MEMORY;
        }
    };

    IdentityStores(ProcessorContext<?, ?> context) {
        this.claims = context.getStateStore(CLAIMS);
        this.waiting = context.getStateStore(WAITING);
    }

    public static StoreBuilder<KeyValueStore<String, byte[]>> claims() {
        return LoggedStores.named(CLAIMS);
    }

    public static StoreBuilder<KeyValueStore<String, byte[]>> waiting() {
        return LoggedStores.named(WAITING);
    }

    /** The copy of an event that this home answered for last. */
    @Nullable
    Copy copy(String home, String eventId) {
        var bytes = claims.get(LoggedStores.key(home, eventId));
        return bytes == null ? null : Copy.of(bytes);
    }

    void answeredFor(String home, String eventId, Copy copy) {
        claims.put(LoggedStores.key(home, eventId), copy.bytes());
    }

    /** Whether this home has decided anything: only a worker number's has. */
    boolean hasDecided(String home) {
        return lastNumber(home) > 0;
    }

    long nextNumber(String home) {
        long number = lastNumber(home) + 1;
        numbers.put(home, number);
        claims.put(home, ByteBuffer.allocate(Long.BYTES).putLong(number).array());
        return number;
    }

    void keep(String home, String eventId, byte[] fact) {
        waiting.put(home, MARK);
        waiting.put(LoggedStores.key(home, eventId), fact);
    }

    void release(String home, String eventId) {
        waiting.delete(LoggedStores.key(home, eventId));
    }

    /** What waits at this home, by event id. One look where nothing does. */
    List<KeyValue<String, byte[]>> waitingAt(String home) {
        var all = new ArrayList<KeyValue<String, byte[]>>();
        if (waiting.get(home) == null) {
            return all;
        }
        var prefix = LoggedStores.key(home, "");
        try (var facts = waiting.prefixScan(prefix, new StringSerializer())) {
            facts.forEachRemaining(fact -> all.add(KeyValue.pair(fact.key.substring(prefix.length()), fact.value)));
        }
        return all;
    }

    private long lastNumber(String home) {
        return numbers.computeIfAbsent(home, unread -> {
            var bytes = claims.get(unread);
            return bytes == null ? 0L : ByteBuffer.wrap(bytes).getLong();
        });
    }
}
