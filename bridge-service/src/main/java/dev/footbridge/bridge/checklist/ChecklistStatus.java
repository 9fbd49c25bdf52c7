package dev.footbridge.bridge.checklist;

public enum ChecklistStatus {
    PLANNED,
    OPEN,
    DONE,
    WITHDRAWN
}
