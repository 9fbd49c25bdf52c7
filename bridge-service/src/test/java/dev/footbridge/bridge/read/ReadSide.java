package dev.footbridge.bridge.read;

import dev.footbridge.bridge.api.ApiConfiguration;
import dev.footbridge.bridge.console.ConsoleConfiguration;
import dev.footbridge.bridge.policy.PolicyFilesReader;
import dev.footbridge.bridge.policy.PolicyReading;
import dev.footbridge.readmodel.ReadModelConfiguration;
import dev.footbridge.readmodel.access.SessionCookie;
import dev.footbridge.readmodel.access.Sessions;
import dev.footbridge.readmodel.projection.Projections;
import dev.footbridge.schemas.bridge.ChecklistSnapshot;
import dev.footbridge.schemas.bridge.DecisionsPlanned;
import dev.footbridge.schemas.bridge.FeedEntry;
import dev.footbridge.schemas.bridge.PersonSnapshot;
import dev.footbridge.schemas.bridge.ReviewSnapshot;
import dev.footbridge.schemas.bridge.UnmatchedEvent;
import dev.footbridge.schemas.decision.PolicyPublished;
import dev.footbridge.schemas.token.Tokens;
import dev.footbridge.schemas.topic.PersonPartition;
import dev.footbridge.schemas.topic.Topics;
import dev.footbridge.schemas.wire.Decoded;
import dev.footbridge.schemas.wire.Wire;
import dev.footbridge.testparts.HttpRegistry;
import dev.footbridge.testparts.TestBroker;
import dev.footbridge.testparts.TestDatabase;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole read side at work, once for all tests: broker, PostgreSQL, projection, REST and stream, over HTTP. */
public final class ReadSide {
    public static final Tokens TOKENS = new Tokens("the pepper of these tests");
    private static final int PARTITIONS = 2;
    private static @Nullable ReadSide running;

    private final TestBroker broker;
    private final TestDatabase postgres;
    private final HttpRegistry registry;
    private final ConfigurableApplicationContext application;
    private final KafkaProducer<String, byte[]> producer;
    private final Wire wire;
    private final HttpClient http = HttpClient.newHttpClient();

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration(exclude = UserDetailsServiceAutoConfiguration.class)
    @Import({ReadModelConfiguration.class, ApiConfiguration.class, ConsoleConfiguration.class})
    static class Application {}

    public static synchronized ReadSide running() throws Exception {
        if (running == null) {
            running = new ReadSide();
            Runtime.getRuntime().addShutdownHook(new Thread(running::close));
        }
        return running;
    }

