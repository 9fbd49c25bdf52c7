package dev.footbridge.gateway.canonical;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One event that is known to be right.
 *
 * @param source who tells it; with {@code id} the key against duplicates
 * @param id the source's own id of it
 * @param index its place among the events of one delivery that share that id
 * @param time when the source told it, if it said so
 * @param extensions of CloudEvents, kept as they came
 * @param data as the event's schema has it
 */
public record CanonicalEvent(
        FactType type,
        String source,
        String id,
        int index,
        @Nullable Instant time,
        Map<String, String> extensions,
        Map<String, @Nullable Object> data) {

    public CanonicalEvent {
        extensions = Map.copyOf(extensions);
    }

    @Override
    public String toString() {
        return "CanonicalEvent[%s of %s]".formatted(type, source); // data is personal
    }
}
