package dev.footbridge.readmodel.projection;

import dev.footbridge.readmodel.observe.Cause;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * One committed record, decoded.
 *
 * @param at when it was put on the log
 * @param value null says that the key is gone
 * @param cause what it comes from; tables may keep it, but nothing may depend on it
 */
public record LogRecord(
        String topic,
        int partition,
        long offset,
        Instant at,
        String key,
        @Nullable SpecificRecord value,
        Cause cause) {}
