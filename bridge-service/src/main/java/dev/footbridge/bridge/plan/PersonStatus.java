package dev.footbridge.bridge.plan;

public enum PersonStatus {
    EXPECTED,
    ACTIVE,
    ABSENT,
    LEFT
}
