package dev.footbridge.bridge.identity;

import dev.footbridge.bridge.log.LoggedStores;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;

/**
 * What homes remember: {@code claims} (home → its last number; home, name → a note: what it was told, what it said) and
 * {@code told} (home, shelf, event → a fact it answers for).
 */
public final class IdentityStores {
    public static final String CLAIMS = "claims";
    public static final String TOLD = "told";
    private static final int NUMBERS_IN_MEMORY = 10_000;
    private static final byte[] MARK = {1};

    /** Where a home keeps its facts, by what becomes of them. */
    enum Shelf {
        /** Of a worker number: all are its person's. */
        WORKER,
        /** Each decided by all its identifiers. */
        DECIDED,
        /** Of a type this version does not know, at a home that may not be a person's. */
        UNKNOWN,
        /** About no person. */
        NOBODY
    }

    private final KeyValueStore<String, byte[]> claims;
    private final KeyValueStore<String, byte[]> told;
    private final Map<String, Long> numbers = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > NUMBERS_IN_MEMORY;
        }
    };

    IdentityStores(ProcessorContext<?, ?> context) {
        this.claims = context.getStateStore(CLAIMS);
        this.told = context.getStateStore(TOLD);
    }

    public static StoreBuilder<KeyValueStore<String, byte[]>> claims() {
        return LoggedStores.named(CLAIMS);
    }

    public static StoreBuilder<KeyValueStore<String, byte[]>> told() {
        return LoggedStores.named(TOLD);
    }

    long nextNumber(String home) {
        long number = lastNumber(home) + 1;
        numbers.put(home, number);
        claims.put(home, ByteBuffer.allocate(Long.BYTES).putLong(number).array());
        return number;
    }

    byte @Nullable [] note(String home, String name) {
        return claims.get(LoggedStores.key(home, name));
    }

    void note(String home, String name, byte[] word) {
        claims.put(LoggedStores.key(home, name), word);
    }

    /** All notes of a home, by name. */
    SortedMap<String, byte[]> notes(String home) {
        return scanned(claims, LoggedStores.key(home, ""));
    }

    @Nullable
    Kept kept(String home, Shelf shelf, String eventId) {
        var bytes = told.get(key(home, shelf, eventId));
        return bytes == null ? null : KeptCodec.of(eventId, bytes);
    }

    void keep(String home, Shelf shelf, Kept fact) {
        told.put(key(home, shelf, fact.eventId()), KeptCodec.bytes(fact));
        if (shelf == Shelf.UNKNOWN) {
            told.put(home, MARK);
        }
    }

    void release(String home, Shelf shelf, String eventId) {
        told.delete(key(home, shelf, eventId));
    }

    List<Kept> facts(String home, Shelf shelf) {
        var facts = new ArrayList<Kept>();
        scanned(told, key(home, shelf, "")).forEach((eventId, bytes) -> facts.add(KeptCodec.of(eventId, bytes)));
        return facts;
    }

    boolean hasFacts(String home, Shelf shelf) {
        try (var facts = told.prefixScan(key(home, shelf, ""), new StringSerializer())) {
            return facts.hasNext();
        }
    }

    /** What waits for a version that knows its type. One look where nothing does. */
    List<Kept> unknown(String home) {
        return told.get(home) == null ? List.of() : facts(home, Shelf.UNKNOWN);
    }

    /** Notes that a fact of a worker number says something of identifiers. */
    void isNaming(String home, String eventId) {
        told.put(LoggedStores.key(home, "naming", eventId), MARK);
    }

    boolean hasNamings(String home) {
        try (var namings = told.prefixScan(LoggedStores.key(home, "naming", ""), new StringSerializer())) {
            return namings.hasNext();
        }
    }

    List<String> namings(String home) {
        return List.copyOf(scanned(told, LoggedStores.key(home, "naming", "")).keySet());
    }

    private long lastNumber(String home) {
        return numbers.computeIfAbsent(home, unread -> {
            var bytes = claims.get(unread);
            return bytes == null ? 0L : ByteBuffer.wrap(bytes).getLong();
        });
    }

    private static SortedMap<String, byte[]> scanned(KeyValueStore<String, byte[]> store, String prefix) {
        var found = new TreeMap<String, byte[]>();
        try (var all = store.prefixScan(prefix, new StringSerializer())) {
            all.forEachRemaining(entry -> found.put(entry.key.substring(prefix.length()), entry.value));
        }
        return found;
    }

    private static String key(String home, Shelf shelf, String eventId) {
        return LoggedStores.key(home, shelf.name().toLowerCase(java.util.Locale.ROOT), eventId);
    }
}
