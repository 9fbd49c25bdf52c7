package dev.footbridge.bridge.person;

/** What a desk says about a provisioning task. */
public enum TaskReport {
    ACCEPTED,
    IN_PROGRESS,
    COMPLETED,
    FAILED,
    REJECTED,
    CANCELLED;

    /** Whether the desk has it, or has done it. */
    public boolean isBegun() {
        return this == ACCEPTED || this == IN_PROGRESS || this == COMPLETED;
    }
}
