package dev.footbridge.readmodel.access;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Sessions in PostgreSQL: every instance and every service knows them, and their end; a restart ends none. */
final class SessionRepository {
    private final JdbcClient database;

    SessionRepository(JdbcClient database) {
        this.database = database;
    }

    void add(byte[] key, Session session) {
        database.sql("""
                        insert into access.session (key_hash, account, roles, person, origin, proof, begun_at, seen_at)
                        values (:key, :account, :roles, :person, :origin, :proof, :begun, :seen)""")
                .param("key", key)
                .param("account", session.account())
                .param("roles", session.roles().stream().map(Role::name).toArray(String[]::new))
                .param("person", session.person())
                .param("origin", session.proof() == null ? "oidc" : "local")
                .param("proof", session.proof())
                .param("begun", at(session.begun()))
                .param("seen", at(session.seen()))
                .update();
    }

    Optional<Session> find(byte[] key) {
        return database.sql("""
                        select account, roles, person, proof, begun_at, seen_at
                        from access.session where key_hash = :key""")
                .param("key", key)
                .query((row, n) -> session(row))
                .optional();
    }

    void seen(byte[] key, Instant now) {
        database.sql("update access.session set seen_at = :now where key_hash = :key")
                .param("key", key)
                .param("now", at(now))
                .update();
    }

    void remove(byte[] key) {
        database.sql("delete from access.session where key_hash = :key")
                .param("key", key)
                .update();
    }

    void removeBegunBefore(Instant time) {
        database.sql("delete from access.session where begun_at < :time")
                .param("time", at(time))
                .update();
    }

    private static Session session(ResultSet row) throws SQLException {
        var roles = EnumSet.noneOf(Role.class);
        Array written = row.getArray("roles");
        Arrays.stream((String[]) written.getArray()).map(Role::valueOf).forEach(roles::add);
        return new Session(
                row.getString("account"),
                roles,
                row.getString("person"),
                row.getBytes("proof"),
                row.getObject("begun_at", OffsetDateTime.class).toInstant(),
                row.getObject("seen_at", OffsetDateTime.class).toInstant());
    }

    private static OffsetDateTime at(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
