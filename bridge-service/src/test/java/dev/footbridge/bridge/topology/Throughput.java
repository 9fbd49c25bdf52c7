package dev.footbridge.bridge.topology;

import dev.footbridge.bridge.announce.Pace;
import dev.footbridge.bridge.log.RocksDbStores;
import dev.footbridge.bridge.policy.WorkerNumbers;
import dev.footbridge.bridge.publish.CompiledPolicies;
import dev.footbridge.schemas.decision.PolicyPublished;
import dev.footbridge.schemas.topic.Topic;
import dev.footbridge.schemas.topic.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.WallclockTimestampExtractor;

/**
 * Events per second of the topology on a real, empty broker, exactly once, with its real stores: {@code java …
 * Throughput host:port}. The log is filled first, then drained; the rate is what planning has heard, planning included.
 * Beside each stands the {@link Limit}: the same facts, drained without any rules. The first round is to warm up; compare
 * figures of one run alone.
 */
final class Throughput {
    private static final int PARTITIONS = 4;
    private static final CompiledPolicies POLICIES = new CompiledPolicies(WorkerNumbers.UNKNOWN);

    private final String broker;
    private final Path state;
    private final BinaryWire wire = new BinaryWire();

    private Throughput(String broker) throws IOException {
        this.broker = broker;
        this.state = Files.createTempDirectory("throughput");
    }

    public static void main(String[] args) throws Exception {
        var throughput = new Throughput(args[0]);
        throughput.prepare();
        for (int round = 0; round < 3; round++) {
            var of = "r" + round;
            throughput.measure("200 people, 50 facts each", 10_000, i -> fact(of + "a", i % 200, i / 200, 20));
            throughput.measure("one person, 10,000 facts, 20 subjects", 10_000, i -> fact(of + "b", 0, i, 20));
            throughput.measure("one person, 10,000 facts, 2,000 subjects", 10_000, i -> fact(of + "c", 0, i, 2_000));
            throughput.measure("5,000 people, 9 facts each", 45_000, i -> fact(of + "d", i / 9, i % 9, 20));
        }
    }

    /** The same facts through the bridge and through the limit, one after the other. */
    private void measure(String name, int count, IntFunction<SpecificRecord> facts) {
        fill(count, facts);
        var bridge = new BridgeTopology(wire, POLICIES, Pace.remembering(20_000)).topology();
        var rate = drain("bridge", bridge, name, count, 2); // heard by identity, then by planning
        var limit = drain("limit", Limit.topology(wire), "  limit of the same", count, 1);
        System.out.printf("%-42s %,8.0f %% of the limit%n", "", 100 * rate / limit);
    }

    private double drain(String application, Topology topology, String name, int count, int steps) {
        try (var streams = new KafkaStreams(topology, settings(application))) {
            streams.start();
            var rate = report(name, count, steps, streams);
            streams.close(CloseOptions.groupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP)
                    .withTimeout(Duration.ofSeconds(20)));
            return rate;
        }
    }

    private void prepare() throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", broker))) {
            admin.createTopics(Stream.concat(Topics.ALL.stream().map(Topic::name), Stream.of(Limit.OUT))
                            .map(topic -> new NewTopic(topic, PARTITIONS, (short) 1))
                            .toList())
                    .all()
                    .get();
        }
    }

    private void fill(int count, IntFunction<SpecificRecord> facts) {
        Map<String, Object> settings = Map.of("bootstrap.servers", broker, "acks", "all", "compression.type", "lz4");
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            var policy = new PolicyPublished(1, Story.TOLD, "sha", Bridge.document(), "files", null);
            for (int partition = 0; partition < PARTITIONS; partition++) {
                producer.send(
                        new ProducerRecord<>(Topics.BROADCAST.name(), partition, "policy/1", wire.encode("", policy)));
            }
            for (int i = 0; i < count; i++) {
                var fact = facts.apply(i);
                producer.send(new ProducerRecord<>(topic(fact).name(), Bridge.keyOf(fact), wire.encode("", fact)));
            }
        }
    }

    private static Topic topic(SpecificRecord fact) {
        return Topics.HR_EVENTS.records().contains(fact.getSchema()) ? Topics.HR_EVENTS : Topics.IT_EVENTS;
    }

    private static double report(String name, int count, int steps, KafkaStreams streams) {
        var at = new ArrayList<long[]>(); // time, facts through
        long heard = 0;
        while (heard < count) {
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
            heard = processed(streams) / steps;
            if (heard > 0) {
                at.add(new long[] {System.nanoTime(), heard});
            }
        }
        System.out.printf(
                "%-42s %,8.0f events/s; first fifth %,8.0f, last fifth %,8.0f%n",
                name, rate(at, 0, count), rate(at, 0, count / 5), rate(at, count * 4L / 5, count));
        return rate(at, 0, count);
    }

    private static long processed(KafkaStreams streams) {
        return (long) streams.metrics().values().stream()
                .filter(metric -> metric.metricName().name().equals("process-total")
                        && metric.metricName().group().equals("stream-thread-metrics"))
                .mapToDouble(metric -> (Double) metric.metricValue())
                .sum();
    }

    private static double rate(List<long[]> at, long from, long to) {
        var first = at.stream().filter(sample -> sample[1] >= from).findFirst().orElseThrow();
        var last = at.stream().filter(sample -> sample[1] >= to).findFirst().orElseThrow();
        return (last[1] - first[1]) / ((last[0] - first[0]) / 1e9);
    }

    private Properties settings(String application) {
        var settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, application);
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, broker);
        settings.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
        settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 20);
        settings.put(StreamsConfig.POLL_MS_CONFIG, 10);
        settings.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0L);
        settings.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, RocksDbStores.class);
        settings.put(StreamsConfig.DEFAULT_TIMESTAMP_EXTRACTOR_CLASS_CONFIG, WallclockTimestampExtractor.class);
        settings.put(StreamsConfig.producerPrefix("compression.type"), "lz4");
        return settings;
    }

    private static SpecificRecord fact(String of, int person, int nth, int subjects) {
        var worker = "E-" + of + "-" + person;
        var id = of + "-" + person + "-" + nth;
        if (nth == 0) {
            return Story.hired("h-" + id, 0, worker, "2026-12-01");
        }
        return nth % 10 == 9
                ? Story.joined("p-" + id, nth, worker, "project-" + nth % subjects)
                : Story.granted("g-" + id, nth, Story.about(worker), "system-" + nth % subjects, "user");
    }
}
