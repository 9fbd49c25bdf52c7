package dev.footbridge.readmodel.projection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footbridge.readmodel.log.KafkaProperties;
import dev.footbridge.readmodel.observe.Trail;
import dev.footbridge.readmodel.projection.ProjectionProgress.State;
import dev.footbridge.schemas.bridge.Basis;
import dev.footbridge.schemas.bridge.PersonSnapshot;
import dev.footbridge.schemas.bridge.PersonStatus;
import dev.footbridge.schemas.registry.RegistryClient;
import dev.footbridge.schemas.registry.RegistrySettings;
import dev.footbridge.schemas.topic.Topics;
import dev.footbridge.schemas.wire.ConfluentWire;
import dev.footbridge.schemas.wire.Wire;
import dev.footbridge.testparts.HttpRegistry;
import dev.footbridge.testparts.TestBroker;
import dev.footbridge.testparts.TestDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** The engine against a real broker and a real PostgreSQL. */
class ProjectionsTest {
    private static final String TOPIC = Topics.PEOPLE.name();
    private static final Table PERSON = Table.named("trial.person")
            .key("id", "text")
            .column("status", "text")
            .column("projects", "text[]")
            .column("seen", "timestamptz")
            .column("snapshot", "jsonb");
    private static final Table PROJECT =
            Table.named("trial.project").key("person", "text").key("name", "text");

    private static final Table LIST = Table.named("trial.list")
            .key("id", "text")
            .column("revision", "bigint")
            .latestBy("revision");
    private static final Table LINE =
            Table.named("trial.line").key("list", "text").key("name", "text").linesOf(LIST);

    private static TestBroker broker;
    private static TestDatabase postgres;
    private static KafkaProperties kafka;
    private static KafkaProducer<String, byte[]> producer;
    private static HttpRegistry registry;
    private static DataSource database;
    private static JdbcTemplate sql;
    private static Wire wire;

    private final List<Projections> running = new ArrayList<>();

    @BeforeAll
    static void start() throws Exception {
        broker = TestBroker.with(2, TOPIC);
        postgres = TestDatabase.started();
        database = postgres.dataSource();
        sql = new JdbcTemplate(database);
        new Migrations(database).migrate("readmodel");
        new Migrations(database).migrate("trial");
        registry = new HttpRegistry();
        wire = new ConfluentWire(client());
        kafka = new KafkaProperties(broker.bootstrapServers(), Map.of());
        producer = new KafkaProducer<>(kafka.patientProducer(), new StringSerializer(), new ByteArraySerializer());
    }

    @AfterAll
    static void end() throws Exception {
        producer.close();
        broker.close();
        postgres.close();
        registry.close();
    }

    /** Every test rebuilds: it sees what all tests before it wrote, as a rebuild would. */
    @BeforeEach
    void empty() throws Exception {
        sql.execute("truncate trial.person, trial.project, trial.list, trial.line; delete from readmodel.position");
        for (var id : List.of("a", "b", "c")) {
            tell(id, null);
        }
    }

    @AfterEach
    void stopAll() {
        registry.isAway(false);
        running.forEach(Projections::stop);
    }

    @Test
    void theLatestOfEachKeyIsARow() throws Exception {
        tell("a", PersonStatus.EXPECTED);
        tell("a", PersonStatus.ACTIVE);
        tell("b", PersonStatus.ACTIVE);
        run(database, wire);
        eventually(() -> status("a"), "ACTIVE");
        eventually(() -> status("b"), "ACTIVE");
        tell("b", null);
        eventually(() -> status("b"), null);
        eventually(() -> sql.queryForObject("select count(*) from trial.project where person = 'b'", Long.class), 0L);
    }

    @Test
    void linesThatAreGoneFromAListAreGoneFromItsTable() throws Exception {
        tell("a", PersonStatus.ACTIVE, "atlas", "{odd,\"na\\me\"}", "mercury");
        run(database, wire);
        eventually(() -> projects("a"), List.of("atlas", "mercury", "{odd,\"na\\me\"}"));
        tell("a", PersonStatus.ACTIVE, "atlas", "venus");
        eventually(() -> projects("a"), List.of("atlas", "venus"));
        assertThat(sql.queryForObject("select projects[2] from trial.person where id = 'a'", String.class))
                .isEqualTo("venus");
    }

