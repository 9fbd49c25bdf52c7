package dev.footbridge.standalone.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footbridge.readmodel.log.KafkaProperties;
import dev.footbridge.schemas.deploy.Deployment;
import dev.footbridge.schemas.deploy.Rights;
import dev.footbridge.standalone.production.OperatorsEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Produced;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator writes into the environment of a service, as docs/production.md shows it, at a broker with TLS. */
class SignInOverTlsTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String PASSWORD = "of the key store";

    @TempDir
    static Path folder;

    private static EmbeddedBroker broker;
    private static String withPassword;
    private static String withCertificate;
    private static Path authorities;

    @BeforeAll
    static void start() throws Exception {
        int passwords = Ports.anyFree();
        int certificates = Ports.anyFree();
        withPassword = "127.0.0.1:" + passwords;
        withCertificate = "127.0.0.1:" + certificates;
        authorities = certificateOf(key("broker", "CN=broker"), "broker");
        Path known = certificateOf(key("hr-events", "CN=hr-events"), "hr-events");
        key("stranger", "CN=hr-events");
        Properties settings = BrokerSettings.listening(Ports.anyFree(), Ports.anyFree());
        new ServicesDoor(Map.of()).openIn(settings, Ports.anyFree());
        listen(settings, "PASSWORDS", passwords, "SASL_SSL");
        listen(settings, "CERTIFICATES", certificates, "SSL");
        settings.put("ssl.keystore.type", "PKCS12");
        settings.put("ssl.keystore.location", folder.resolve("broker.p12").toString());
        settings.put("ssl.keystore.password", PASSWORD);
        settings.put("listener.name.passwords.sasl.enabled.mechanisms", "SCRAM-SHA-512");
        settings.put(
                "listener.name.passwords.scram-sha-512.sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required;");
        settings.put("listener.name.certificates.ssl.client.auth", "required");
        settings.put("listener.name.certificates.ssl.truststore.type", "PEM");
        settings.put("listener.name.certificates.ssl.truststore.location", known.toString());
        broker = EmbeddedBroker.start(folder.resolve("kafka"), settings);
        Map<String, Object> owner = Map.of("bootstrap.servers", broker.bootstrapServers());
        Deployment.createTopics(owner, 1, (short) 1);
        for (String service : List.of("hr-events", "bridge-service")) {
            Deployment.allow(owner, "User:" + service, Rights.of(service).orElseThrow());
            password(owner, service);
        }
        Deployment.allow(owner, "User:CN=hr-events", Rights.of("hr-events").orElseThrow());
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @Test
    void producersAndConsumersSignInWithAPassword() throws Exception {
        tellsAndHears(OperatorsEnvironment.kafka(passwordOf("hr-events")), "with a password");
    }

    @Test
    void producersAndConsumersSignInWithACertificate() throws Exception {
        tellsAndHears(OperatorsEnvironment.kafka(certificateOf("hr-events")), "with a certificate");
    }

    /** Its own consumers, producers and admin, exactly once, with a changelog. */
    @Test
    void theStreamsOfTheBridgeSignInWithAPassword() throws Exception {
        KafkaProperties kafka = OperatorsEnvironment.kafka(passwordOf("bridge-service"));
        try (var producer =
                new KafkaProducer<>(kafka.promptProducer(), new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>("bridge.decisions.v1", "k", "one"))
                    .get();
        }
        var streams = new StreamsBuilder();
        streams.stream("bridge.decisions.v1", Consumed.with(Serdes.String(), Serdes.String()))
                .groupByKey(Grouped.as("by-key"))
                .count(Materialized.as("seen"))
                .toStream()
                .mapValues(count -> count + " seen")
                .to("bridge.people.v1", Produced.with(Serdes.String(), Serdes.String()));
        var settings = new Properties();
        settings.putAll(kafka.client());
        settings.putAll(Map.of(
                "application.id",
                "bridge",
                "state.dir",
                folder.resolve("streams").toString(),
                "processing.guarantee",
                "exactly_once_v2",
                "replication.factor",
                1,
                "auto.offset.reset",
                "earliest",
                "default.key.serde",
                Serdes.StringSerde.class,
                "default.value.serde",
                Serdes.StringSerde.class));
        try (var running = new KafkaStreams(streams.build(), settings)) {
            running.start();
            assertThat(hears(kafka, "bridge.people.v1", "1 seen")).isTrue();
        }
    }

    @Test
    void aBrokerOfAnUnknownAuthorityIsNotTalkedTo() {
        Map<String, String> environment = passwordOf("hr-events");
        environment.put(
                "FOOTBRIDGE_KAFKA_PROPERTIES_SSL_TRUSTSTORE_LOCATION",
                folder.resolve("hr-events.pem").toString());
        isRefused(OperatorsEnvironment.kafka(environment));
    }

    @Test
    void aCertificateNobodyKnowsIsNotLetIn() {
        isRefused(OperatorsEnvironment.kafka(certificateOf("stranger")));
    }

    private static void isRefused(KafkaProperties kafka) {
        try (var admin = Admin.create(kafka.client())) {
            assertThatThrownBy(() -> admin.listTopics().names().get())
                    .hasCauseInstanceOf(SslAuthenticationException.class);
        }
    }

    private static void tellsAndHears(KafkaProperties kafka, String word) throws Exception {
        for (var settings : List.of(kafka.promptProducer(), kafka.patientProducer())) {
            settings.remove("max.block.ms"); // a busy machine is slow, not wrong
            try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
                producer.send(new ProducerRecord<>("hr.inbox.v1", word)).get();
            }
        }
        assertThat(hears(kafka, "hr.inbox.v1", word)).isTrue();
        try (var admin = Admin.create(kafka.client())) {
            assertThat(admin.listTopics().names().get()).contains("hr.inbox.v1").doesNotContain("it.inbox.v1");
        }
    }

    private static boolean hears(KafkaProperties kafka, String topic, String word) {
        Map<String, Object> settings = kafka.consumer();
        settings.put("group.id", topic.startsWith("hr.") ? "hr-mapper" : "bridge");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(one -> new TopicPartition(one.topic(), one.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (System.nanoTime() < deadline) {
                for (var record : consumer.poll(Duration.ofMillis(200))) {
                    if (record.value().equals(word)) {
                        return true;
                    }
                }
            }
            return false;
        }
    }

    /** As docs/production.md has it. */
    private static Map<String, String> passwordOf(String service) {
        return new HashMap<>(Map.of(
                "FOOTBRIDGE_KAFKA_BOOTSTRAP_SERVERS",
                withPassword,
                "FOOTBRIDGE_KAFKA_PROPERTIES_SECURITY_PROTOCOL",
                "SASL_SSL",
                "FOOTBRIDGE_KAFKA_PROPERTIES_SASL_MECHANISM",
                "SCRAM-SHA-512",
                "FOOTBRIDGE_KAFKA_PROPERTIES_SASL_JAAS_CONFIG",
                "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"of %s\";"
                        .formatted(service, service),
                "FOOTBRIDGE_KAFKA_PROPERTIES_SSL_TRUSTSTORE_TYPE",
                "PEM",
                "FOOTBRIDGE_KAFKA_PROPERTIES_SSL_TRUSTSTORE_LOCATION",
                authorities.toString()));
    }

    private static Map<String, String> certificateOf(String service) {
        return Map.of(
                "FOOTBRIDGE_KAFKA_BOOTSTRAP_SERVERS",
                withCertificate,
                "FOOTBRIDGE_KAFKA_PROPERTIES_SECURITY_PROTOCOL",
                "SSL",
                "FOOTBRIDGE_KAFKA_PROPERTIES_SSL_TRUSTSTORE_TYPE",
                "PEM",
                "FOOTBRIDGE_KAFKA_PROPERTIES_SSL_TRUSTSTORE_LOCATION",
                authorities.toString(),
                "FOOTBRIDGE_KAFKA_PROPERTIES_SSL_KEYSTORE_TYPE",
                "PKCS12",
                "FOOTBRIDGE_KAFKA_PROPERTIES_SSL_KEYSTORE_LOCATION",
                folder.resolve(service + ".p12").toString(),
                "FOOTBRIDGE_KAFKA_PROPERTIES_SSL_KEYSTORE_PASSWORD",
                PASSWORD);
    }

    private static void listen(Properties settings, String name, int port, String protocol) {
        String address = "," + name + "://127.0.0.1:" + port;
        settings.put("listeners", settings.getProperty("listeners") + address);
        settings.put("advertised.listeners", settings.getProperty("advertised.listeners") + address);
        settings.put(
                "listener.security.protocol.map",
                settings.getProperty("listener.security.protocol.map") + "," + name + ":" + protocol);
    }

    private static void password(Map<String, Object> owner, String service)
            throws ExecutionException, InterruptedException {
        try (var admin = Admin.create(owner)) {
            admin.alterUserScramCredentials(List.of(new UserScramCredentialUpsertion(
                            service, new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 4096), "of " + service)))
                    .all()
                    .get();
        }
    }

    private static Path key(String name, String who) throws IOException, InterruptedException {
        Path store = folder.resolve(name + ".p12");
        keytool(
                "-genkeypair",
                "-alias",
                name,
                "-keyalg",
                "EC",
                "-dname",
                who,
                "-ext",
                "san=ip:127.0.0.1",
                "-validity",
                "2",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString());
        return store;
    }

    private static Path certificateOf(Path store, String name) throws IOException, InterruptedException {
        Path file = folder.resolve(name + ".pem");
        keytool("-exportcert", "-rfc", "-alias", name, "-keystore", store.toString(), "-file", file.toString());
        return file;
    }

    private static void keytool(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        command.addAll(List.of("-storepass", PASSWORD));
        Path said = Files.createTempFile(folder, "keytool", ".out");
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        assertThat(process.waitFor()).as(Files.readString(said)).isZero();
    }
}
