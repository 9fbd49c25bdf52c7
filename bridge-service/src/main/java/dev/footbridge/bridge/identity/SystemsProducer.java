package dev.footbridge.bridge.identity;

import dev.footbridge.readmodel.observe.Cause;
import dev.footbridge.schemas.decision.SystemHeardFrom;
import dev.footbridge.schemas.fact.Told;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.jspecify.annotations.Nullable;

/**
 * Says to everybody until when a system has been heard from (R14, R29), a minute apart; of what comes within the minute
 * the last is said at its end. What it said is forgotten with the process: said again it is harmless.
 */
final class SystemsProducer {
    private static final Duration APART = Duration.ofMinutes(1);

    private final ProcessorContext<?, ?> context;
    private final IdentityProducer out;
    private final Map<String, Instant> said = new HashMap<>();
    private final Map<String, Instant> unsaid = new HashMap<>();
    private @Nullable Cancellable ending;

    SystemsProducer(ProcessorContext<?, ?> context, IdentityProducer out) {
        this.context = context;
        this.out = out;
    }

    void heardFrom(SpecificRecord fact, Told told) {
        var field = fact.getSchema().getField("system");
        if (field != null && fact.get(field.pos()) instanceof String system) {
            var last = said.get(system);
            if (last == null || !told.getRecorded().isBefore(last.plus(APART))) {
                unsaid.remove(system);
                say(system, told.getRecorded());
            } else if (told.getRecorded().isAfter(last)) {
                unsaid.merge(system, told.getRecorded(), (one, other) -> one.isAfter(other) ? one : other);
                sayAtTheEnd();
            }
        }
    }

    private void sayAtTheEnd() {
        if (ending == null) {
            ending = context.schedule(APART, PunctuationType.WALL_CLOCK_TIME, now -> {
                out.causedBy(Cause.NONE);
                unsaid.forEach(this::say);
                unsaid.clear();
                ending.cancel();
                ending = null;
            });
        }
    }

    private void say(String system, Instant until) {
        said.put(system, until);
        out.everybody("system/" + system, new SystemHeardFrom(system, until));
    }
}
