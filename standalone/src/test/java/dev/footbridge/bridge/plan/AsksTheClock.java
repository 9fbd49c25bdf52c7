package dev.footbridge.bridge.plan;

import java.time.Instant;

/** Offender: a rule that asks the clock. */
public final class AsksTheClock {
    private AsksTheClock() {}

    public static Instant today() {
        return Instant.now();
    }
}
