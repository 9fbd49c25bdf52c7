package dev.footbridge.bridge.publish;

import dev.footbridge.schemas.decision.PolicyPublished;
import dev.footbridge.schemas.decision.RulesInForce;
import dev.footbridge.schemas.topic.Topics;
import dev.footbridge.schemas.wire.Decoded;
import dev.footbridge.schemas.wire.Wire;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads what is published, to the end of what was committed. */
final class PublishedPoliciesReader {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Map<String, Object> settings;
    private final Wire wire;

    /** @param settings of a consumer that reads what was committed alone */
    PublishedPoliciesReader(Map<String, Object> settings, Wire wire) {
        this.settings = settings;
        this.wire = wire;
    }

    /**
     * @param versions every version
     * @param told by partition of the broadcast, what is there: versions, and the rules as {@code -rules}
     */
    record Published(SortedMap<Integer, PolicyPublished> versions, Map<Integer, Set<Integer>> told) {}

    Published read() {
        var versions = new TreeMap<Integer, PolicyPublished>();
        var told = new HashMap<Integer, Set<Integer>>();
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            for (var partition : consumer.partitionsFor(Topics.BROADCAST.name())) {
                told.put(partition.partition(), new HashSet<>());
            }
            readToTheEnd(consumer, Topics.POLICIES.name(), (record, value) -> {
                if (value instanceof PolicyPublished published) {
                    versions.put(published.getVersion(), published);
                }
            });
            readToTheEnd(consumer, Topics.BROADCAST.name(), (record, value) -> {
                var there = told.computeIfAbsent(record.partition(), none -> new HashSet<>());
                if (value instanceof PolicyPublished published) {
                    there.add(published.getVersion());
                } else if (value instanceof RulesInForce rules) {
                    there.add(-rules.getRules());
                }
            });
        }
        return new Published(versions, told);
    }

    private void readToTheEnd(Consumer<String, byte[]> consumer, String topic, Heed heed) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        var ends = consumer.endOffsets(partitions);
        var until = Instant.now().plus(PATIENCE);
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            if (Instant.now().isAfter(until)) {
                throw new IllegalStateException(
                        "Expected to read " + topic + " to its end within " + PATIENCE + ", but it is not reached");
            }
            for (var record : consumer.poll(Duration.ofMillis(200))) {
                if (record.value() != null && wire.decode(topic, record.value()) instanceof Decoded.Known known) {
                    heed.heed(record, known.value());
                }
            }
        }
    }

    @FunctionalInterface
    private interface Heed {
        void heed(ConsumerRecord<String, byte[]> record, SpecificRecord value);
    }
}
