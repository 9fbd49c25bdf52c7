package dev.footbridge.bridge.policy;

import dev.footbridge.bridge.person.Entitlement;
import java.time.Period;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One task of a template, or one for each of something.
 *
 * @param name none where each repetition goes by what it is for
 * @param owner none where a review decides
 * @param due none for the anchor itself
 * @param opens none for as soon as it is known
 * @param verifiedBy the kind of fact that shows it was done (R14)
 * @param undo what has to be done if it was done in vain (R17)
 * @param review who reviews it instead of doing it
 * @param handOver how long what was held before is kept
 */
public record TaskTemplate(
        String id,
        @Nullable Words name,
        @Nullable String owner,
        @Nullable ForEach forEach,
        @Nullable Offset due,
        @Nullable Offset opens,
        List<String> needs,
        List<Entitlement> grants,
        List<Entitlement> revokes,
        @Nullable String asset,
        @Nullable VerifiedBy verifiedBy,
        @Nullable Words undo,
        @Nullable String review,
        @Nullable Period handOver) {

    public TaskTemplate {
        needs = List.copyOf(needs);
        grants = List.copyOf(grants);
        revokes = List.copyOf(revokes);
    }

    /** The same, due at another time. */
    public TaskTemplate due(Offset due) {
        return new TaskTemplate(
                id,
                name,
                owner,
                forEach,
                due,
                opens,
                needs,
                grants,
                revokes,
                asset,
                verifiedBy,
                undo,
                review,
                handOver);
    }
}
