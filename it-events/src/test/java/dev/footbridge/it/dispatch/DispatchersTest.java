package dev.footbridge.it.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footbridge.it.dispatch.DispatchProperties.Desk;
import dev.footbridge.readmodel.projection.Migrations;
import dev.footbridge.testparts.TestDatabase;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Several dispatchers at one table: each with connections and transactions of its own, as processes have them. */
class DispatchersTest {
    private static final Instant NOW = Instant.parse("2026-12-01T08:00:00Z");
    private static final Destinations POLICY =
            new Destinations(Map.of("desk", new Destinations.Destination("desk", true, List.of("*"))), Duration.ZERO);
    private static final Desk DESK = new Desk(
            URI.create("https://desk.example.com/hook"),
            "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
            null,
            2,
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            Duration.ofSeconds(5),
            4,
            20,
            Duration.ofSeconds(1),
            Duration.ofMinutes(5),
            Duration.ofSeconds(10),
            false);

    private static TestDatabase postgres;
    private static DataSource database;

    private record Dispatcher(DispatchRepository rows) {
        static Dispatcher anew() {
            var transaction = new TransactionTemplate(new JdbcTransactionManager(database));
            return new Dispatcher(new DispatchRepository(JdbcClient.create(database), transaction));
        }

        List<String> claimAll() {
            var claimed = new ArrayList<String>();
            for (var claim = claim(); claim != null; claim = claim()) {
                claimed.add(claim);
            }
            return claimed;
        }

        private String claim() {
            return rows.claim("desk", DESK, POLICY, NOW).map(Claim::reference).orElse(null);
        }
    }

    @BeforeAll
    static void start() throws Exception {
        postgres = TestDatabase.started();
        database = postgres.dataSource();
        new Migrations(database).migrate("dispatch");
    }

    @AfterAll
    static void stop() throws Exception {
        postgres.close();
    }

    @BeforeEach
    void empty() {
        sql("truncate dispatch.wanted, dispatch.todo, dispatch.desk_task, dispatch.mark, dispatch.clearance");
        sql("insert into dispatch.mark values (0, 1000000, '2026-12-01T07:59:59Z')");
        sql("insert into dispatch.clearance values (0, '2026-12-01T07:59:59Z', 1000000)");
    }

    @Test
    void everyTaskIsTakenByOneOfThem() throws Exception {
        want(300);
        var threads = Executors.newFixedThreadPool(6);
        try {
            var together = new CountDownLatch(1);
            var working = IntStream.range(0, 6)
                    .mapToObj(n -> threads.submit(() -> {
                        together.await();
                        return Dispatcher.anew().claimAll();
                    }))
                    .toList();
            together.countDown();
            var claimed = new ArrayList<String>();
            for (var one : working) {
                claimed.addAll(one.get());
            }
            Dispatcher.anew().claimAll().forEach(claimed::add); // whom a faster one stopped comes again
            assertThat(claimed).doesNotHaveDuplicates().hasSize(300);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void whatAnotherHasIsNotTakenAgainNeitherBeforeItsAnswerNorAfter() {
        want(1);
        var fast = Dispatcher.anew();
        var slow = Dispatcher.anew();
        var claim = fast.rows().claim("desk", DESK, POLICY, NOW).orElseThrow();
        assertThat(slow.rows().claim("desk", DESK, POLICY, NOW)).isEmpty();
        assertThat(fast.rows().record(claim, claim.task().after(new Answer.Taken("REQ-1"), DESK.patience(), NOW, 0)))
                .isTrue();
        assertThat(slow.rows().claim("desk", DESK, POLICY, NOW)).isEmpty();
    }

    @Test
    void anAnswerThatComesAfterSomebodyElseTookOverDoesNotCount() {
        want(1);
        var stalled = Dispatcher.anew();
        var early = stalled.rows().claim("desk", DESK, POLICY, NOW).orElseThrow();
        var later = NOW.plusSeconds(60);
        var other = Dispatcher.anew().rows().claim("desk", DESK, POLICY, later).orElseThrow();
        assertThat(other.reference()).isEqualTo(early.reference());
        assertThat(stalled.rows().record(early, early.task().after(new Answer.Taken("A"), DESK.patience(), later, 0)))
                .isFalse();
        assertThat(stalled.rows().record(other, other.task().after(new Answer.Taken("B"), DESK.patience(), later, 0)))
                .isTrue();
    }

    private static void want(int tasks) {
        JdbcClient.create(database).sql("""
                        insert into dispatch.wanted (task, former_ids, partition, log_offset, since, person, action, system,
                                                     entitlement, priority, reason_hr, reason_it, is_wanted, revision)
                        select 't-' || n, '{}', 0, n, '2026-12-01T07:00:00Z', 'p-1', 'grant', 'crm', 'user', 'normal', 'x',
                               'x', true, 1
                        from generate_series(1, :tasks) n""").param("tasks", tasks).update();
    }

    private static void sql(String text) {
        JdbcClient.create(database).sql(text).update();
    }
}
