package dev.footbridge.bridge.checklist;

import java.time.Instant;

/**
 * What shows that a task was done.
 *
 * @param event the source's own id of the event
 */
public record Evidence(String event, String source, Instant at) {}
