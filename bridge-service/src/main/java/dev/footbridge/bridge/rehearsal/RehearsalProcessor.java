package dev.footbridge.bridge.rehearsal;

import java.io.File;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.StreamsMetrics;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.Punctuator;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * Plays a topology: the processors are the real ones, the log and the stores are in memory, and time passes when told. What
 * is written to a topic that the topology hears is heard.
 */
final class RehearsalProcessor {
    private final RehearsalTopology topology;
    private final Consumer<Told> log;
    private final Map<String, StateStore> stores = new HashMap<>();
    private final List<Punctuator> clocks = new ArrayList<>();
    private final Deque<Told> waiting = new ArrayDeque<>();
    private long now;

    /** One record on a topic. */
    record Told(String topic, String key, byte @Nullable [] value) {}

    /** @param log hears what would be written */
    RehearsalProcessor(RehearsalTopology topology, Instant now, Consumer<Told> log) {
        this.topology = topology;
        this.now = now.toEpochMilli();
        this.log = log;
        topology.stores.forEach(name -> stores.put(name, new RehearsalStores(name)));
        topology.processors.values().forEach(processor -> any(processor).init(new Context()));
    }

    void tell(String topic, String key, byte[] value) {
        waiting.add(new Told(topic, key, value));
        hear();
    }

    void passes(Duration time) {
        now += time.toMillis();
        List.copyOf(clocks).forEach(clock -> clock.punctuate(now));
        hear();
    }

    private void hear() {
        for (var told = waiting.poll(); told != null; told = waiting.poll()) {
            for (var reader : topology.readersOf(told.topic())) {
                topic = told.topic();
                any(topology.processors.get(reader)).process(new Record<>(told.key(), told.value(), now));
            }
        }
    }

    private String topic = "";

    private void forward(Record<?, ?> record, String to) {
        var sink = topology.sinks.get(to);
        var told = new Told(sink.topic(), (String) record.key(), bytes(sink.values(), sink.topic(), record.value()));
        log.accept(told);
        waiting.add(told);
    }

    @SuppressWarnings("unchecked") // as the topology wired them
    private static byte @Nullable [] bytes(Serializer<?> serializer, String topic, @Nullable Object value) {
        return ((Serializer<Object>) serializer).serialize(topic, value);
    }

    @SuppressWarnings("unchecked")
    private static Processor<String, byte[], Object, Object> any(Processor<?, ?, ?, ?> processor) {
        return (Processor<String, byte[], Object, Object>) processor;
    }

    /** What the processors of the bridge ask for; nothing else is there. */
    private final class Context implements ProcessorContext<Object, Object> {
        @Override
        public <K, V> void forward(Record<K, V> record, String to) {
            RehearsalProcessor.this.forward(record, to);
        }

        @Override
        public <K, V> void forward(Record<K, V> record) {
            throw absent();
        }

        @Override
        @SuppressWarnings("unchecked")
        public <S extends StateStore> S getStateStore(String name) {
            return (S) stores.get(name);
        }

        @Override
        public Cancellable schedule(Duration interval, PunctuationType type, Punctuator punctuator) {
            clocks.add(punctuator);
            return () -> clocks.remove(punctuator);
        }

        @Override
        public Cancellable schedule(Instant from, Duration interval, PunctuationType type, Punctuator punctuator) {
            return schedule(interval, type, punctuator);
        }

        @Override
        public Optional<RecordMetadata> recordMetadata() {
            return Optional.of(new Place(topic));
        }

        @Override
        public long currentSystemTimeMs() {
            return now;
        }

        @Override
        public long currentStreamTimeMs() {
            return now;
        }

        @Override
        public void commit() {
            // there is nothing to commit to
        }

        @Override
        public String applicationId() {
            return "rehearsal";
        }

        @Override
        public TaskId taskId() {
            return new TaskId(0, 0);
        }

        @Override
        public Serde<?> keySerde() {
            throw absent();
        }

        @Override
        public Serde<?> valueSerde() {
            throw absent();
        }

        @Override
        public File stateDir() {
            throw absent();
        }

        @Override
        public StreamsMetrics metrics() {
            throw absent();
        }

        @Override
        public Map<String, Object> appConfigs() {
            return Map.of();
        }

        @Override
        public Map<String, Object> appConfigsWithPrefix(String prefix) {
            return Map.of();
        }

        private static UnsupportedOperationException absent() {
            return new UnsupportedOperationException("Expected only what the bridge uses, but this is something else");
        }
    }

    private record Place(String topic) implements RecordMetadata {
        @Override
        public int partition() {
            return 0;
        }

        @Override
        public long offset() {
            return 0;
        }
    }
}
