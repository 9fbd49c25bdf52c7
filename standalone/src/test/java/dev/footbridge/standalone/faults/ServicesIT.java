package dev.footbridge.standalone.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footbridge.standalone.Services;
import dev.footbridge.standalone.acceptance.TenMinutes;
import dev.footbridge.standalone.production.OperatorsEnvironment;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three services, one of them twice, in processes of their own: one bridge is killed in the middle of many joiners, and
 * the other goes on. It comes back, and the README's ten minutes pass with both.
 */
class ServicesIT {
    private static final int JOINERS = Integer.getInteger("faults.joiners", 200);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Test
    void oneBridgeOfTwoMayDie(@TempDir Path folder) throws Exception {
        try (var services = new Services(folder.resolve(".footbridge"))) {
            services.start("hr-events", "hr-events");
            startBridge(services, 1);
            startBridge(services, 2);
            services.start("it-events", "it-events");
            deployingOnceMoreChangesNothing(services);
            services.awaitReady("hr-events", "bridge-1", "bridge-2", "it-events");
            bothShareTheWork(services);

            var joiners = new Joiners(services, JOINERS, LocalDate.now().plusDays(30));
            var senders = Executors.newFixedThreadPool(2);
            senders.execute(joiners);
            senders.execute(joiners);
            while (joiners.sentSoFar() < JOINERS / 2) {
                Thread.sleep(5);
            }
            services.kill("bridge-1");
            var killed = Instant.now();
            senders.shutdown();
            assertThat(senders.awaitTermination(2, TimeUnit.MINUTES)).isTrue();

            Ledger.settled(services, joiners.accepted, PATIENCE).countsOnce(joiners.accepted);
            System.out.println("A killed bridge was stood in for after " + recovered(services, killed));

            startBridge(services, 1);
            services.awaitReady("bridge-1");
            new TenMinutes(services).workAsTheyStandIn(folder);
            eachHadTheRightsItNeeds(services);
            assertThat(services.stop()).as("processes left behind").isEmpty();
        }
    }

    @Test
    void withoutWhatItNeedsAServiceEndsWithOneSentence() throws Exception {
        var ended = Services.run("bridge-service", Map.of("FOOTBRIDGE_STREAM_KEY", "a key of this test alone"));
        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.said())
                .isEqualToIgnoringNewLines("Expected the environment to say FOOTBRIDGE_KAFKA_BOOTSTRAP_SERVERS,"
                        + " FOOTBRIDGE_REGISTRY_URL, FOOTBRIDGE_TOKENS_PEPPER, SPRING_DATASOURCE_URL,"
                        + " SPRING_DATASOURCE_USERNAME, SPRING_DATASOURCE_PASSWORD, but it does not");
    }

    /** {@code ./run --infrastructure} has done it already. */
    private static void deployingOnceMoreChangesNothing(Services services) throws Exception {
        var parts = services.addresses();
        var settings = new HashMap<>(Map.of(
                "FOOTBRIDGE_KAFKA_BOOTSTRAP_SERVERS", parts.bootstrapServers(),
                "FOOTBRIDGE_REGISTRY_URL", parts.registry().toString(),
                "FOOTBRIDGE_TOPICS_PARTITIONS", "4",
                "FOOTBRIDGE_TOPICS_REPLICATION", "1",
                "SPRING_DATASOURCE_URL", parts.databaseUrl(),
                "SPRING_DATASOURCE_USERNAME", parts.databaseUser(),
                "SPRING_DATASOURCE_PASSWORD", parts.databasePassword()));
        settings.putAll(Map.of(
                "FOOTBRIDGE_DEPLOY_DATABASE_ROLE", "it_events",
                "FOOTBRIDGE_DEPLOY_PRINCIPAL", "User:it-events"));
        var ended = Services.run("it-events", settings, "deploy");
        assertThat(ended.exitCode()).as(ended.said()).isZero();
        assertThat(ended.said())
                .contains(
                        "The database role it_events may use [gateway.it_*, dispatch.*] and nothing else",
                        "User:it-events may do on the log what it-events has to, and nothing else");
    }

    /** All this was done by principals and roles that may do little; the broker says whom it sent away. */
    private static void eachHadTheRightsItNeeds(Services services) throws Exception {
        assertThat(services.brokersLog()).isNotEmpty().noneMatch(line -> line.contains(" is Denied "));
        var itEvents = OperatorsEnvironment.kafka(services.environmentOf("it-events"));
        try (var consumer =
                new KafkaConsumer<>(itEvents.consumer(), new StringDeserializer(), new ByteArrayDeserializer())) {
            assertThatThrownBy(() -> consumer.partitionsFor("hr.private.v1"))
                    .isInstanceOf(TopicAuthorizationException.class);
        }
        assertThat(services.brokersLog())
                .as("or its silence proved nothing")
                .anyMatch(line -> line.contains("User:it-events is Denied ") && line.contains("hr.private.v1"));
        for (var name : List.of("hr-events", "it-events", "bridge-1", "bridge-2")) {
            assertThat(services.output(name)).as(name).doesNotContain("permission denied", "AuthorizationException");
        }
    }

    private static void startBridge(Services services, int number) throws Exception {
        services.start(
                "bridge-" + number,
                "bridge-service",
                "FOOTBRIDGE_BRIDGE_INSTANCE=bridge-" + number,
                "FOOTBRIDGE_BRIDGE_STANDBYS=1");
    }

    private static void bothShareTheWork(Services services) throws Exception {
        try (var admin =
                Admin.create(Map.of("bootstrap.servers", services.addresses().bootstrapServers()))) {
            var deadline = Instant.now().plus(PATIENCE);
            var atWork = atWork(admin);
            while (atWork.size() < 2 && Instant.now().isBefore(deadline)) {
                Thread.sleep(200);
                atWork = atWork(admin);
            }
            assertThat(atWork).containsExactlyInAnyOrder("bridge-1", "bridge-2");
        }
    }

    /** Instances that have partitions: the threads of one have its name and a number. */
    private static Set<String> atWork(Admin admin) throws Exception {
        return admin.describeConsumerGroups(Set.of("bridge")).all().get().get("bridge").members().stream()
                .filter(member -> !member.assignment().topicPartitions().isEmpty())
                .map(member -> member.groupInstanceId().orElseThrow().substring(0, "bridge-1".length()))
                .collect(Collectors.toSet());
    }

    /** From the kill until the last partition announced something again. */
    private static Duration recovered(Services services, Instant killed) {
        Map<TopicPartition, Instant> again = new HashMap<>();
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", services.addresses().bootstrapServers(), "isolation.level", "read_committed");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor("bridge.checklists.v1").stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> {
                    var told = Instant.ofEpochMilli(record.timestamp());
                    if (told.isAfter(killed)) {
                        again.merge(
                                new TopicPartition(record.topic(), record.partition()),
                                told,
                                (one, other) -> one.isBefore(other) ? one : other);
                    }
                });
            }
            assertThat(again.keySet()).as("partitions that go on").containsAll(partitions);
        }
        return Duration.between(
                killed, again.values().stream().max(Instant::compareTo).orElseThrow());
    }
}
