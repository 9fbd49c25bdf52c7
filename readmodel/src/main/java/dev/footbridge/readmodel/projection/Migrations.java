package dev.footbridge.readmodel.projection;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Brings a module's own PostgreSQL schema up to date. Each has its own scripts and its own history, so none collide. */
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
