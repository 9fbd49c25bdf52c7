package dev.footbridge.bridge.review;

import java.util.Locale;

public enum ReviewStatus {
    OPEN,
    /** Every item is decided, gone or withdrawn. */
    DONE,
    /** Nothing was decided, and nothing is asked any more. */
    WITHDRAWN;

    /** As the contract writes it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
