package dev.footbridge.bridge.read;

import org.jspecify.annotations.Nullable;

/** How a person is shown beside something else; of a forgotten one only the id is left. */
public record PersonName(
        String id, @Nullable String workerNumber, @Nullable String name) {}
