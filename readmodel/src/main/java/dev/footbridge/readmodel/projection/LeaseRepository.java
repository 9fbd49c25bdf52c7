package dev.footbridge.readmodel.projection;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * The right to project, held by the connection that writes: lost with it. A process that freezes or drops off the network
 * loses it within half a minute.
 */
final class LeaseRepository {
    private static final String TAKE = "select pg_try_advisory_lock(hashtextextended(?, 4711))";
    private static final String LOSE_WITH_US = "set idle_session_timeout = '30s'; set tcp_keepalives_idle = 10;"
            + " set tcp_keepalives_interval = 5; set tcp_keepalives_count = 3";
    private static final String GIVE_BACK = "select pg_advisory_unlock_all(); reset idle_session_timeout;"
            + " reset tcp_keepalives_idle; reset tcp_keepalives_interval; reset tcp_keepalives_count";

    private LeaseRepository() {}

    static boolean take(Connection connection, String projection) throws SQLException {
        try (var take = connection.prepareStatement(TAKE)) {
            take.setString(1, "projection " + projection);
            try (var answer = take.executeQuery()) {
                answer.next();
                if (!answer.getBoolean(1)) {
                    return false;
                }
            }
        }
        execute(connection, LOSE_WITH_US);
        return true;
    }

    static void giveBack(Connection connection) throws SQLException {
        connection.rollback();
        execute(connection, GIVE_BACK);
        connection.commit();
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
