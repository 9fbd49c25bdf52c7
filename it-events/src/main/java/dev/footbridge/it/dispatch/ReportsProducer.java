package dev.footbridge.it.dispatch;

import dev.footbridge.gateway.intake.OwnEventsProducer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** What desks report through us, as canonical events of our own source. */
final class ReportsProducer {
    /** The source of these reports; it needs no secret, as nobody sends under it from outside. */
    static final String SOURCE = "footbridge-desk";

    private final OwnEventsProducer events;
    private final JsonMapper json = JsonMapper.shared();

    ReportsProducer(OwnEventsProducer events) {
        this.events = events;
    }

    record Report(
            String id,
            String task,
            TaskState status,
            @Nullable String ticket,
            @Nullable String note,
            @Nullable String by,
            Instant at) {
        @Override
        public String toString() {
            return "Report[%s, %s]".formatted(task, status); // the note is somebody's
        }
    }

    /** @return where it stands on the inbox; empty when the log is away */
    Optional<String> tell(Report report) {
        var data = json.createObjectNode()
                .put("taskId", report.task())
                .put("status", report.status().word())
                .put("at", report.at().truncatedTo(ChronoUnit.MILLIS).toString());
        put(data, "ticket", report.ticket());
        put(data, "note", report.note());
        put(data, "by", report.by());
        var event = json.createObjectNode()
                .put("specversion", "1.0")
                .put("type", "dev.footbridge.it.task-reported.v1")
                .put("source", SOURCE)
                .put("id", report.id())
                .put("time", report.at().toString());
        event.set("data", data);
        return events.tell(event, "/it/tasks");
    }

    private static void put(tools.jackson.databind.node.ObjectNode data, String name, @Nullable String value) {
        if (value != null) {
            data.put(name, value);
        }
    }
}
