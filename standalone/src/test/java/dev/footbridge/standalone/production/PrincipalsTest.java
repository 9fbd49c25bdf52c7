package dev.footbridge.standalone.production;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footbridge.readmodel.log.KafkaProperties;
import dev.footbridge.schemas.deploy.Deployment;
import dev.footbridge.schemas.deploy.Rights;
import dev.footbridge.schemas.topic.Topic;
import dev.footbridge.schemas.topic.Topics;
import dev.footbridge.standalone.embedded.EmbeddedBroker;
import dev.footbridge.standalone.embedded.Ports;
import dev.footbridge.standalone.embedded.ServicesDoor;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TransactionalIdAuthorizationException;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A broker that lets nobody do what nobody said they may: each service signs in as itself, and reaches what is its own. */
class PrincipalsTest {
    private static final List<String> SERVICES = List.of("hr-events", "it-events", "bridge-service");

    @TempDir
    static Path folder;

    private static EmbeddedBroker broker;
    private static String door;

    @BeforeAll
    static void deploy() throws IOException {
        var port = Ports.anyFree();
        door = "127.0.0.1:" + port;
        var passwords = Set.of("hr-events", "it-events", "bridge-service", "deployment").stream()
                .collect(Collectors.toMap(name -> name, name -> "of " + name));
        broker = EmbeddedBroker.start(folder, new ServicesDoor(passwords).openedAt(port));
        Deployment.allow(
                Map.of("bootstrap.servers", broker.bootstrapServers()), "User:deployment", rightsOf("deployment"));
        Deployment.createTopics(as("deployment").client(), 1, (short) 1);
        somethingOnEveryTopic();
        for (var service : SERVICES) {
            Deployment.allow(as("deployment").client(), "User:" + service, rightsOf(service));
        }
    }

    /** What is empty could be read by anybody, for all a reader can tell. */
    private static void somethingOnEveryTopic() {
        var owner = new KafkaProperties(broker.bootstrapServers(), Map.of()).patientProducer();
        try (var producer = new KafkaProducer<>(owner, new StringSerializer(), new ByteArraySerializer())) {
            Topics.ALL.forEach(topic -> producer.send(new ProducerRecord<>(topic.name(), "k", new byte[0])));
        }
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @Test
    void hrEventsReadsWhatHrSystemsSentAlone() {
        assertThat(readableBy("hr-events")).containsExactlyInAnyOrder("hr.inbox.v1", "hr.inbox-outcomes.v1");
    }

    @Test
    void itEventsReadsNothingOfHr() {
        assertThat(readableBy("it-events"))
                .containsExactlyInAnyOrder(
                        "it.inbox.v1",
                        "it.inbox-outcomes.v1",
                        "it.events.v1",
                        "bridge.provisioning-tasks.v1",
                        "bridge.people.v1",
                        "bridge.policies.v1");
    }

    @Test
    void theBridgeReadsFactsButNoDeliveriesAndNoReasons() {
        assertThat(readableBy("bridge-service"))
                .contains("hr.events.v1", "it.events.v1", "bridge.decisions.v1")
                .doesNotContain("hr.private.v1", "hr.inbox.v1", "hr.inbox-outcomes.v1", "it.inbox.v1")
                .allMatch(topic -> topic.matches("(hr|it)\\.events\\.v1|bridge\\..*"));
    }

    @Test
    void nobodyTellsWhatAnotherHasToTell() {
        assertThat(writableBy("hr-events"))
                .containsExactlyInAnyOrder("hr.inbox.v1", "hr.inbox-outcomes.v1", "hr.events.v1", "hr.private.v1");
        assertThat(writableBy("it-events"))
                .containsExactlyInAnyOrder("it.inbox.v1", "it.inbox-outcomes.v1", "it.events.v1");
        assertThat(writableBy("bridge-service")).isNotEmpty().allMatch(topic -> topic.startsWith("bridge."));
    }

    @Test
    void everyTopicIsTheBusinessOfSomebody() {
        for (var topic : Topics.ALL) {
            assertThat(SERVICES)
                    .as(topic.name())
                    .anyMatch(service ->
                            rightsOf(service).topics(AclOperation.WRITE).contains(topic.name()));
        }
    }

    @Test
    void theDeploymentMakesTopicsAndReadsNone() {
        assertThat(readableBy("deployment")).isEmpty();
    }

    @Test
    void nobodyMovesThePositionsOfAnother() {
        assertThat(joins("it-events", "it-mapper", "it.inbox.v1")).isTrue();
        assertThat(joins("it-events", "hr-mapper", "it.inbox.v1")).isFalse();
        assertThat(joins("hr-events", "bridge", "hr.inbox.v1")).isFalse();
    }

    @Test
    void nobodyFencesTheBridgeOff() {
        var settings = as("it-events").patientProducer();
        settings.put("transactional.id", "bridge-policies");
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            assertThatThrownBy(producer::initTransactions).isInstanceOf(TransactionalIdAuthorizationException.class);
        }
    }

