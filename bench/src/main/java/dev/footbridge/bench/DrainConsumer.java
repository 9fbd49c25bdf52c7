package dev.footbridge.bench;

import dev.footbridge.bridge.log.RocksDbStores;
import dev.footbridge.schemas.wire.Wire;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.WallclockTimestampExtractor;

/**
 * Runs a contestant exactly once, as the product is set up, until all facts are through and nothing more is committed.
 * It looks seldom, and at few things: looking costs the contestant its processors.
 */
final class DrainConsumer {
    private static final Duration LOOK = Duration.ofMillis(25);
    private static final Duration QUIET = Duration.ofSeconds(2);

    private final BrokerProcess broker;
    private final Admin admin;
    private final Path state;
    private final Wire wire;

    DrainConsumer(BrokerProcess broker, Admin admin, Path state, Wire wire) {
        this.broker = broker;
        this.admin = admin;
        this.state = state;
        this.wire = wire;
    }

    private record Look(long at, double thread, double all) {}

    Figures drain(Contestant contestant, int facts) throws InterruptedException, ExecutionException {
        var counted = new Counted(wire);
        var running = new CountDownLatch(1);
        try (var streams = new KafkaStreams(contestant.topology(counted), settings(contestant.name()))) {
            streams.setStateListener((now, before) -> {
                if (now == KafkaStreams.State.RUNNING) {
                    running.countDown();
                }
            });
            streams.start();
            running.await();
            var began = look();
            var ended = untilQuiet(contestant, () -> isThrough(contestant, facts, counted, streams));
            streams.close(CloseOptions.groupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP)
                    .withTimeout(Duration.ofSeconds(60)));
            return new Figures(
                    facts,
                    (ended.at() - began.at()) / 1e9,
                    ended.thread() - began.thread(),
                    ended.all() - began.all(),
                    counted.plans());
        }
    }

    private static boolean isThrough(Contestant contestant, int facts, Counted counted, KafkaStreams streams) {
        return contestant == Contestant.BRIDGE ? counted.hasHeard(facts) : processed(streams) >= facts;
    }

    /** The last look at which more was committed than before. */
    private Look untilQuiet(Contestant contestant, BooleanSupplier through)
            throws InterruptedException, ExecutionException {
        var last = look();
        long committed = -1;
        while (System.nanoTime() - last.at() < QUIET.toNanos() || !through.getAsBoolean()) {
            long now = committed(contestant);
            if (now != committed) {
                committed = now;
                last = look();
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
        return last;
    }

    private Look look() {
        return new Look(System.nanoTime(), thread(), own() + broker.cpu().toNanos() / 1e9);
    }

    private static double own() {
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return system.getProcessCpuTime() / 1e9;
    }

    private static double thread() {
        var threads = ManagementFactory.getThreadMXBean();
        return LongStream.of(threads.getAllThreadIds())
                        .filter(id -> {
                            var thread = threads.getThreadInfo(id);
                            return thread != null && thread.getThreadName().matches(".*-StreamThread-\\d+");
                        })
                        .map(threads::getThreadCpuTime)
                        .sum()
                / 1e9;
    }

    private static double processed(KafkaStreams streams) {
        return (Double) streams.metrics().values().stream()
                .filter(metric -> metric.metricName().name().equals("process-total")
                        && metric.metricName().group().equals("stream-thread-metrics"))
                .findFirst()
                .orElseThrow()
                .metricValue();
    }

    private long committed(Contestant contestant) throws InterruptedException, ExecutionException {
        var partitions = contestant.output.stream()
                .flatMap(topic -> IntStream.range(0, Bench.PARTITIONS)
                        .mapToObj(partition -> new TopicPartition(topic, partition)))
                .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
        return admin
                .listOffsets(partitions, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                .all()
                .get()
                .values()
                .stream()
                .mapToLong(offset -> offset.offset())
                .sum();
    }

    /** As the product's own, see {@code StreamsProperties}. */
    private Properties settings(String application) {
        var settings = new Properties();
        settings.putAll(Map.of(
                StreamsConfig.APPLICATION_ID_CONFIG,
                application.toLowerCase(java.util.Locale.ROOT),
                StreamsConfig.BOOTSTRAP_SERVERS_CONFIG,
                broker.bootstrapServers(),
                StreamsConfig.STATE_DIR_CONFIG,
                state.toString(),
                StreamsConfig.PROCESSING_GUARANTEE_CONFIG,
                StreamsConfig.EXACTLY_ONCE_V2,
                StreamsConfig.COMMIT_INTERVAL_MS_CONFIG,
                20,
                StreamsConfig.POLL_MS_CONFIG,
                10,
                StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG,
                0L,
                StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG,
                RocksDbStores.class,
                StreamsConfig.DEFAULT_TIMESTAMP_EXTRACTOR_CLASS_CONFIG,
                WallclockTimestampExtractor.class));
        settings.put(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, StreamsConfig.MAX_TASK_IDLE_MS_DISABLED);
        settings.put(StreamsConfig.consumerPrefix("auto.offset.reset"), "earliest");
        settings.put(StreamsConfig.producerPrefix("compression.type"), "lz4");
        settings.put(StreamsConfig.producerPrefix("linger.ms"), 5);
        return settings;
    }
}
