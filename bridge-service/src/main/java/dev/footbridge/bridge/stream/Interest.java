package dev.footbridge.bridge.stream;

import dev.footbridge.bridge.read.Audience;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a subscriber asked for; it gets of that what it may see.
 *
 * @param kinds what it may have of what it asked for
 */
record Interest(
        Set<String> kinds,
        @Nullable String person,
        @Nullable String project) {

    /** The bytes this happening is for a subscriber, if it is any. */
    Optional<byte[]> of(Happening happening, Viewer viewer) {
        var scope = viewer.scope();
        var standing = viewer.decider().towards(happening.audience());
        if (!kinds.contains(happening.kind())) {
            return Optional.empty();
        }
        if (happening.forOthers() != null) {
            return ofFeed(happening, happening.forOthers(), viewer);
        }
        if (concerns(happening.audience()) && scope.sees(happening.audience())) {
            return Optional.of(happening.frame().of(standing));
        }
        var before = happening.before();
        return before != null && concerns(before) && scope.sees(before)
                ? Optional.of(happening.farewell().of(standing))
                : Optional.empty();
    }

    /** Who asks for one person gets what they may know to be about them, and nothing that would tell it otherwise. */
    private Optional<byte[]> ofFeed(Happening happening, Frame forOthers, Viewer viewer) {
        var standing = viewer.decider().towards(happening.audience());
        if (!concerns(happening.audience())) {
            return Optional.empty();
        }
        if (viewer.scope().knows(happening.audience())) {
            return Optional.of(happening.frame().of(standing));
        }
        return person == null ? Optional.of(forOthers.of(standing)) : Optional.empty();
    }

    boolean concerns(Audience audience) {
        return (person == null || audience.person().equals(person))
                && (project == null || audience.projects().contains(project));
    }
}
