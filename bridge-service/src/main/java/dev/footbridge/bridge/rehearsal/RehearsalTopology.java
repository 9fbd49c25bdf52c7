package dev.footbridge.bridge.rehearsal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;

/** Writes the wiring of a topology down, so that it can be played without Kafka. */
final class RehearsalTopology extends Topology {
    final Map<String, Processor<?, ?, ?, ?>> processors = new HashMap<>();
    final Map<String, Sink> sinks = new HashMap<>();
    final List<String> stores = new ArrayList<>();
    private final Map<String, String> topicBySource = new HashMap<>();
    private final Map<String, List<String>> readersByTopic = new HashMap<>();

    /** Where a node's records would go, and as what. */
    record Sink(String topic, Serializer<?> values) {}

    /** The processors that hear a topic. */
    List<String> readersOf(String topic) {
        return readersByTopic.getOrDefault(topic, List.of());
    }

    @Override
    public synchronized <K, V> Topology addSource(
            String name, Deserializer<K> keys, Deserializer<V> values, String... topics) {
        topicBySource.put(name, topics[0]);
        return this;
    }

    @Override
    public synchronized <A, B, C, D> Topology addProcessor(
            String name, ProcessorSupplier<A, B, C, D> supplier, String... parents) {
        processors.put(name, supplier.get());
        for (var parent : parents) {
            readersByTopic
                    .computeIfAbsent(topicBySource.get(parent), topic -> new ArrayList<>())
                    .add(name);
        }
        return this;
    }

    @Override
    public synchronized <K, V> Topology addSink(
            String name, String topic, Serializer<K> keys, Serializer<V> values, String... parents) {
        sinks.put(name, new Sink(topic, values));
        return this;
    }

    @Override
    public synchronized <K, V> Topology addSink(
            String name,
            String topic,
            Serializer<K> keys,
            Serializer<V> values,
            StreamPartitioner<? super K, ? super V> partitioner,
            String... parents) {
        return addSink(name, topic, keys, values, parents);
    }

    @Override
    public synchronized <S extends StateStore> Topology addStateStore(StoreBuilder<S> builder, String... users) {
        stores.add(builder.name());
        return this;
    }
}
