package dev.footbridge.bridge.review;

import java.util.Locale;

/** Why a right is looked at (R23). */
public enum Reason {
    /** It is no birthright of the position they took. */
    MOVE;

    /** As the contract writes it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
