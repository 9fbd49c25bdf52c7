package dev.footbridge.gateway;

import dev.footbridge.schemas.fact.Told;
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
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.springframework.beans.factory.BeanRegistrar;
import org.springframework.beans.factory.BeanRegistry;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Both gateways in one process, with a real broker, a real PostgreSQL and HTTP on a random port. */
final class World implements AutoCloseable {
    static final String BAMBOO_SECRET = "example-secret-not-real";
    static final String WEBHOOK_SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    static final String OKTA_SECRET = "a secret that Okta sends along";
    static final String JIRA_SECRET = "a secret that Jira signs with";

    final HttpRegistry registry;
    /** Added to the configuration at the next start. */
    final Map<String, Object> more = new HashMap<>();

    private final TestBroker broker;
    private final TestDatabase postgres;
    private final HttpClient http = HttpClient.newHttpClient();
    private ServletWebServerApplicationContext application;

    World() throws Exception {
        registry = new HttpRegistry();
        postgres = TestDatabase.started();
        broker = TestBroker.with(
                2, Topics.ALL.stream().map(topic -> topic.name()).toArray(String[]::new));
        application = start();
    }

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration(exclude = UserDetailsServiceAutoConfiguration.class)
    @Import({GatewayConfiguration.class, Both.class})
    static class Application {}

    static final class Both implements BeanRegistrar {
        @Override
        public void register(BeanRegistry registry, Environment environment) {
            registry.register(new PrefixConfiguration(Gateway.HR));
            registry.register(new PrefixConfiguration(Gateway.IT));
        }
    }

    private ServletWebServerApplicationContext start() {
        var properties = new HashMap<String, Object>();
        properties.put("spring.config.import", "classpath:footbridge-readmodel.yaml,classpath:footbridge-gateway.yaml");
        properties.put("server.port", 0);
        properties.put("server.address", "127.0.0.1");
        properties.put("footbridge.kafka.bootstrap-servers", broker.bootstrapServers());
        properties.put("footbridge.registry.url", registry.url().toString());
        properties.put("footbridge.tokens.pepper", "a pepper for the tests alone");
        properties.put("spring.datasource.url", postgres.url());
        for (var role : List.of("hr", "it", "auditor", "admin", "manager")) {
            properties.put("footbridge.accounts." + role + ".token", token(role));
            properties.put("footbridge.accounts." + role + ".role", role.toUpperCase(java.util.Locale.ROOT));
        }
        source(properties, "bamboohr", "hr", "bamboohr", BAMBOO_SECRET);
        source(properties, "acme-hris", "hr", "standard-webhooks", WEBHOOK_SECRET);
        source(properties, "acme-itsm", "it", "standard-webhooks", WEBHOOK_SECRET);
        source(properties, "okta-main", "it", "okta", OKTA_SECRET);
        source(properties, "jira-desk", "it", "jira", JIRA_SECRET);
        properties.put("footbridge.sources.okta-main.settings.system", "directory");
        properties.put("footbridge.sources.okta-main.names.[ERP Users]", "erp/accountant");
        properties.putAll(more);
        properties.put("management.endpoint.health.show-details", "always");
        var application = new SpringApplication(Application.class);
        application.setDefaultProperties(properties);
        return (ServletWebServerApplicationContext) application.run();
    }

    private static void source(
            Map<String, Object> properties, String name, String prefix, String connector, String secret) {
        properties.put("footbridge.sources." + name + ".prefix", prefix);
        properties.put("footbridge.sources." + name + ".connector", connector);
        properties.put("footbridge.sources." + name + ".secrets[0]", secret);
    }

    static String token(String role) {
        return "fb_token_for_tests_of_" + role;
    }

    void restart() {
        application.close();
        application = start();
    }

    <T> T bean(String name, Class<T> type) {
        return application.getBean(name, type);
    }

    URI at(String path) {
        return URI.create("http://127.0.0.1:" + application.getWebServer().getPort() + path);
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> get(String path, String role) throws Exception {
        return send(HttpRequest.newBuilder(at(path)).header("Authorization", "Bearer " + token(role)));
    }

    HttpResponse<String> post(String path, String role, String type, String body) throws Exception {
        return send(HttpRequest.newBuilder(at(path))
                .header("Authorization", "Bearer " + token(role))
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** A delivery as BambooHR signs it. */
    HttpResponse<String> bamboo(String body) throws Exception {
        var time = "2026-01-31T18:42:01+0000";
        return send(HttpRequest.newBuilder(at("/hr/webhooks/bamboohr"))
                .header("Content-Type", "application/json")
                .header("X-BambooHR-Timestamp", time)
                .header("X-BambooHR-Signature", HexFormat.of().formatHex(mac(BAMBOO_SECRET, body + time)))
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    static byte[] mac(String secret, String text) {
        return mac(secret.getBytes(StandardCharsets.UTF_8), text);
    }

    static byte[] mac(byte[] key, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static JsonNode json(HttpResponse<String> response) {
        return JsonMapper.shared().readTree(response.body());
    }

    /** Everything on a topic. */
    List<ConsumerRecord<String, byte[]>> on(String topic) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", broker.bootstrapServers(), "isolation.level", "read_committed");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var all = new ArrayList<ConsumerRecord<String, byte[]>>();
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(Duration.ofMillis(100)).forEach(all::add);
            }
            return all;
        }
    }

    List<SpecificRecord> values(String topic) {
        var wire = application.getBean(Wire.class);
        return on(topic).stream()
                .map(record -> ((Decoded.Known) wire.decode(topic, record.value())).value())
                .toList();
    }

    <T extends SpecificRecord> List<T> values(String topic, Class<T> type) {
        return values(topic).stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** Ids of the facts of one source's event, as they stand on the log, repeats and all. */
    List<String> eventIds(String topic, String source, String sendersId) {
        return values(topic).stream()
                .filter(record -> record.getSchema().getField("told") != null)
                .map(record ->
                        (Told) record.get(record.getSchema().getField("told").pos()))
                .filter(told -> told.getSource().equals(source)
                        && told.getSourceEventId().equals(sendersId))
                .map(Told::getEventId)
                .toList();
    }

    static void eventually(BooleanSupplier condition) throws InterruptedException {
        var end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("Expected it within a minute, but it did not happen");
            }
            Thread.sleep(50);
        }
    }

    @Override
    public void close() throws java.io.IOException {
        application.close();
        broker.close();
        postgres.close();
        registry.close();
    }
}
