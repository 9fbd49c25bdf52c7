package dev.footbridge.bridge.person;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a reviewer says about a right somebody holds (R27). */
public enum ReviewDecision {
    APPROVE,
    REVOKE,
    DONT_KNOW;

    /** As the contract writes it; empty for what this version does not know. */
    public static Optional<ReviewDecision> of(String word) {
        return Arrays.stream(values())
                .filter(decision -> decision.word().equals(word))
                .findFirst();
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