    @Test
    void theBridgeMakesItsChangelogsAndNothingElse() {
        assertThat(creates("bridge-service", "bridge-facts-changelog")).isTrue();
        assertThat(creates("bridge-service", "bridge.more.v1")).isFalse();
        assertThat(creates("hr-events", "hr.more.v1")).isFalse();
    }

    @Test
    void theNextDeploymentTakesBackWhatWasAllowedBesides() throws Exception {
        try (var admin = Admin.create(as("deployment").client())) {
            admin.createAcls(List.of(new AclBinding(
                            new ResourcePattern(ResourceType.TOPIC, "hr.", PatternType.PREFIXED),
                            new AccessControlEntry("User:it-events", "*", AclOperation.READ, AclPermissionType.ALLOW))))
                    .all()
                    .get();
        }
        assertThat(readableBy("it-events")).contains("hr.private.v1");
        Deployment.allow(as("deployment").client(), "User:it-events", rightsOf("it-events"));
        itEventsReadsNothingOfHr();
    }

    @Test
    void whoeverDoesNotSignInGetsNoAnswer() {
        var wrong = new KafkaProperties(door, signIn("hr-events", "guessed")).client();
        try (var admin = Admin.create(wrong)) {
            assertThatThrownBy(() -> admin.listTopics().names().get())
                    .hasCauseInstanceOf(SaslAuthenticationException.class);
        }
    }

    @Test
    void settingsThatHoldAPasswordDoNotShowIt() {
        assertThat(as("hr-events").toString()).contains(door).doesNotContain("of hr-events");
    }

    private static Rights rightsOf(String service) {
        return Rights.of(service).orElseThrow();
    }

    private static KafkaProperties as(String service) {
        return new KafkaProperties(door, signIn(service, "of " + service));
    }

    private static Map<String, String> signIn(String service, String password) {
        return Map.of(
                "security.protocol",
                "SASL_PLAINTEXT",
                "sasl.mechanism",
                "PLAIN",
                "sasl.jaas.config",
                "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"%s\" password=\"%s\";"
                        .formatted(service, password));
    }

    private static List<String> readableBy(String service) {
        var readable = new ArrayList<String>();
        var settings = as(service).consumer();
        settings.put("fetch.max.wait.ms", 20);
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            for (var topic : Topics.ALL) {
                var partition = List.of(new TopicPartition(topic.name(), 0));
                try {
                    consumer.assign(partition);
                    consumer.seekToBeginning(partition);
                    var end = consumer.endOffsets(partition).get(partition.get(0));
                    while (consumer.position(partition.get(0)) < end) {
                        consumer.poll(Duration.ofMillis(200));
                    }
                    readable.add(topic.name());
                } catch (TopicAuthorizationException denied) {
                    assertThat(denied.unauthorizedTopics()).contains(topic.name());
                }
            }
        }
        return readable;
    }

    private static List<String> writableBy(String service) {
        var settings = as(service).patientProducer();
        settings.put("enable.idempotence", false);
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            return Topics.ALL.stream()
                    .map(Topic::name)
                    .filter(topic -> done(() -> producer.send(new ProducerRecord<>(topic, "k", new byte[0]))
                            .get()))
                    .toList();
        }
    }

    private static boolean joins(String service, String group, String topic) {
        var settings = as(service).consumer();
        settings.put("group.id", group);
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(topic));
            while (consumer.assignment().isEmpty()) {
                consumer.poll(Duration.ofMillis(200));
            }
            return true;
        } catch (GroupAuthorizationException denied) {
            return false;
        }
    }

    private static boolean creates(String service, String topic) {
        try (var admin = Admin.create(as(service).client())) {
            return done(() -> admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1)))
                    .all()
                    .get());
        }
    }

    private interface Attempt {
        Object make() throws ExecutionException, InterruptedException;
    }

    private static boolean done(Attempt attempt) {
        try {
            attempt.make();
            return true;
        } catch (ExecutionException e) {
            assertThat(e).hasCauseInstanceOf(AuthorizationException.class);
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