    private ReadSide() throws Exception {
        broker = TestBroker.with(
                PARTITIONS,
                Topics.PEOPLE.name(),
                Topics.CHECKLISTS.name(),
                Topics.REVIEWS.name(),
                Topics.PROJECT_FEED.name(),
                Topics.POLICIES.name(),
                Topics.DECISIONS.name(),
                Topics.UNMATCHED.name());
        postgres = TestDatabase.started();
        registry = new HttpRegistry();
        var settings = new ArrayList<>(List.of(
                "spring.config.name=footbridge-readmodel",
                "server.port=0",
                "server.address=127.0.0.1",
                "spring.main.banner-mode=off",
                "spring.main.register-shutdown-hook=false",
                "spring.datasource.url=" + postgres.url(),
                "footbridge.kafka.bootstrap-servers=" + broker.bootstrapServers(),
                "footbridge.registry.url=" + registry.url(),
                "footbridge.tokens.pepper=the pepper of these tests",
                "footbridge.stream.key=the stream key of these tests",
                "footbridge.stream.queue=500",
                "footbridge.stream.patience=2s",
                "footbridge.stream.heartbeat=1s"));
        for (var role : List.of("hr", "it", "manager", "auditor", "admin")) {
            settings.add("footbridge.accounts." + role + ".token=" + token(role));
            settings.add("footbridge.accounts." + role + ".password=" + token(role));
            settings.add("footbridge.accounts." + role + ".role=" + role.toUpperCase());
        }
        settings.add("footbridge.accounts.manager.person=E-0007");
        settings.add("footbridge.accounts.hr.person=E-nobody");
        settings.add("footbridge.accounts.it.person=E-0003");
        settings.add("footbridge.accounts.admin.person=E-0004");
        settings.add("footbridge.accounts.auditor.person=E-0005");
        settings.add("footbridge.accounts.lead.role=MANAGER");
        settings.add("footbridge.accounts.lead.token=" + token("lead"));
        settings.add("footbridge.accounts.lead.person=TD-0");
        settings.add("footbridge.accounts.boss.role=MANAGER");
        settings.add("footbridge.accounts.boss.token=" + token("boss"));
        settings.add("footbridge.accounts.boss.person=RV-0");
        settings.add("footbridge.accounts.robot.role=HR");
        settings.add("footbridge.accounts.robot.token=" + token("robot"));
        application = new SpringApplicationBuilder(Application.class)
                .run(settings.stream().map(one -> "--" + one).toArray(String[]::new));
        wire = application.getBean(Wire.class);
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers()),
                new StringSerializer(),
                new ByteArraySerializer());
        publishPolicy();
    }

    private void publishPolicy() throws Exception {
        var reading = new PolicyFilesReader().read(Path.of("..", "policies"));
        if (!(reading instanceof PolicyReading.Accepted readable)) {
            throw new IllegalStateException("Expected the sample policy to be readable, but " + reading);
        }
        await(send(
                Topics.POLICIES.name(),
                "policy@1",
                0,
                PolicyPublished.newBuilder()
                        .setVersion(1)
                        .setPublishedAt(Instant.EPOCH)
                        .setSha256(readable.document().sha256())
                        .setDocument(readable.document().canonicalJson())
                        .setBy("files")
                        .build()));
    }

    /** Announces a person, and waits until the lists have it. */
    public void tell(PersonSnapshot person) throws Exception {
        var told = tellOnly(person);
        await(told);
        await("unmatched", told);
    }

    /** Announces what waits for a match, and waits until the list has it. */
    public void waits(UnmatchedEvent event) throws Exception {
        await("unmatched", waitsOnly(event));
    }

    public RecordMetadata waitsOnly(UnmatchedEvent event) throws Exception {
        return send(Topics.UNMATCHED.name(), event.getEventId(), partition(event.getEventId()), event);
    }

    public void waitsNoMore(String event) throws Exception {
        await("unmatched", send(Topics.UNMATCHED.name(), event, partition(event), null));
    }

    public void tell(ChecklistSnapshot checklist) throws Exception {
        await(tellOnly(checklist));
    }

    public void tell(ReviewSnapshot review) throws Exception {
        await(tellOnly(review));
    }

    public RecordMetadata tellOnly(ReviewSnapshot review) throws Exception {
        return send(Topics.REVIEWS.name(), review.getId(), partition(review.getPerson()), review);
    }

    public void withdraw(ReviewSnapshot review) throws Exception {
        await(send(Topics.REVIEWS.name(), review.getId(), partition(review.getPerson()), null));
    }

    public void tell(FeedEntry entry) throws Exception {
        await(tellOnly(entry));
    }

    public RecordMetadata tellOnly(FeedEntry entry) throws Exception {
        var partition = partition(entry.getPerson() == null ? entry.getId() : entry.getPerson());
        return send(Topics.PROJECT_FEED.name(), entry.getId(), partition, entry);
    }

    public RecordMetadata tellOnly(PersonSnapshot person) throws Exception {
        return send(Topics.PEOPLE.name(), person.getId(), partition(person.getId()), person);
    }

    public RecordMetadata tellOnly(ChecklistSnapshot checklist) throws Exception {
        return send(Topics.CHECKLISTS.name(), checklist.getId(), partition(checklist.getPerson()), checklist);
    }

    public void withdraw(ChecklistSnapshot checklist) throws Exception {
        await(send(Topics.CHECKLISTS.name(), checklist.getId(), partition(checklist.getPerson()), null));
    }

    /** As the bridge does when it has planned all decisions there are. */
    public void planEverythingDecided() throws Exception {
        for (var decision : decisions()) {
            for (var topic : List.of(Topics.CHECKLISTS, Topics.REVIEWS)) {
                send(
                        topic.name(),
                        "planned/" + decision.partition(),
                        decision.partition(),
                        new DecisionsPlanned(decision.partition(), decision.offset()));
            }
        }
    }

    private static int partition(String person) {
        return PersonPartition.of(person, PARTITIONS);
    }

    private RecordMetadata send(String topic, String key, int partition, @Nullable SpecificRecord record)
            throws Exception {
        var bytes = record == null ? null : wire.encode(topic, record);
        return producer.send(new ProducerRecord<>(topic, partition, key, bytes)).get();
    }

    private void await(RecordMetadata written) throws InterruptedException {
        await("bridge", written);
    }

    private void await(String projection, RecordMetadata written) throws InterruptedException {
        var applied = application
                .getBean(Projections.class)
                .await(projection, written.topic(), written.partition(), written.offset(), Duration.ofSeconds(20));
        if (!applied) {
            throw new IllegalStateException("Expected the record to be applied within 20 s, but it is not");
        }
    }

    public HttpResponse<String> get(String path, @Nullable String role) throws Exception {
        return send(request(path, role));
    }

    public HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** @param key the Idempotency-Key */
    public HttpResponse<String> post(String path, String role, String body, @Nullable String key) throws Exception {
        var request = request(path, role)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    public HttpResponse<String> delete(String path, String role) throws Exception {
        return http.send(request(path, role).DELETE().build(), HttpResponse.BodyHandlers.ofString());
    }

    /** What is on the log of decisions by now, as it stands there. */
    public List<ConsumerRecord<String, byte[]>> decisions() {
        try (var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers()),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            var partitions = IntStream.range(0, PARTITIONS)
                    .mapToObj(partition -> new TopicPartition(Topics.DECISIONS.name(), partition))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var left = consumer.endOffsets(partitions).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
            var all = new ArrayList<ConsumerRecord<String, byte[]>>();
            while (all.size() < left) {
                consumer.poll(Duration.ofMillis(100)).forEach(all::add);
            }
            return all;
        }
    }

    /** The decision in a record. */
    public SpecificRecord decoded(ConsumerRecord<String, byte[]> record) {
        return ((Decoded.Known) wire.decode(record.topic(), record.value())).value();
    }

    /** The JSON of an answer that is 200. */
    public JsonNode json(String path, String role) throws Exception {
        return json(request(path, role));
    }

    public JsonNode json(HttpRequest.Builder request) throws Exception {
        var answer = send(request);
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(
                    "Expected 200 to " + answer.uri() + ", but " + answer.statusCode() + answer.body());
        }
        return JsonMapper.shared().readTree(answer.body());
    }

    public HttpRequest.Builder request(String path, @Nullable String role) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path));
        return role == null ? request : request.header("Authorization", "Bearer " + token(role));
    }

    /** A request of a browser at which somebody signed in. */
    public HttpRequest.Builder requestBySession(String path, String session) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
                .header("Cookie", SessionCookie.NAME + "=" + session);
    }

    public String signIn(String role) {
        return application.getBean(Sessions.class).begin(role, token(role)).orElseThrow();
    }

    public void signOut(String session) {
        application.getBean(Sessions.class).end(session);
    }

    public <T> T bean(Class<T> type) {
        return application.getBean(type);
    }

    public int port() {
        return Integer.parseInt(application.getEnvironment().getProperty("local.server.port"));
    }

    public static String token(String role) {
        return role + "-token-of-these-tests";
    }

    private void close() {
        producer.close(Duration.ofSeconds(1));
        application.close();
        broker.close();
        registry.close();
        postgres.close();
    }
}
