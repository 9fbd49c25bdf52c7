package dev.footbridge.bridge.checklist;

/** R13. */
public enum TaskStatus {
    /** Its time has not come. */
    PLANNED,
    /** It needs others first. */
    WAITING,
    OPEN,
    /** The desk has it. */
    IN_PROGRESS,
    DONE,
    /** Reported done, but the access evidence says otherwise. */
    CONTRADICTED,
    FAILED,
    WAIVED,
    WITHDRAWN;

    public boolean isSettled() {
        return this == DONE || this == WAIVED || this == WITHDRAWN;
    }

    /** As the contract writes it: {@code in-progress}. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
