package dev.footbridge.readmodel.projection;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MigrationsTest {
    private static final int PROCESSES = 6;

    @Test
    void severalThatStartAtOnceMigrateOnce() throws Exception {
        try (var postgres = EmbeddedPostgres.start();
                var connection = postgres.getPostgresDatabase().getConnection()) {
            var starting = Executors.newFixedThreadPool(PROCESSES);
            try {
                var migrated = starting.invokeAll(Stream.<Callable<Boolean>>generate(() -> () -> {
                            new Migrations(postgres.getPostgresDatabase()).migrate("trial");
                            return true;
                        })
                        .limit(PROCESSES)
                        .toList());
                for (var one : migrated) {
                    assertThat(one.get()).isTrue();
                }
            } finally {
                starting.shutdownNow();
            }
            try (var scripts = connection
                    .createStatement()
                    .executeQuery("select count(*), count(distinct version) from trial.schema_history where success"
                            + " and version is not null")) {
                scripts.next();
                assertThat(scripts.getInt(1)).isEqualTo(scripts.getInt(2)).isEqualTo(2);
            }
        }
    }
}
