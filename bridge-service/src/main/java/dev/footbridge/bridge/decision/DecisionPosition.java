package dev.footbridge.bridge.decision;

import java.util.Optional;

/** Where a decision stands on {@code bridge.decisions.v1}. */
public record DecisionPosition(int partition, long offset) {

    String text() {
        return partition + ":" + offset;
    }

    static Optional<DecisionPosition> of(String text) {
        var parts = text.split(":");
        return parts.length == 2 && parts[0].matches("[0-9]{1,9}") && parts[1].matches("[0-9]{1,18}")
                ? Optional.of(new DecisionPosition(Integer.parseInt(parts[0]), Long.parseLong(parts[1])))
                : Optional.empty();
    }
}
