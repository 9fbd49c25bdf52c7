package dev.footbridge.bridge.review;

import java.util.Locale;

/** How an item stands. Only an open one is waited for. */
public enum ItemStatus {
    OPEN,
    /** Approved, or to be revoked. */
    DECIDED,
    /** They no longer hold it (R25). */
    GONE,
    /** No longer a question: it is owed by rule again, or they leave. */
    WITHDRAWN;

    /** As the contract writes it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
