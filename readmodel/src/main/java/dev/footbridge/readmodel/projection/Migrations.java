package dev.footbridge.readmodel.projection;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * Brings a module's own PostgreSQL schema up to date. Each has its own scripts and its own history, so none collide; of
 * several processes that start at once one does it, and the others wait for it.
 */
public final class Migrations {
    private final DataSource database;

    public Migrations(DataSource database) {
        this.database = database;
    }

    /**
     * Runs {@code classpath:db/migration/<schema>}; unqualified names in the scripts are of that schema.
     *
     * @param schema of PostgreSQL, created where it is missing: {@code readmodel}, {@code bridge}, {@code gateway}, …
     */
    public void migrate(String schema) {
        try (var connection = database.getConnection()) {
            inTurn(connection, "select pg_advisory_lock(hashtextextended(?, 4712))", schema);
            try {
                bringUpToDate(schema);
            } finally {
                inTurn(connection, "select pg_advisory_unlock(hashtextextended(?, 4712))", schema);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "Expected PostgreSQL to let us migrate %s, but it did not: %s".formatted(schema, e.getMessage()),
                    e);
        }
    }

    private static void inTurn(Connection connection, String sql, String schema) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, "migrate " + schema);
            statement.execute();
        }
    }

    private void bringUpToDate(String schema) {
        Flyway.configure()
                .dataSource(database)
                .defaultSchema(schema)
                .schemas(schema)
                .createSchemas(true)
                .table("schema_history")
                .locations("classpath:db/migration/" + schema)
                .load()
                .migrate();
    }
}
