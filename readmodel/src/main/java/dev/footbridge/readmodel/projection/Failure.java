package dev.footbridge.readmodel.projection;

import java.sql.SQLException;

/** What may be said about a failure in a log: its kind and place, never its message, which may quote a row. */
final class Failure {
    private Failure() {}

    /** SQL states 22 (data exception) and 23 (constraint): asking again would not help. */
    static boolean isOfTheData(SQLException e) {
        var state = e.getSQLState();
        return state != null && (state.startsWith("22") || state.startsWith("23"));
    }

    static String describe(Throwable e) {
        var kind = e instanceof SQLException sql
                ? e.getClass().getSimpleName() + " " + sql.getSQLState()
                : e.getClass().getName();
        var at = e.getStackTrace().length == 0 ? "" : " at " + e.getStackTrace()[0];
        var cause = e.getCause() == null || e.getCause() == e ? "" : " by " + describe(e.getCause());
        return kind + at + cause;
    }
}
