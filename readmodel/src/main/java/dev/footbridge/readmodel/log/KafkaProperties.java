package dev.footbridge.readmodel.log;

import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where Kafka is.
 *
 * @param bootstrapServers {@code host:port,…}
 * @param properties anything a Kafka client takes besides, for example {@code security.protocol}
 */
@ConfigurationProperties("footbridge.kafka")
public record KafkaProperties(
        String bootstrapServers, @DefaultValue Map<String, String> properties) {

    /** What every client begins with; change the copy as you like. */
    public Map<String, Object> client() {
        var client = new HashMap<String, Object>(properties);
        client.put("bootstrap.servers", bootstrapServers);
        return client;
    }

    /** Of a consumer: only what was committed, from the beginning, positions kept by the reader (RELIABILITY). */
    public Map<String, Object> consumer() {
        var consumer = client();
        consumer.put("isolation.level", "read_committed");
        consumer.put("auto.offset.reset", "earliest");
        consumer.put("enable.auto.commit", false);
        return consumer;
    }

    /** Of a producer that must answer a webhook within its sender's patience: gives up after two seconds. */
    public Map<String, Object> promptProducer() {
        var producer = client();
        producer.put("acks", "all");
        producer.put("enable.idempotence", true);
        producer.put("linger.ms", 0);
        producer.put("compression.type", "lz4");
        producer.put("max.block.ms", 800);
        producer.put("request.timeout.ms", 1500);
        producer.put("delivery.timeout.ms", 2000);
        return producer;
    }

    /** Of a producer that would rather wait than give up. */
    public Map<String, Object> patientProducer() {
        var producer = client();
        producer.put("acks", "all");
        producer.put("enable.idempotence", true);
        producer.put("linger.ms", 0);
        producer.put("compression.type", "lz4");
        return producer;
    }

    @Override
    public String toString() {
        return "KafkaProperties[bootstrapServers=" + bootstrapServers + "]"; // the rest may hold a password
    }
}
