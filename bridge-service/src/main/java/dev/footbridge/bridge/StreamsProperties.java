package dev.footbridge.bridge;

import dev.footbridge.bridge.log.RocksDbStores;
import dev.footbridge.readmodel.log.KafkaProperties;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.WallclockTimestampExtractor;

/** What Kafka Streams is told. Each setting that is not its default says why. */
final class StreamsProperties {
    /** Begins the names of the group, its changelogs and its transactions. */
    static final String APPLICATION = "bridge";

    private StreamsProperties() {}

    static Properties of(BridgeProperties bridge, KafkaProperties kafka) {
        var streams = new Properties();
        streams.putAll(kafka.client());
        streams.put(StreamsConfig.APPLICATION_ID_CONFIG, APPLICATION);
        streams.put(StreamsConfig.CLIENT_ID_CONFIG, bridge.instance());
        streams.put(StreamsConfig.STATE_DIR_CONFIG, bridge.state().toString());
        streams.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, bridge.threads());
        streams.put(StreamsConfig.DEFAULT_KEY_SERDE_CLASS_CONFIG, Serdes.StringSerde.class);
        streams.put(StreamsConfig.DEFAULT_VALUE_SERDE_CLASS_CONFIG, Serdes.ByteArraySerde.class);
        exactlyOnce(streams, bridge);
        group(streams, bridge);
        stores(streams, bridge);
        return streams;
    }

    private static void exactlyOnce(Properties streams, BridgeProperties bridge) {
        streams.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        streams.put(
                StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, bridge.commitInterval().toMillis());
        streams.put(StreamsConfig.POLL_MS_CONFIG, bridge.poll().toMillis());
        // Plans do not depend on the order of topics. Zero would still look at every topic's lag before every record.
        streams.put(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, StreamsConfig.MAX_TASK_IDLE_MS_DISABLED);
        streams.put(
                StreamsConfig.DEFAULT_TIMESTAMP_EXTRACTOR_CLASS_CONFIG,
                WallclockTimestampExtractor.class); // an absurd timestamp on a record stops nothing
        streams.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
        streams.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), 5);
    }

    /** Static members: who restarts within the session goes on where they were, without a rebalance. */
    private static void group(Properties streams, BridgeProperties bridge) {
        streams.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
        streams.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG), bridge.instance());
        streams.put(
                StreamsConfig.mainConsumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG),
                Math.toIntExact(bridge.session().toMillis()));
        streams.put(
                StreamsConfig.mainConsumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG),
                Math.toIntExact(bridge.session().toMillis() / 5));
        streams.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, bridge.standbys());
        streams.put(StreamsConfig.ACCEPTABLE_RECOVERY_LAG_CONFIG, 1_000L);
        // An instance that comes gets its share once its stores have caught up: looked at every minute, not every ten.
        streams.put(StreamsConfig.PROBING_REBALANCE_INTERVAL_MS_CONFIG, 60_000L);
    }

    private static void stores(Properties streams, BridgeProperties bridge) {
        streams.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, bridge.replication());
        streams.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0L);
        streams.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        streams.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, RocksDbStores.class);
    }
}
