package dev.footbridge.standalone.acceptance;

import static dev.footbridge.standalone.acceptance.Canaries.FAMILY;
import static dev.footbridge.standalone.acceptance.Canaries.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.footbridge.standalone.Product;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** What HR alone may know (R34), marked, sent through the whole product well and badly, and looked for in all that comes out. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CanaryIT {
    private static final Set<String> TOPICS_OF_HR = Set.of("hr.inbox.v1", "hr.private.v1");
    private static final String TABLE_OF_HR = "hr_inbox";
    private static final List<String> OTHERS = List.of("it", "manager", "auditor", "admin");
    private static final AtomicInteger TOLD = new AtomicInteger();
    private static final int TRIES = 6;
    private static final String CLOUD_EVENT = "application/cloudevents+json";

    /** Of deliveries that came to nothing, and of a vendor's own fields. */
    private static final List<String> BESIDES = List.of(
            "canary-malformed-7f3a",
            "canary-misspelt-7f3a",
            "canary-wrong-7f3a",
            "canary-large-7f3a",
            "canary-unsigned-7f3a",
            "canary-stranger-7f3a",
            "canary-home-7f3a",
            "canary-mobile-7f3a",
            "canary-why-7f3a",
            "canary-quarantined-7f3a");

    private Path home;
    private Product product;
    private Caller caller;
    private Canaries marked;
    private List<String> canaries;

    @BeforeAll
    void tell(@TempDir Path directory) throws IOException {
        home = directory.toRealPath();
        product = Product.in(home);
        caller = new Caller(product);
        marked = new Canaries(caller);
        canaries = new ArrayList<>(marked.canaries());
        canaries.addAll(BESIDES);
        hr("worker-hired", """
                {"workerNumber":"E-0007","person":{"givenName":"Jonas","familyName":"Albrecht"},
                 "employment":{"type":"employee","department":"Sales","location":"DE-BER"},"startDate":"2019-01-07"}""");
        marked.data().forEach((type, data) -> hr(type, data.toString()));
        hr("project-joined", """
                {"workerNumber":"E-6001","project":"atlas","effectiveDate":"%s"}""".formatted(START));
        hr("recognition-given", """
                {"workerNumber":"E-6001","from":"E-0007","message":"Thank you","project":"atlas","kind":"peer"}""");
        vendor("E-6002", START.toString(), "canary-home-7f3a");
        vendor("E-6003", "canary-wrong-7f3a", "canary-quarantined-7f3a");
        goWrong();
        shown("hr", "/api/checklists?worker=E-6001&checklist=leaving");
        shown("hr", "/api/checklists?worker=E-6002&checklist=leaving");
        shown("hr", "/hr/inbox?status=quarantined");
        shown("manager", "/api/people?worker=E-6001");
        shown("it", "/it/tasks?limit=200");
        caller.getUntil(
                "hr", "/api/projects/atlas/feed", answer -> answer.body().contains(FAMILY));
    }

    @AfterAll
    void stop() {
        product.close();
    }

    @Test
    @Order(1)
    void thereIsSomethingToBeFoundAndHrSeesIt() {
        assertThat(marked.data())
                .containsKeys("worker-hired", "person-changed", "absence-started", "worker-left", "feedback-given");
        var deliveries = new StringBuilder();
        for (var id : ids("/hr/inbox", "id")) {
            deliveries.append(caller.get("hr", "/hr/inbox/" + id).body());
        }
        assertThat(deliveries).contains(marked.canaries());
        assertThat(deliveries).contains("canary-home-7f3a", "canary-quarantined-7f3a", Canaries.WORD);
    }

    @Test
    @Order(2)
    void noAnswerToAnybodyElseHoldsOne() throws IOException {
        for (var account : OTHERS) {
            for (var path : addresses()) {
                var body = caller.get(account, path).body();
                noneIn(account + " " + path, body);
                if (!path.startsWith("/events/") && !path.startsWith("/asyncapi")) {
                    assertThat(body).as(account + " " + path).doesNotContain(Canaries.WORD);
                }
            }
        }
    }

    @Test
    @Order(2)
    void noEventOfTheStreamToAnybodyElseHoldsOne() {
        for (var account : OTHERS) {
            try (var stream = caller.stream(account, "?from=2020-01-01T00:00:00Z")) {
                var last = stream.event(event -> event.contains("\"leaving\"") && event.contains(FAMILY));
                assertThat(last).as("the stream of " + account).isNotEmpty();
                noneIn("the stream of " + account, stream.soFar());
                assertThat(stream.soFar()).doesNotContain(Canaries.WORD);
            }
        }
    }

    @Test
    @Order(2)
    void noOtherTopicHoldsOne() throws Exception {
        var found = new TreeSet<String>();
        var seen = new TreeSet<String>();
        eachRecord((topic, text) -> {
            seen.add(topic);
            if (TOPICS_OF_HR.contains(topic)) {
                marked.canaries().stream()
                        .filter(canary -> Canaries.isIn(text, canary))
                        .forEach(found::add);
            } else {
                noneIn(topic, text);
                assertThat(text).as(topic).doesNotContain(Canaries.WORD);
            }
        });
        assertThat(found).as("on HR's own topics").containsAll(marked.canaries());
        assertThat(seen)
                .contains(
                        "hr.events.v1", "hr.private.v1", "bridge.heard.v1", "bridge.people.v1", "bridge.checklists.v1")
                .anyMatch(topic -> topic.endsWith("-changelog"));
    }

    @Test
    @Order(2)
    void noOtherTableHoldsOne() throws SQLException {
        var at = product.addresses();
        var found = new TreeSet<String>();
        try (var connection = DriverManager.getConnection(at.databaseUrl(), at.databaseUser(), at.databasePassword());
                var statement = connection.createStatement()) {
            statement.execute("set bytea_output = 'escape'"); // so that text in bytes reads as text
            var tables = new ArrayList<String>();
            var all = statement.executeQuery("select table_schema || '.' || table_name from information_schema.tables"
                    + " where table_schema not in ('pg_catalog', 'information_schema')");
            while (all.next()) {
                tables.add(all.getString(1));
            }
            for (var table : tables) {
                var rows = statement.executeQuery("select t::text from " + table + " t");
                while (rows.next()) {
                    var row = rows.getString(1);
                    if (table.endsWith("." + TABLE_OF_HR)) {
                        marked.canaries().stream()
                                .filter(canary -> Canaries.isIn(row, canary))
                                .forEach(found::add);
                    } else {
                        noneIn(table, row);
                        assertThat(row).as(table).doesNotContain(Canaries.WORD);
                    }
                }
            }
        }
        assertThat(found).as("in HR's own tables").containsAll(marked.canaries());
    }

    /** Stopped, so that everything is written: logs, state stores, whatever else lies in the home. */
    @Test
    @Order(3)
    void noLogAndNoStateStoreHoldsOne() throws IOException {
        product.stop();
        var names = new ArrayList<String>();
        try (var files = Files.walk(home)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var name = home.relativize(file).toString();
                if (!name.startsWith("kafka/") && !name.startsWith("postgres/")) { // looked at above, topic by topic
                    names.add(name);
                    noneIn(name, Files.readString(file, StandardCharsets.ISO_8859_1));
                }
            }
        }
        assertThat(names).anyMatch(name -> name.endsWith(".log")).anyMatch(name -> name.endsWith(".sst"));
        noneIn("what is printed", product.output());
    }

    private void hr(String type, String data) {
        var answer = caller.post("hr", "/hr/events", CLOUD_EVENT, event(type, type, data));
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        noneIn("the answer to " + type, answer.body());
    }

    /** Each told later than the one before: of two told at once their ids would decide whether the leave comes first. */
    private static String event(String id, String type, String data) {
        return """
                {"specversion":"1.0","type":"dev.footbridge.hr.%s.v1","source":"acme-hris","id":"%s-%s",
                 "time":"2026-11-20T09:%02d:00Z","data":%s}""".formatted(type, id, data.hashCode(), TOLD.incrementAndGet(), data);
    }

    /** BambooHR tells of a leave, with everything of its own that concerns HR alone. */
    private void vendor(String worker, String start, String privately) {
        var body = FirstHireIT.bambooHr(worker, "Idris", START)
                .replace("[\"Hire Date\"]", "[\"Hire Date\",\"Status\"]")
                .replace("\"Hire Date\":\"" + START, "\"Hire Date\":\"" + start)
                .replace(
                        "\"Status\":\"Active\"",
                        "\"Home Email\":\"%s@example.com\",\"Mobile Phone\":\"canary-mobile-7f3a\",\"Status\":\"Terminated\","
                                        .formatted(privately)
                                + "\"Termination Date\":\"%s\",\"Termination Reason\":\"Fired: canary-why-7f3a\""
                                        .formatted(START.plusDays(40)));
        var answer = caller.bambooHr(product.secret("bamboohr"), body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        noneIn("the answer to BambooHR", answer.body());
    }

    /** Everything a sender can do wrong, each with a canary where it hurts. */
    private void goWrong() {
        var leave = """
                {"workerNumber":"E-6001","lastWorkingDay":"%s","reason":"%s"}""";
        refused(400, caller.post("hr", "/hr/events", CLOUD_EVENT, "{\"data\":{\"phone\":\"canary-malformed-7f3a"));
        refused(422, sent("hr", leave.replace("reason", "raeson").formatted(START, "canary-misspelt-7f3a")));
        refused(422, sent("hr", leave.formatted("canary-wrong-7f3a", "canary-wrong-7f3a")));
        refused(413, sent("hr", leave.formatted(START, "canary-large-7f3a".repeat(200_000))));
        refused(403, sent("it", leave.formatted(START, "canary-stranger-7f3a")));
        refused(401, caller.bambooHr("wrong", leave.formatted(START, "canary-unsigned-7f3a")));
    }

    private Answer sent(String account, String data) {
        return caller.post(account, "/hr/events", CLOUD_EVENT, event("wrong", "worker-left", data));
    }

    private void refused(int status, Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        noneIn("a refusal with " + status, answer.body());
    }

    /** Everything there is to GET (the access matrix has it all, as a test of its own says), for every id there is. */
    private List<String> addresses() throws IOException {
        var all = new ArrayList<>(List.of(
                "/api/people?q=canary", "/api/projects/atlas/feed?format=atom", "/api/people?limit=200&sort=name"));
        var endpoints =
                Pattern.compile("`GET (/[^`*]*)`").matcher(Files.readString(Path.of("..", "docs", "access-matrix.md")));
        while (endpoints.find()) {
            var path = endpoints.group(1);
            if (path.equals("/api/stream")) {
                continue; // it does not end
            }
            if (!path.contains("{")) {
                all.add(path);
                continue;
            }
            var list = path.substring(0, path.indexOf("/{"));
            for (var id : ids(list, list.equals("/it/tasks") ? "taskId" : "id")) {
                all.add(path.replaceFirst("\\{[^}]*}", id).replaceAll("\\{[^}]*}", "nothing"));
            }
        }
        assertThat(all.toString()).contains("/api/people/", "/hr/inbox/", "/it/tasks/", "/api/projects/atlas/feed");
        return all;
    }

    private List<String> ids(String list, String name) {
        var account = list.startsWith("/it") ? "it" : "hr";
        var answer = caller.get(account, list + (list.equals("/api/projects") ? "" : "?limit=200"));
        if (answer.status() != 200 || list.startsWith("/events")) {
            return List.of("nothing-of-this-id");
        }
        return answer.json()
                .path("items")
                .valueStream()
                .map(one -> one.path(name).asString(""))
                .filter(Predicate.not(String::isEmpty))
                .toList();
    }

    private void shown(String account, String path) {
        Predicate<Answer> isThere = one -> !one.json().path("items").isEmpty();
        var answer = caller.getUntil(account, path, isThere);
        for (var tries = 1; tries < TRIES && !isThere.test(answer); tries++) { // a busy machine takes its time
            answer = caller.getUntil(account, path, isThere);
        }
        assertThat(answer.json().path("items")).as(path).isNotEmpty();
    }

    private interface Reader {
        void read(String topic, String text);
    }

    private void eachRecord(Reader reader) throws Exception {
        var broker = Map.<String, Object>of(
                "bootstrap.servers", product.addresses().bootstrapServers(), "isolation.level", "read_committed");
        try (var admin = Admin.create(broker);
                var log = new KafkaConsumer<>(broker, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var partitions = admin.listTopics().names().get().stream()
                    .flatMap(topic -> log.partitionsFor(topic).stream())
                    .map(one -> new TopicPartition(one.topic(), one.partition()))
                    .toList();
            log.assign(partitions);
            log.seekToBeginning(partitions);
            var ends = log.endOffsets(partitions);
            while (partitions.stream().anyMatch(one -> log.position(one) < ends.get(one))) {
                for (var record : log.poll(Duration.ofMillis(200))) {
                    var text = new StringBuilder(text(record.key())).append(text(record.value()));
                    record.headers().forEach(header -> text.append(text(header.value())));
                    reader.read(record.topic(), text.toString());
                }
            }
        }
    }

    private static String text(byte @org.jspecify.annotations.Nullable [] bytes) {
        return bytes == null ? "" : new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private void noneIn(String where, String text) {
        canaries.forEach(canary -> assertThat(Canaries.isIn(text, canary))
                .as(canary + " in " + where)
                .isFalse());
    }
}
