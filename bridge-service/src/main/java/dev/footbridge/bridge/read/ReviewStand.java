package dev.footbridge.bridge.read;

import dev.footbridge.bridge.person.ReviewDecision;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * An item of a review as it stands, as far as it matters what may be said about it.
 *
 * @param locked the desk has begun to carry out what was decided (R27)
 * @param reviewer who decides, as it is announced
 */
public record ReviewStand(String status, boolean locked, boolean privileged, String reviewer) {

    /** What an account may say about it now. */
    public List<String> allowed(Standing standing) {
        return conflict().isPresent() || standing.toReview(reviewer).isPresent()
                ? List.of()
                : Arrays.stream(ReviewDecision.values())
                        .map(ReviewDecision::word)
                        .toList();
    }

    /** Why nothing can be said about it any more. */
    public Optional<String> conflict() {
        return switch (status) {
            case "gone" -> Optional.of("Expected a right that is held, but it is gone");
            case "withdrawn" -> Optional.of("Expected an item that is asked about, but it is withdrawn");
            default ->
                locked
                        ? Optional.of("Expected an item that may still be decided, but the desk has begun to revoke it")
                        : Optional.empty();
        };
    }

    /** To take something away, and to leave something dangerous, takes a reason (R27). */
    public boolean needsComment(ReviewDecision decision) {
        return decision == ReviewDecision.REVOKE || decision == ReviewDecision.APPROVE && privileged;
    }
}
