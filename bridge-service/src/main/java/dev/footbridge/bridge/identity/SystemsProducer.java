package dev.footbridge.bridge.identity;

import dev.footbridge.schemas.decision.SystemHeardFrom;
import dev.footbridge.schemas.fact.Told;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;

/**
 * Says to everybody until when a system has been heard from (R14, R29), a minute apart at least. What it said last is
 * forgotten with the process: said again it is harmless.
 */
final class SystemsProducer {
    private static final Duration APART = Duration.ofMinutes(1);

    private final IdentityProducer out;
    private final Map<String, Instant> said = new HashMap<>();

    SystemsProducer(IdentityProducer out) {
        this.out = out;
    }

    void heardFrom(SpecificRecord fact, Told told) {
        var field = fact.getSchema().getField("system");
        if (field != null && fact.get(field.pos()) instanceof String system) {
            var last = said.get(system);
            if (last == null || !told.getRecorded().isBefore(last.plus(APART))) {
                said.put(system, told.getRecorded());
                out.everybody("system/" + system, new SystemHeardFrom(system, told.getRecorded()));
            }
        }
    }
}
