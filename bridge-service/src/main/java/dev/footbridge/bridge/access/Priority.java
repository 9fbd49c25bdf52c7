package dev.footbridge.bridge.access;

import java.util.Locale;

/** How a desk should rank a task among its others. */
public enum Priority {
    NORMAL,
    /** Its time was past when we learned of it. */
    HIGH,
    /** Somebody who is gone may still get in. */
    URGENT;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
