package dev.footbridge.it.dispatch;

import dev.footbridge.gateway.canonical.TextRule;
import dev.footbridge.gateway.fact.EventId;
import dev.footbridge.it.dispatch.Claim.Errand;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** A task as a desk reads it (CONTRACT §3), and what a desk answers. */
final class EnvelopeCodec {
    private static final int LONGEST_TICKET = 200;

    private final JsonMapper json = JsonMapper.shared();

    /** The same for every repeat: who has it, has it once. */
    static String id(String reference, Step.Tell tell) {
        return "task_"
                + EventId.sha256((reference + "|" + tell.kind().type() + "|" + tell.revision())
                                .getBytes(StandardCharsets.UTF_8))
                        .substring(0, 32);
    }

    byte[] body(Errand errand, String reference, Step.Tell tell, @Nullable String ticket) {
        var status = tell.kind() == Step.Kind.WITHDRAW ? TaskState.WITHDRAWN : TaskState.OPEN;
        var data = task(errand, reference, status.word(), tell.revision());
        if (ticket != null) {
            data.put("ticket", ticket);
        }
        var envelope = new LinkedHashMap<String, Object>();
        envelope.put("type", tell.kind().type());
        envelope.put("timestamp", errand.since().toString());
        envelope.put("data", data);
        return json.writeValueAsBytes(envelope);
    }

    static Map<String, @Nullable Object> task(Errand errand, String taskId, String status, long revision) {
        var person = new LinkedHashMap<String, @Nullable Object>();
        person.put("workerNumber", errand.person().workerNumber());
        person.put("name", errand.person().name());
        person.put("workEmail", errand.person().workEmail());
        var task = new LinkedHashMap<String, @Nullable Object>();
        task.put("taskId", taskId);
        task.put("action", errand.action());
        task.put("person", person);
        task.put("system", errand.system());
        task.put("entitlement", errand.entitlement());
        task.put("asset", errand.asset());
        task.put("tag", errand.tag());
        task.put("due", text(errand.due()));
        task.put("priority", errand.priority());
        task.put("reason", Map.of("hr", errand.reasonHr(), "it", errand.reasonIt()));
        task.put("checklist", errand.checklist());
        task.put("status", status);
        task.put("revision", revision);
        return task;
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }

    /** The ticket's number, where the answer names one. */
    @Nullable
    String ticket(byte[] answer) {
        try {
            var ticket = json.readTree(answer).path("ticket");
            var text =
                    ticket.isString() || ticket.isNumber() ? ticket.asString().strip() : "";
            return text.isEmpty() || text.length() > LONGEST_TICKET || !TextRule.isText(text) ? null : text;
        } catch (JacksonException e) {
            return null; // many desks answer "ok"
        }
    }
}
