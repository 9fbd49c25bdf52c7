package dev.footbridge.bridge.checklist;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Who settled a task, when and why. */
public record Settlement(String by, Instant at, @Nullable String comment) {}
