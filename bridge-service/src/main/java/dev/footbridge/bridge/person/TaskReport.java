package dev.footbridge.bridge.person;

/** What a desk says about a provisioning task. */
public enum TaskReport {
    ACCEPTED,
    IN_PROGRESS,
    COMPLETED,
    FAILED,
    REJECTED,
    CANCELLED
}
