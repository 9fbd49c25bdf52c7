package dev.footbridge.readmodel.projection;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * Brings a module's own PostgreSQL schema up to date. Each has its own scripts and its own history, so none collide; of
 * several processes that start at once one does it, and the others wait for it. A role that may not make tables does not
 * try: it waits until the deployment step has made them.
 */
public final class Migrations {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long AGAIN_MILLIS = 500;
    private static final String MAY_MAKE = """
            select has_database_privilege(current_database(), 'create')
                or exists (select from pg_namespace where nspname = ? and pg_has_role(nspowner, 'usage'))""";

    private final DataSource database;
    private final Duration patience;

    public Migrations(DataSource database) {
        this(database, PATIENCE);
    }

    /** @param patience how long it waits for tables that somebody else has to make */
    public Migrations(DataSource database, Duration patience) {
        this.database = database;
        this.patience = patience;
    }

    /**
     * Runs {@code classpath:db/migration/<schema>}; unqualified names in the scripts are of that schema.
     *
     * @param schema of PostgreSQL, created where it is missing: {@code readmodel}, {@code bridge}, {@code gateway}, …
     */
    public void migrate(String schema) {
        try (var connection = database.getConnection()) {
            if (mayMake(connection, schema)) {
                migrate(connection, schema);
                return;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "Expected PostgreSQL to let us migrate %s, but it did not: %s".formatted(schema, e.getMessage()),
                    e);
        }
        awaitMade(schema);
    }

    private static boolean mayMake(Connection connection, String schema) throws SQLException {
        try (var statement = connection.prepareStatement(MAY_MAKE)) {
            statement.setString(1, schema);
            try (var answer = statement.executeQuery()) {
                answer.next();
                return answer.getBoolean(1);
            }
        }
    }

    private void migrate(Connection connection, String schema) throws SQLException {
        inTurn(connection, "select pg_advisory_lock(hashtextextended(?, 4712))", schema);
        try {
            scripts(schema).migrate();
        } finally {
            inTurn(connection, "select pg_advisory_unlock(hashtextextended(?, 4712))", schema);
        }
    }

    private static void inTurn(Connection connection, String sql, String schema) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, "migrate " + schema);
            statement.execute();
        }
    }

    private void awaitMade(String schema) {
        var deadline = System.nanoTime() + patience.toNanos();
        for (var missing = missing(schema); missing.isPresent(); missing = missing(schema)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        "Expected the tables of %s as this version needs them, but they are not, and this role may not"
                                        .formatted(schema)
                                + " make them: run deploy of this service as their owner first. " + missing.get());
            }
            try {
                Thread.sleep(AGAIN_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Expected the tables of " + schema + ", but we were stopped", e);
            }
        }
    }

    /** What is not as it should be; empty when every script has run, and as it is here. */
    private Optional<String> missing(String schema) {
        try {
            var looked = scripts(schema).validateWithResult();
            return looked.validationSuccessful ? Optional.empty() : Optional.of(looked.getAllErrorMessages());
        } catch (FlywayException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private Flyway scripts(String schema) {
        return Flyway.configure()
                .dataSource(database)
                .defaultSchema(schema)
                .schemas(schema)
                .createSchemas(true)
                .table("schema_history")
                .locations("classpath:db/migration/" + schema)
                .load();
    }
}
