package dev.footbridge.bridge.access;

import java.util.Locale;

/** What a desk is to do (R21). */
public enum Action {
    GRANT,
    REVOKE,
    CREATE_ACCOUNT,
    DISABLE_ACCOUNT,
    ASSIGN_ASSET,
    COLLECT_ASSET,
    /** Several things at once, or something that has no word of its own: its reason says what. */
    DO;

    /** As the contract writes it: {@code create-account}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
