package dev.footbridge.gateway.intake;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;

/** How many refused attempts of a source are recorded: a burst, then one every few seconds, so that no flood fills the log. */
final class AttemptBudget {
    private static final int BURST = 10;
    private static final Duration REFILL = Duration.ofSeconds(10);

    private final Map<String, State> states = new HashMap<>();

    private static final class State {
        private int left = BURST;
        private Instant filledAt;
        private int leftOut;

        State(Instant now) {
            filledAt = now;
        }
    }

    /** Whether to record this attempt; if so, how many before it were left out. */
    synchronized OptionalInt record(String source, Instant now) {
        var state = states.computeIfAbsent(source, any -> new State(now));
        var refills = Math.max(0, Duration.between(state.filledAt, now).dividedBy(REFILL));
        if (refills > 0) {
            state.left = (int) Math.min(BURST, state.left + refills);
            state.filledAt = state.filledAt.plus(REFILL.multipliedBy(refills));
        }
        if (state.left == 0) {
            state.leftOut++;
            return OptionalInt.empty();
        }
        state.left--;
        var leftOut = state.leftOut;
        state.leftOut = 0;
        return OptionalInt.of(leftOut);
    }
}
