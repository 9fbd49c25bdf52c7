package dev.footbridge.bridge.read;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an account may do about something that waits, or no longer does.
 *
 * @param canBeMatched whether it has an identifier that a match has an effect on; a report waits for its task instead
 * @param matchedWith whom somebody matched it with
 */
public record MatchDecision(boolean canBeMatched, @Nullable String matchedWith) {
    private static final Audience NOBODY = Audience.of("");

    /** Everybody who may say whose something is may read what waits for that. */
    public List<String> allowed(Decider decider) {
        return matchedWith == null
                ? allowed(decider.towards(NOBODY))
                : allowed(decider.towards(Audience.of(matchedWith)));
    }

    /** @param standing towards whom it was matched with, if it was */
    public List<String> allowed(Standing standing) {
        if (standing.toMatch().isPresent()) {
            return List.of();
        }
        if (matchedWith != null) {
            return List.of("withdraw");
        }
        return canBeMatched ? List.of("match") : List.of();
    }
}
