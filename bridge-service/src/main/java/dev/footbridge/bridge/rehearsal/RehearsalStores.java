package dev.footbridge.bridge.rehearsal;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** A store that is forgotten when the rehearsal is over. */
final class RehearsalStores implements KeyValueStore<String, byte[]> {
    private final String name;
    private final TreeMap<String, byte[]> entries = new TreeMap<>();

    RehearsalStores(String name) {
        this.name = name;
    }

    @Override
    public byte @Nullable [] get(String key) {
        return entries.get(key);
    }

    @Override
    public void put(String key, byte @Nullable [] value) {
        if (value == null) {
            entries.remove(key);
        } else {
            entries.put(key, value);
        }
    }

    @Override
    public byte @Nullable [] putIfAbsent(String key, byte[] value) {
        return entries.putIfAbsent(key, value);
    }

    @Override
    public void putAll(List<KeyValue<String, byte[]>> all) {
        all.forEach(entry -> put(entry.key, entry.value));
    }

    @Override
    public byte @Nullable [] delete(String key) {
        return entries.remove(key);
    }

    @Override
    public KeyValueIterator<String, byte[]> range(@Nullable String from, @Nullable String to) {
        Map<String, byte[]> all = from == null ? entries : entries.tailMap(from, true);
        return new Entries(all.entrySet().stream()
                .filter(entry -> to == null || entry.getKey().compareTo(to) <= 0)
                .map(entry -> KeyValue.pair(entry.getKey(), entry.getValue()))
                .iterator());
    }

    @Override
    public <S extends Serializer<P>, P> KeyValueIterator<String, byte[]> prefixScan(P prefix, S serializer) {
        return new Entries(entries.tailMap((String) prefix, true).entrySet().stream()
                .takeWhile(entry -> entry.getKey().startsWith((String) prefix))
                .map(entry -> KeyValue.pair(entry.getKey(), entry.getValue()))
                .toList()
                .iterator());
    }

    @Override
    public KeyValueIterator<String, byte[]> all() {
        return range(null, null);
    }

    @Override
    public long approximateNumEntries() {
        return entries.size();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void init(StateStoreContext context, StateStore root) {
        // there is no log to restore it from
    }

    @Override
    public void flush() {
        // there is nothing to write it to
    }

    @Override
    public void close() {
        entries.clear();
    }

    @Override
    public boolean persistent() {
        return false;
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    private record Entries(Iterator<KeyValue<String, byte[]>> rest) implements KeyValueIterator<String, byte[]> {
        @Override
        public boolean hasNext() {
            return rest.hasNext();
        }

        @Override
        public KeyValue<String, byte[]> next() {
            return rest.next();
        }

        @Override
        public String peekNextKey() {
            throw new UnsupportedOperationException("Expected nobody to peek");
        }

        @Override
        public void close() {
            // nothing is held open
        }
    }
}
