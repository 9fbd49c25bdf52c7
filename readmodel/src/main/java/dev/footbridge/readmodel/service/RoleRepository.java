package dev.footbridge.readmodel.service;

import dev.footbridge.readmodel.projection.Migrations;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * Makes the tables of a service as their owner, and lets its role use exactly these: what it was let before is taken back
 * in the same transaction. Safe to repeat, beside running services, too.
 */
public final class RoleRepository {
    private static final String HISTORY = "schema_history";
    private static final String IN_TURN = "select pg_advisory_xact_lock(hashtextextended('roles', 4712))";
    private static final String OURS =
            "select nspname from pg_namespace where nspname !~ '^pg_' and pg_has_role(nspowner, 'usage')";
    private static final String TABLES = """
            select n.nspname, c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relkind in ('r', 'p', 'v', 'm') and n.nspname = any (?) order by 1, 2""";
    private static final String MAY_ANYTHING = """
            select r.rolsuper or r.rolbypassrls or pg_has_role(r.oid, c.relowner, 'member')
            from pg_roles r, pg_class c where r.rolname = ? and c.oid = 'readmodel.position'::regclass""";

    private final DataSource database;

    public RoleRepository(DataSource database) {
        this.database = database;
    }

    /** Brings the schemas up to date. */
    public void make(OwnTables own) {
        var migrations = new Migrations(database, Duration.ZERO);
        own.schemas().forEach(migrations::migrate);
    }

    /** @param role one that can sign in, and is neither the owner of the tables nor above all rules */
    public void allow(String role, OwnTables own) {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (var sql = connection.createStatement()) {
                sql.execute(IN_TURN);
                expectNarrow(connection, role);
                var to = sql.enquoteIdentifier(role, true);
                takeBack(sql, to);
                grant(connection, sql, to, own);
                keepToItsPositions(sql, to, own);
            }
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "Expected PostgreSQL to let us say what %s may do, but it did not: %s"
                            .formatted(role, e.getMessage()),
                    e);
        }
    }

    private static void expectNarrow(Connection connection, String role) throws SQLException {
        try (var statement = connection.prepareStatement(MAY_ANYTHING)) {
            statement.setString(1, role);
            try (var found = statement.executeQuery()) {
                if (!found.next()) {
                    throw new IllegalStateException(
                            "Expected a database role %s, but there is none: make it with a password of its own first"
                                    .formatted(role));
                }
                if (found.getBoolean(1)) {
                    throw new IllegalStateException(
                            "Expected the database role %s to have the rights of one service, but it may do anything"
                                    .formatted(role));
                }
            }
        }
    }

    private static void takeBack(Statement sql, String role) throws SQLException {
        for (var schema : ours(sql)) {
            var name = sql.enquoteIdentifier(schema, true);
            sql.execute("revoke all on all tables in schema %s from %s".formatted(name, role));
            sql.execute("revoke all on schema %s from %s".formatted(name, role));
        }
    }

    private static List<String> ours(Statement sql) throws SQLException {
        var names = new ArrayList<String>();
        try (var found = sql.executeQuery(OURS)) {
            while (found.next()) {
                names.add(found.getString(1));
            }
        }
        return names;
    }

    private static void grant(Connection connection, Statement sql, String role, OwnTables own) throws SQLException {
        for (var schema : own.schemas()) {
            sql.execute("grant usage on schema %s to %s".formatted(sql.enquoteIdentifier(schema, true), role));
        }
        try (var tables = connection.prepareStatement(TABLES)) {
            tables.setArray(1, connection.createArrayOf("text", own.schemas().toArray()));
            try (var found = tables.executeQuery()) {
                while (found.next()) {
                    grant(sql, role, own, found.getString(1), found.getString(2));
                }
            }
        }
    }

    private static void grant(Statement sql, String role, OwnTables own, String schema, String table)
            throws SQLException {
        var name = sql.enquoteIdentifier(schema, true) + "." + sql.enquoteIdentifier(table, true);
        if (table.equals(HISTORY)) {
            sql.execute("grant select on %s to %s".formatted(name, role)); // a start looks whether all is there
        } else if (own.has(schema, table)) {
            sql.execute("grant select, insert, update, delete on %s to %s".formatted(name, role));
        }
    }

    /** Whoever could move another's position could make it lose events. */
    private static void keepToItsPositions(Statement sql, String role, OwnTables own) throws SQLException {
        var projections = new ArrayList<String>();
        for (var projection : own.projections()) {
            projections.add(sql.enquoteLiteral(projection));
        }
        sql.execute("alter table readmodel.position enable row level security");
        sql.execute("drop policy if exists %s on readmodel.position".formatted(role));
        sql.execute("create policy %1$s on readmodel.position to %1$s using (projection in (%2$s))"
                .formatted(role, String.join(", ", projections)));
    }
}