    @Test
    void ofAKeyOnTwoPartitionsTheLaterVersionStaysWithItsLines() throws Exception {
        tell(1, "l", 3, "venus", "mars");
        running.add(started(new Lists(), database, wire));
        eventually(() -> lines("l"), List.of("mars", "venus"));
        tell(0, "l", 2, "atlas"); // told before, and read after it
        tell(0, "m", 1, "moon");
        eventually(() -> lines("m"), List.of("moon"));
        assertThat(lines("l")).containsExactly("mars", "venus");

        tell(0, "l", 4, "atlas");
        eventually(() -> lines("l"), List.of("atlas"));
    }

    @Test
    void whateverTheOrderARebuildReadsPartitionsInTheLaterVersionStays() throws Exception {
        tell(0, "x", 2, "atlas");
        tell(1, "x", 3, "venus");
        tell(1, "y", 5, "mars");
        tell(0, "y", 4, "moon");
        running.add(started(new Lists(), database, wire));
        eventually(() -> lines("x"), List.of("venus"));
        eventually(() -> lines("y"), List.of("mars"));
        sql.execute("begin; truncate trial.list, trial.line; delete from readmodel.position; commit");
        eventually(() -> lines("x"), List.of("venus"));
        eventually(() -> lines("y"), List.of("mars"));
    }

    @Test
    void aCommitWhoseAnswerIsLostCountsOnce() throws Exception {
        var counting = new CountingProjection();
        var failing = new CommitsAndDies(database, 3);
        sql.update("insert into readmodel.position values ('trial', ?, 0, ?)", TOPIC, endOfLog());
        running.add(started(counting, failing, wire));
        for (int i = 0; i < 50; i++) {
            tell("a", i % 2 == 0 ? PersonStatus.EXPECTED : PersonStatus.ACTIVE, "p" + i);
        }
        eventually(() -> projects("a"), List.of("p49"));
        eventually(ProjectionsTest::storedPosition, endOfLog());
        assertThat(failing.left).isZero();
        assertThat(counting.offsets).doesNotHaveDuplicates();
    }

