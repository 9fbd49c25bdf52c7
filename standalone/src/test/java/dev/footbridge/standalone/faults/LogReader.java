package dev.footbridge.standalone.faults;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.footbridge.standalone.Footbridge;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads whole topics as a stranger would: committed records, generic Avro, schemas by HTTP. */
final class LogReader {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String bootstrap;
    private final URI registry;
    private final Map<Integer, Schema> schemas = new HashMap<>();

    LogReader(Footbridge product) {
        this(product.addresses().bootstrapServers(), product.addresses().registry());
    }

    LogReader(String bootstrapServers, URI registry) {
        this.bootstrap = bootstrapServers;
        this.registry = URI.create(registry + "/schemas/ids/");
    }

    /** Every committed record of a topic that is there now, in the order of its partitions; null for a tombstone. */
    void each(String topic, BiConsumer<String, GenericRecord> reader) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", bootstrap, "isolation.level", "read_committed", "enable.auto.commit", false);
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .collect(Collectors.toSet());
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(Duration.ofMillis(200))
                        .forEach(record -> reader.accept(record.key(), decoded(record.value())));
            }
        }
    }

    GenericRecord decoded(byte[] bytes) {
        if (bytes == null) {
            return null;
        }
        try {
            var schema = schemas.computeIfAbsent(ByteBuffer.wrap(bytes).getInt(1), this::schema);
            return new GenericDatumReader<GenericRecord>(schema)
                    .read(null, DecoderFactory.get().binaryDecoder(bytes, 5, bytes.length - 5, null));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Schema schema(int id) {
        try (var answer = registry.resolve(Integer.toString(id)).toURL().openStream()) {
            return new Schema.Parser()
                    .parse(JSON.readTree(answer).path("schema").asText());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
