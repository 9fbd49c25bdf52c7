package dev.footbridge.it.dispatch;

import dev.footbridge.it.dispatch.Claim.Errand;
import dev.footbridge.it.dispatch.Claim.Person;
import dev.footbridge.it.dispatch.DeskTask.Intent;
import dev.footbridge.it.dispatch.DeskTask.Sent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows as the rules know them. */
final class RowCodec {
    private RowCodec() {}

    static Errand errand(ResultSet row) throws SQLException {
        return new Errand(
                row.getString("task"),
                row.getBoolean("is_wanted"),
                row.getLong("revision"),
                row.getString("action"),
                new Person(row.getString("worker_number"), row.getString("name"), row.getString("work_email")),
                row.getString("system"),
                row.getString("entitlement"),
                row.getString("asset"),
                row.getString("tag"),
                instant(row, "due"),
                row.getString("priority"),
                row.getString("reason_hr"),
                row.getString("reason_it"),
                row.getString("checklist"),
                row.getObject("since", OffsetDateTime.class).toInstant());
    }

    static DeskTask deskTask(ResultSet row) throws SQLException {
        return row.getString("reference") == null
                ? DeskTask.UNTOLD
                : new DeskTask(
                        sent(row),
                        intent(row),
                        row.getInt("look_ups"),
                        row.getInt("failures"),
                        instant(row, "not_before"),
                        row.getString("ticket"),
                        row.getString("fault"));
    }

    private static @Nullable Sent sent(ResultSet row) throws SQLException {
        var revision = row.getObject("sent_revision", Long.class);
        return revision == null ? null : new Sent(revision, row.getBoolean("sent_wanted"));
    }

    private static @Nullable Intent intent(ResultSet row) throws SQLException {
        var kind = row.getString("intent_kind");
        return kind == null
                ? null
                : new Intent(
                        Step.Kind.valueOf(kind),
                        row.getLong("intent_revision"),
                        row.getInt("intent_attempt"),
                        row.getObject("intent_deadline", OffsetDateTime.class).toInstant(),
                        row.getBoolean("intent_doubtful"));
    }

    static Map<String, @Nullable Object> parameters(DeskTask task) {
        var sent = task.sent();
        var intent = task.intent();
        var all = new HashMap<String, @Nullable Object>();
        all.put("sentRevision", sent == null ? null : sent.revision());
        all.put("sentWanted", sent == null ? null : sent.wanted());
        all.put("kind", intent == null ? null : intent.kind().name());
        all.put("intentRevision", intent == null ? null : intent.revision());
        all.put("attempt", intent == null ? null : intent.attempt());
        all.put("deadline", intent == null ? null : time(intent.deadline()));
        all.put("doubtful", intent == null ? null : intent.doubtful());
        all.put("lookUps", task.lookUps());
        all.put("failures", task.failures());
        all.put("notBefore", time(task.notBefore()));
        all.put("ticket", task.ticket());
        all.put("fault", task.fault());
        return all;
    }

    static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