    @Test
    void aZombiesWriteIsRefusedAndItBeginsAgainFromTheStoredPosition() throws Exception {
        tell("a", PersonStatus.ACTIVE);
        var positions = new PositionRepository("trial");
        try (var zombie = database.getConnection();
                var other = database.getConnection()) {
            zombie.setAutoCommit(false);
            other.setAutoCommit(false);
            var partition = new TopicPartition(TOPIC, 0);
            positions.claim(zombie, List.of(partition));
            var step = List.of(new PositionRepository.Step(partition, 0, 7));
            positions.advance(other, step);
            other.commit();
            assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> positions.advance(zombie, step)))
                    .isInstanceOf(PositionMovedException.class)
                    .hasMessageStartingWith("Expected 1 positions of trial where we left them, but only 0 are");
            zombie.rollback();
        }
    }

    @Test
    void positionsMovedByHandAreNoticedAndTheProjectionRebuilds() throws Exception {
        tell("a", PersonStatus.ACTIVE);
        run(database, wire);
        eventually(() -> status("a"), "ACTIVE");
        sql.execute("begin; truncate trial.person, trial.project; delete from readmodel.position; commit");
        eventually(() -> status("a"), "ACTIVE");
    }

    @Test
    void ofTwoProcessesOneProjectsAndTheOtherTakesOver() throws Exception {
        var first = run(database, wire);
        eventually(() -> first.progress().get(0).state(), State.RUNNING);
        var second = run(database, wire);
        eventually(() -> second.progress().get(0).state(), State.STANDING_BY);
        first.stop();
        tell("c", PersonStatus.ABSENT);
        eventually(() -> status("c"), "ABSENT");
        assertThat(second.progress().get(0).state()).isEqualTo(State.RUNNING);
    }

    @Test
    void whoHasCaughtUpHasAppliedWhatWasThere() throws Exception {
        for (var number = 0; number < 500; number++) {
            tell("caught-up", PersonStatus.EXPECTED);
        }
        tell("caught-up", PersonStatus.ACTIVE);
        var projections = run(database, wire);
        while (!projections.progress().get(0).hasCaughtUp()) {
            Thread.sleep(1);
        }
        assertThat(status("caught-up")).isEqualTo("ACTIVE");

        var standby = run(database, wire);
        eventually(() -> standby.progress().get(0).state(), State.STANDING_BY);
        assertThat(standby.progress().get(0).hasCaughtUp()).isTrue();
    }

    @Test
    void whoCannotReadHasNotCaughtUp() throws Exception {
        tell("a", PersonStatus.ACTIVE);
        registry.isAway(true);
        var projections = run(database, new ConfluentWire(client()));
        eventually(() -> projections.progress().get(0).state(), State.FAILING);
        assertThat(projections.progress().get(0).hasCaughtUp()).isFalse();
    }

    @Test
    void damagedBytesAndRowsTheDatabaseRefusesAreLeftOutAndTheRestGoesOn() throws Exception {
        var projections = run(database, wire);
        eventually(() -> projections.progress().get(0).state(), State.RUNNING);
        var before = projections.progress().get(0).leftOut();
        producer.send(new ProducerRecord<>(TOPIC, 0, "a", new byte[] {1, 2, 3})).get();
        tell("b", PersonStatus.LEFT); // refused by a check
        tell("c", PersonStatus.ACTIVE, "nul\0byte");
        eventually(() -> status("c"), "ACTIVE");
        eventually(() -> projections.progress().get(0).leftOut() - before, 2L);
        assertThat(status("b")).isNull();
        assertThat(projects("c")).containsExactly("nul\uFFFDbyte");
        assertThat(sql.queryForObject("select snapshot->>'odd' from trial.person where id = 'c'", String.class))
                .isEqualTo("\uFFFD \\u0000");
    }

    @Test
    void anAbsentRegistryIsWaitedForAndNothingIsLeftOut() throws Exception {
        tell("a", PersonStatus.ACTIVE);
        registry.isAway(true);
        var projections = run(database, new ConfluentWire(client())); // knows no schema yet
        eventually(() -> projections.progress().get(0).state(), State.FAILING);
        assertThat(status("a")).isNull();
        registry.isAway(false);
        eventually(() -> status("a"), "ACTIVE");
        assertThat(projections.progress().get(0).failingSince()).isNull();
    }

    @Test
    void whatWasNeverCommittedIsNeverSeenAndAWriterCanWaitForItsOwnRecord() throws Exception {
        var projections = run(database, wire);
        var settings = kafka.patientProducer();
        settings.put("transactional.id", "aborts");
        try (var aborting = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            aborting.initTransactions();
            aborting.beginTransaction();
            aborting.send(new ProducerRecord<>(TOPIC, 0, "b", bytes("b", PersonStatus.ABSENT)))
                    .get();
            aborting.abortTransaction();
            aborting.beginTransaction();
            var written = aborting.send(new ProducerRecord<>(TOPIC, 0, "c", bytes("c", PersonStatus.ABSENT)))
                    .get();
            aborting.commitTransaction();
            assertThat(projections.await("trial", TOPIC, 0, written.offset(), Duration.ofSeconds(60)))
                    .isTrue();
        }
        assertThat(status("c")).isEqualTo("ABSENT");
        assertThat(status("b")).isNull();
        assertThat(projections.await("trial", TOPIC, 0, 1_000_000, Duration.ofMillis(50)))
                .isFalse();
    }

    private Projections run(DataSource on, Wire by) {
        var projections = started(new CountingProjection(), on, by);
        running.add(projections);
        return projections;
    }

    private static Projections started(Projection projection, DataSource on, Wire by) {
        var projections = new Projections(
                List.of(projection), client -> consumer(), on, by, new SimpleMeterRegistry(), Trail.NONE);
        projections.start();
        return projections;
    }

    private static Consumer<String, byte[]> consumer() {
        var settings = kafka.consumer();
        settings.put("max.poll.records", 7);
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }

    private static void tell(String id, @Nullable PersonStatus status, String... projects) throws Exception {
        producer.send(new ProducerRecord<>(TOPIC, 0, id, status == null ? null : bytes(id, status, projects)))
                .get();
    }

    private static void tell(int partition, String id, long revision, String... projects) throws Exception {
        var bytes = bytes(id, revision, PersonStatus.ACTIVE, projects);
        producer.send(new ProducerRecord<>(TOPIC, partition, id, bytes)).get();
    }

    private static byte[] bytes(String id, PersonStatus status, String... projects) {
        return bytes(id, 1, status, projects);
    }

    private static byte[] bytes(String id, long revision, PersonStatus status, String... projects) {
        return wire.encode(
                TOPIC,
                PersonSnapshot.newBuilder()
                        .setId(id)
                        .setRevision(revision)
                        .setStatus(status)
                        .setProjects(List.of(projects))
                        .setBasis(new Basis(Instant.EPOCH, 1, 1, "sha256:"))
                        .build());
    }

    private static @Nullable String status(String id) {
        return sql.query("select status from trial.person where id = ?", (row, n) -> row.getString(1), id).stream()
                .findFirst()
                .orElse(null);
    }

    private static List<String> projects(String id) {
        return sql.queryForList(
                "select name from trial.project where person = ? order by name collate \"C\"", String.class, id);
    }

    private static List<String> lines(String id) {
        return sql.queryForList("select name from trial.line where list = ? order by name", String.class, id);
    }

    private static long storedPosition() {
        return sql.queryForObject("select max(next_offset) from readmodel.position where partition = 0", Long.class);
    }

    private static long endOfLog() {
        try (var consumer = consumer()) {
            var partition = new TopicPartition(TOPIC, 0);
            return consumer.endOffsets(List.of(partition)).get(partition);
        }
    }

    private static RegistryClient client() {
        return new RegistryClient(RegistrySettings.at(registry.url()));
    }

    private static <T> void eventually(Callable<T> actual, @Nullable T expected) throws Exception {
        var end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!java.util.Objects.equals(actual.call(), expected) && System.nanoTime() < end) {
            Thread.sleep(20);
        }
        assertThat(actual.call()).isEqualTo(expected);
    }

    /** Remembers what it was given. */
    private static final class CountingProjection implements Projection {
        private final List<Long> offsets = new ArrayList<>();

        @Override
        public String name() {
            return "trial";
        }

        @Override
        public List<String> topics() {
            return List.of(TOPIC);
        }

        @Override
        public void project(LogRecord record, Changes changes) {
            offsets.add(record.offset());
            changes.clear(PROJECT, record.key());
            if (record.value() instanceof PersonSnapshot person) {
                changes.put(
                        PERSON,
                        person.getId(),
                        person.getStatus(),
                        person.getProjects(),
                        record.at(),
                        "{\"odd\":\"\\u0000 \\\\u0000\"}");
                person.getProjects().forEach(project -> changes.put(PROJECT, person.getId(), project));
            } else {
                changes.remove(PERSON, record.key());
            }
        }
    }

    /** Lists that are told of on both partitions. */
    private static final class Lists implements Projection {
        @Override
        public String name() {
            return "lists";
        }

        @Override
        public List<String> topics() {
            return List.of(TOPIC);
        }

        @Override
        public void project(LogRecord record, Changes changes) {
            if (record.value() instanceof PersonSnapshot person
                    && changes.put(LIST, person.getId(), person.getRevision())) {
                changes.clear(LINE, person.getId());
                person.getProjects().forEach(project -> changes.put(LINE, person.getId(), project));
            }
        }
    }

    /** A database whose connection breaks right after a commit that counted, as if the process had crashed there. */
    private static final class CommitsAndDies extends DelegatingDataSource {
        private int left;
        private int commits;

        CommitsAndDies(DataSource database, int times) {
            super(database);
            left = times;
        }

        @Override
        public Connection getConnection() throws SQLException {
            var real = super.getConnection();
            return (Connection) java.lang.reflect.Proxy.newProxyInstance(
                    getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                        try {
                            var answer = method.invoke(real, arguments);
                            if (method.getName().equals("commit") && left > 0 && ++commits % 4 == 0) {
                                left--;
                                real.close();
                                throw new SQLException("The answer is lost", "08006");
                            }
                            return answer;
                        } catch (java.lang.reflect.InvocationTargetException e) {
                            throw e.getCause();
                        }
                    });
        }
    }
}
