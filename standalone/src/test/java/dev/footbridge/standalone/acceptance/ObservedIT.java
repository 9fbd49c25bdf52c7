package dev.footbridge.standalone.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footbridge.standalone.Product;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What an operator sees of a product at work: enough to act on, and nothing of anybody. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ObservedIT {
    private static final String TOKEN = "fetches-metrics-and-nothing-else";
    private static final Pattern LABEL = Pattern.compile("([a-zA-Z_]+)=\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-.*|[0-9a-f]{32,}");

    /** Everything a sender may write, none of which may come out again. */
    private static final List<String> CANARIES =
            List.of("canary", "Canary", "E-7707", "quill", "acme-own-hris", "msg_canary");

    private static final JsonMapper JSON = new JsonMapper();
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    private final Spans spans = new Spans();
    private Desk desk;
    private Product product;
    private Caller caller;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        desk = new Desk();
        var environment = new HashMap<>(desk.asDestination("it-desk"));
        environment.putAll(Map.of(
                "FOOTBRIDGE_METRICS_TOKEN",
                TOKEN,
                "FOOTBRIDGE_METRICS_ASK",
                "500ms",
                "LOGGING_STRUCTURED_FORMAT_CONSOLE",
                "ecs",
                "OTEL_EXPORTER_OTLP_ENDPOINT",
                spans.endpoint()));
        product = Product.in(folder.resolve("home"), DispatchedHireIT.acting(folder.resolve("policies")), environment);
        caller = new Caller(product);
        work();
    }

    /** A hire, one nobody signed, one nobody understands, a canonical one, and an event about nobody known. */
    private void work() {
        var secret = product.secret("bamboohr");
        assertThat(caller.bambooHr(secret, hired("E-7707"), "00-" + TRACE + "-00f067aa0ba902b7-01")
                        .status())
                .isEqualTo(202);
        assertThat(caller.bambooHr("wrong", hired("E-7707")).status()).isEqualTo(401);
        assertThat(caller.bambooHr(secret, hired("someday", "E-77070")).status())
                .isEqualTo(202);
        assertThat(caller.post("it", "/it/events", "application/cloudevents+json", """
                                {"specversion":"1.0","type":"dev.footbridge.it.access-granted.v1","source":"acme-own-hris","id":"msg_canary",
                                 "data":{"about":{"workEmail":"nobody.canary@example.com"},"system":"crm","entitlement":"user",
                                 "at":"2026-11-20T09:00:00Z"}}""")
                        .status())
                .isEqualTo(202);
        caller.getUntil(
                "hr",
                "/api/checklists?worker=E-7707",
                answer -> !answer.json().path("items").isEmpty());
        caller.getUntil("hr", "/api/people?q=canary", answer -> answer.status() == 200);
        try (var stream = caller.stream("hr", "")) {
            assertThat(stream).isNotNull();
            metricsUntil("footbridge_stream_subscribers 1");
        }
        metricsUntil("footbridge_dispatch_tasks{");
        metricsUntil("footbridge_unmatched_waiting 1");
        metricsUntil("footbridge_inbox_quarantined{gateway=\"hr\"} 1");
    }

    @AfterAll
    void stop() {
        product.close();
        spans.close();
        desk.close();
    }

    @Test
    void everythingAnOperatorNeedsIsServed() throws IOException {
        var metrics = metrics();
        Files.writeString(Path.of("target", "metrics.txt"), metrics);
        assertThat(names(metrics))
                .contains(
                        "footbridge_intake_deliveries_total",
                        "footbridge_mapper_deliveries_total",
                        "footbridge_mapper_lag",
                        "footbridge_mapper_waiting_seconds",
                        "footbridge_projection_lag",
                        "footbridge_projection_age_seconds",
                        "footbridge_projection_left_out_total",
                        "footbridge_streams_running",
                        "footbridge_stream_subscribers",
                        "footbridge_stream_resyncs_total",
                        "footbridge_dispatch_tasks",
                        "footbridge_unmatched_waiting",
                        "footbridge_inbox_quarantined",
                        "footbridge_dead_letters",
                        "jvm_memory_used_bytes",
                        "hikaricp_connections_active",
                        "http_server_requests_seconds_bucket",
                        "kafka_stream_thread_process_rate");
    }

    @Test
    void deliveriesAreCountedBySourceAndByWhatBecameOfThem() {
        assertThat(metrics().lines())
                .contains(
                        "footbridge_intake_deliveries_total{gateway=\"hr\",source=\"bamboohr\",status=\"202\"} 2.0",
                        "footbridge_intake_deliveries_total{gateway=\"hr\",source=\"bamboohr\",status=\"401\"} 1.0",
                        "footbridge_mapper_deliveries_total{gateway=\"hr\",outcome=\"mapped\",source=\"bamboohr\"} 1.0",
                        "footbridge_mapper_deliveries_total{gateway=\"hr\",outcome=\"quarantined\",source=\"bamboohr\"} 1.0",
                        "footbridge_mapper_deliveries_total{gateway=\"it\",outcome=\"mapped\",source=\"canonical\"} 1.0");
    }

    @Test
    void noLabelTellsOfAnybody() {
        assertThat(metrics()).doesNotContainIgnoringCase("canary").doesNotContain(CANARIES);
        var labels = LABEL.matcher(metrics());
        while (labels.find()) {
            assertThat(labels.group(2)).as("label " + labels.group(1)).doesNotContain("@");
            assertThat(!labels.group(1).equals("process_id") // of Kafka Streams, made up at each start
                            && ID.matcher(labels.group(2)).matches())
                    .as("label %s=%s is an id", labels.group(1), labels.group(2))
                    .isFalse();
        }
    }

    @Test
    void theTokenForMetricsOpensNothingElse() {
        assertThat(caller.getWithToken(TOKEN, "/actuator/prometheus").status()).isEqualTo(200);
        assertThat(caller.getWithToken(TOKEN + "x", "/actuator/prometheus").status())
                .isEqualTo(401);
        for (var path : List.of("/api/people", "/hr/inbox", "/it/tasks", "/actuator")) {
            assertThat(caller.getWithToken(TOKEN, path).status()).as(path).isEqualTo(401);
        }
    }

    @Test
    void oneTraceLeadsFromTheWebhookToWhatIsShown() {
        var deadline = Instant.now().plusSeconds(30);
        while (Instant.now().isBefore(deadline) && names(spans.of(TRACE)).size() < 6) {
            Caller.pause();
        }
        var trace = spans.of(TRACE);
        assertThat(names(trace))
                .contains("http POST /hr/webhooks/{source}", "map /hr", "identify", "plan", "project bridge");
        assertThat(trace)
                .allSatisfy(span -> assertThat(span.parent())
                        .as(span.name())
                        .isIn(Stream.concat(
                                        Stream.of("00f067aa0ba902b7"),
                                        trace.stream().map(Spans.Span::id))
                                .toList()));
    }

    @Test
    void theAnnouncementSaysWhichTraceItIsOf() {
        assertThat(announced("bridge.checklists.v1")).anySatisfy(record -> {
            assertThat(header(record, "traceparent")).startsWith("00-" + TRACE + "-");
            assertThat(header(record, "received")).matches("\\d{13}");
        });
    }

    @Test
    void theDeskIsToldWhichTraceATaskIsOf() {
        var deadline = Instant.now().plusSeconds(60);
        while (Instant.now().isBefore(deadline) && desk.traces().isEmpty()) {
            Caller.pause();
        }
        assertThat(desk.traces())
                .isNotEmpty()
                .allSatisfy(trace -> assertThat(trace).startsWith("00-" + TRACE + "-"));
        metricsUntil("footbridge_dispatch_calls_total{");
    }

    /** After the desk was called: then everything is served that ever is. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "grafana/dashboards/footbridge-flow.json",
                "grafana/dashboards/footbridge-inside.json",
                "prometheus/footbridge-rules.yaml"
            })
    void dashboardsAndRulesNameWhatIsServed(String file) throws IOException {
        metricsUntil("footbridge_dispatch_calls_total{");
        metricsUntil("jvm_gc_pause_seconds_sum{");
        var served = names(metrics());
        served.add("up"); // is Prometheus' own
        var text = Files.readString(Path.of("..", "deploy", file));
        var tree = file.endsWith(".json") ? JSON.readTree(text) : new YAMLMapper().readTree(text);
        var expressions = tree.findValuesAsString("expr");

        assertThat(expressions).hasSizeGreaterThan(10);
        assertThat(expressions)
                .allSatisfy(expression ->
                        assertThat(PromQl.names(expression)).isNotEmpty().isSubsetOf(served));
    }

    @Test
    void noSpanTellsOfAnybody() {
        assertThat(spans.all())
                .isNotEmpty()
                .allSatisfy(span -> assertThat(span.everything())
                        .doesNotContainIgnoringCase("canary")
                        .doesNotContain(CANARIES)
                        .doesNotContain("example.com"));
    }

    @Test
    void howLongADeliveryTakesToBeShownIsMeasured() {
        assertThat(metrics()
                        .lines()
                        .filter(line -> line.startsWith("footbridge_projection_since_delivery_seconds_count")
                                && line.contains("topic=\"bridge.checklists.v1\"")))
                .isNotEmpty()
                .noneMatch(line -> line.endsWith(" 0") || line.endsWith(" 0.0"));
    }

    /** Once asked for, the console speaks to a machine: a line a record, with the trace where there is one. */
    @Test
    void theLogIsStructuredAndTellsOfNobody() {
        var lines = product.output()
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("WARNING:")) // those are the JDK's own
                .toList();
        assertThat(lines).hasSizeGreaterThan(5).allSatisfy(line -> {
            var record = JSON.readTree(line);
            assertThat(record.path("@timestamp").asString()).isNotEmpty();
            assertThat(record.path("log").path("level").asString()).isNotEmpty();
            assertThat(record.path("service").path("name").asString()).isEqualTo("footbridge");
        });
        assertThat(product.output())
                .contains("is ready at")
                .doesNotContainIgnoringCase("canary")
                .doesNotContain(CANARIES)
                .doesNotContain("example.com");
    }

    private static Set<String> names(List<Spans.Span> trace) {
        return trace.stream().map(Spans.Span::name).collect(Collectors.toSet());
    }

    private List<ConsumerRecord<String, byte[]>> announced(String topic) {
        var settings =
                Map.<String, Object>of("bootstrap.servers", product.addresses().bootstrapServers());
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(one -> new TopicPartition(topic, one.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var all = new ArrayList<ConsumerRecord<String, byte[]>>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(all::add);
            }
            return all;
        }
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.US_ASCII);
    }

    private String metrics() {
        return caller.get("admin", "/actuator/prometheus").body();
    }

    private void metricsUntil(String line) {
        var answer = caller.getUntil(
                "admin", "/actuator/prometheus", one -> one.body().contains(line));
        assertThat(answer.body()).contains(line);
    }

    static TreeSet<String> names(String metrics) {
        return metrics.lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("[{ ]", 2)[0])
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String hired(String worker) {
        return hired(LocalDate.now().toString(), worker);
    }

    private static String hired(String start, String worker) {
        return """
                {"employees":[{"id":"7707","action":"Updated","timestamp":"2026-11-22T09:00:00+0000","changedFields":["Hire Date"],
                  "fields":{"Employee #":"%s","First Name":"Canary","Last Name":"Quill","Work Email":"canary.quill@example.com",
                  "Job Title":"Account Executive","Department":"Sales","Location":"DE-BER","Hire Date":"%s","Status":"Active"}}]}""".formatted(worker, start);
    }
}
