package dev.footbridge.bench;

import dev.footbridge.bridge.policy.PolicyFilesReader;
import dev.footbridge.bridge.policy.PolicyReading;
import dev.footbridge.readmodel.observe.Cause;
import dev.footbridge.readmodel.observe.CauseCodec;
import dev.footbridge.schemas.bridge.ChecklistSnapshot;
import dev.footbridge.schemas.decision.PolicyPublished;
import dev.footbridge.schemas.registry.RegistryClient;
import dev.footbridge.schemas.registry.RegistrySettings;
import dev.footbridge.schemas.topic.Topic;
import dev.footbridge.schemas.topic.Topics;
import dev.footbridge.schemas.wire.ConfluentWire;
import dev.footbridge.schemas.wire.Decoded;
import dev.footbridge.schemas.wire.Wire;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * The log is filled, then each contestant drains it, one after the other, on one broker of its own: {@code bench/run
 * [rounds [size [part of a workload's name]]]}. The first round is to warm up. Figures of different runs say nothing beside each other.
 */
final class Bench {
    static final int PARTITIONS = 4;
    private static final int TASKS = 8;

    private final BrokerProcess broker;
    private final Wire wire;
    private final DrainConsumer drains;
    private final ResultTable table = new ResultTable();

    private Bench(BrokerProcess broker, Admin admin, Path home, Wire wire) {
        this.broker = broker;
        this.wire = wire;
        this.drains = new DrainConsumer(broker, admin, home.resolve("state"), wire);
    }

    public static void main(String[] arguments) throws Exception {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5;
        double size = arguments.length > 1 ? Double.parseDouble(arguments[1]) : 1;
        var only = arguments.length > 2 ? arguments[2] : "";
        var home = Files.createTempDirectory("bench");
        try (var broker = BrokerProcess.in(home.resolve("broker"));
                var schemas = new SchemasServer();
                var admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            var wire = new ConfluentWire(new RegistryClient(RegistrySettings.at(schemas.url())));
            wire.warmUp(Topics.ALL);
            create(admin);
            var bench = new Bench(broker, admin, home, wire);
            bench.publishPolicy();
            System.out.println(ResultTable.environment(rounds, PARTITIONS));
            for (int round = 0; round <= rounds; round++) {
                for (var workload : Workload.all("r" + round, size)) {
                    if (workload.name().contains(only)) {
                        bench.measure(workload, round == 0);
                    }
                }
            }
            System.out.println(bench.table);
        }
    }

    private static void create(Admin admin) throws InterruptedException, ExecutionException {
        admin.createTopics(Stream.concat(Topics.ALL.stream().map(Topic::name), Stream.of(LimitTopology.OUT))
                        .map(topic -> new NewTopic(topic, PARTITIONS, (short) 1))
                        .toList())
                .all()
                .get();
    }

    private void measure(Workload workload, boolean warmUp) throws InterruptedException, ExecutionException {
        send(workload.facts().stream().map(this::told).toList());
        var from = ends(Topics.CHECKLISTS.name());
        var figures = new ArrayList<Figures>();
        for (var contestant : Contestant.values()) {
            figures.add(drains.drain(contestant, workload.facts().size()));
        }
        check(workload, from);
        System.out.println(ResultTable.line(workload, figures, warmUp));
        if (!warmUp) {
            table.add(workload, figures);
        }
    }

    private void check(Workload workload, Map<TopicPartition, Long> from) {
        if (workload.hires() == 0) {
            return;
        }
        var gate = new Gate();
        try (var consumer = consumer()) {
            consumer.assign(from.keySet());
            from.forEach(consumer::seek);
            for (var read = consumer.poll(Duration.ofSeconds(5)); !read.isEmpty(); ) {
                read.forEach(record -> {
                    if (wire.decode(record.topic(), record.value()) instanceof Decoded.Known known) {
                        gate.see((ChecklistSnapshot) known.value());
                    }
                });
                read = consumer.poll(Duration.ofSeconds(1));
            }
        }
        int done = gate.done(TASKS);
        if (done != workload.hires()) {
            throw new IllegalStateException(
                    "Expected a checklist of every hire, " + workload.hires() + ", but there are " + done);
        }
    }

    private Map<TopicPartition, Long> ends(String topic) {
        try (var consumer = consumer()) {
            return consumer.endOffsets(IntStream.range(0, PARTITIONS)
                    .mapToObj(partition -> new TopicPartition(topic, partition))
                    .toList());
        }
    }

    private KafkaConsumer<String, byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers(), "isolation.level", "read_committed"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }

    private void publishPolicy() throws IOException, URISyntaxException {
        var files = Path.of(Bench.class.getResource("policy").toURI());
        if (!(new PolicyFilesReader().read(files) instanceof PolicyReading.Accepted accepted)) {
            throw new IllegalStateException(
                    "Expected the policy to be right, but it is " + new PolicyFilesReader().read(files));
        }
        var policy = new PolicyPublished(
                1,
                Instant.parse("2026-01-01T00:00:00Z"),
                "sha",
                accepted.document().canonicalJson(),
                "files",
                null);
        var bytes = wire.encode(Topics.BROADCAST.name(), policy);
        send(IntStream.range(0, PARTITIONS)
                .mapToObj(partition -> new ProducerRecord<>(Topics.BROADCAST.name(), partition, "policy/1", bytes))
                .toList());
    }

    private void send(List<ProducerRecord<String, byte[]>> records) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", broker.bootstrapServers(), "acks", "all", "compression.type", "lz4");
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            records.forEach(producer::send);
        }
    }

    /** As the gateways write it: with the time at which it was received. */
    private ProducerRecord<String, byte[]> told(SpecificRecord fact) {
        var record = new ProducerRecord<>(topic(fact), FactCodec.keyOf(fact), wire.encode(topic(fact), fact));
        CauseCodec.write(new Cause(null, Instant.now()), record.headers());
        return record;
    }

    private static String topic(SpecificRecord fact) {
        return (Topics.HR_EVENTS.records().contains(fact.getSchema()) ? Topics.HR_EVENTS : Topics.IT_EVENTS).name();
    }
}
