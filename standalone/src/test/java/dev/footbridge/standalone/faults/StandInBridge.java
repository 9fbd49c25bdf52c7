package dev.footbridge.standalone.faults;

import dev.footbridge.schemas.bridge.Basis;
import dev.footbridge.schemas.bridge.CaughtUp;
import dev.footbridge.schemas.bridge.ProvisioningTask;
import dev.footbridge.schemas.bridge.Wording;
import dev.footbridge.schemas.bridge.Words;
import dev.footbridge.schemas.decision.PolicyPublished;
import dev.footbridge.schemas.registry.RegistryClient;
import dev.footbridge.schemas.registry.RegistrySettings;
import dev.footbridge.schemas.topic.PersonPartition;
import dev.footbridge.schemas.topic.Topics;
import dev.footbridge.schemas.wire.ConfluentWire;
import dev.footbridge.standalone.embedded.Infrastructure;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** What the bridge and HR's mapper look like from dispatch: positions of their groups, tasks, and marks between them. */
final class StandInBridge implements AutoCloseable {
    static final int PARTITIONS = 4;
    private static final String TASKS = Topics.PROVISIONING_TASKS.name();
    private static final Map<String, List<String>> READS = Map.of(
            "hr-mapper",
            List.of("hr.inbox.v1"),
            "bridge",
            List.of("hr.events.v1", "it.events.v1", "bridge.identify.v1", "bridge.heard.v1", "bridge.decisions.v1"));

    private final Admin admin;
    private final KafkaProducer<String, byte[]> producer;
    private final ConfluentWire wire;
    private final Thread thread = new Thread(this::run, "stand-in-bridge");
    private volatile boolean reads = true;
    private volatile boolean stopped;

    StandInBridge(Infrastructure.Addresses at) {
        admin = Admin.create(Map.of("bootstrap.servers", at.bootstrapServers()));
        Map<String, Object> settings = Map.of("bootstrap.servers", at.bootstrapServers(), "acks", "all");
        producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
        wire = new ConfluentWire(new RegistryClient(
                RegistrySettings.at(at.registry()).withTimeouts(Duration.ofSeconds(10), Duration.ofSeconds(60))));
        thread.start();
    }

    private void run() {
        while (!stopped) {
            try {
                if (reads) {
                    readAll();
                }
                for (var partition = 0; partition < PARTITIONS; partition++) {
                    send(partition, "caught-up-" + partition, new CaughtUp(partition, now()));
                }
                Thread.sleep(100);
            } catch (InterruptedException e) {
                return;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private void readAll() throws Exception {
        for (var group : READS.entrySet()) {
            var latest = new HashMap<TopicPartition, OffsetSpec>();
            group.getValue().forEach(topic -> {
                for (var partition = 0; partition < PARTITIONS; partition++) {
                    latest.put(new TopicPartition(topic, partition), OffsetSpec.latest());
                }
            });
            var positions = new HashMap<TopicPartition, OffsetAndMetadata>();
            admin.listOffsets(latest)
                    .all()
                    .get()
                    .forEach((partition, end) -> positions.put(partition, new OffsetAndMetadata(end.offset())));
            admin.alterConsumerGroupOffsets(group.getKey(), positions).all().get();
        }
    }

    /** It is still reading; or has read all there is. */
    void catchesUp(boolean all) {
        reads = all;
    }

    void policy(int version, String document) throws Exception {
        var record = new PolicyPublished(version, now(), "0", document, "test", null);
        producer.send(new ProducerRecord<>(
                        Topics.POLICIES.name(), "policy@" + version, wire.encode(Topics.POLICIES.name(), record)))
                .get();
    }

    void task(String id, String system, boolean wanted, long revision, String... formerIds) {
        task(PersonPartition.of(id.replaceAll("-v\\d+$", ""), PARTITIONS), id, system, wanted, revision, formerIds);
    }

    void task(int partition, String id, String system, boolean wanted, long revision, String... formerIds) {
        var person = "p-" + id + "-" + partition;
        send(
                partition,
                id,
                ProvisioningTask.newBuilder()
                        .setTaskId(id)
                        .setFormerIds(List.of(formerIds))
                        .setPerson(person)
                        .setAction("grant")
                        .setSystem(system)
                        .setEntitlement("user")
                        .setReason(new Wording("task/onboarding/access", Map.of()))
                        .setWords(new Words("Use it", "Grant it"))
                        .setWanted(wanted)
                        .setRevision(revision)
                        .setBasis(new Basis(now(), 1, 1, "sha256:0"))
                        .build());
    }

    /** Something for HR's mapper to read: what it says does not matter while nobody has read it. */
    void somethingAtTheDoorOfHr() throws Exception {
        producer.send(new ProducerRecord<>("hr.inbox.v1", "leave", new byte[] {0}))
                .get();
    }

    private void send(int partition, String key, SpecificRecord value) {
        producer.send(new ProducerRecord<>(TASKS, partition, key, wire.encode(TASKS, value)));
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    public void close() {
        stopped = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        producer.close();
        admin.close();
    }
}
