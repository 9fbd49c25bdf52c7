package dev.footbridge.bridge.stream;

import dev.footbridge.bridge.read.Audience;
import dev.footbridge.bridge.read.Scope;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a subscriber asked for; it gets of that what it may see.
 *
 * @param kinds never empty
 */
record Interest(
        Set<String> kinds,
        @Nullable String person,
        @Nullable String project) {

    /** The bytes this happening is for a subscriber, if it is any. */
    Optional<byte[]> of(Happening happening, Scope scope) {
        if (!kinds.contains(happening.kind())) {
            return Optional.empty();
        }
        if (happening.forOthers() != null) {
            return ofFeed(happening, happening.forOthers(), scope);
        }
        if (concerns(happening.audience()) && scope.sees(happening.audience())) {
            return Optional.of(happening.frame());
        }
        var before = happening.before();
        return before != null && concerns(before) && scope.sees(before)
                ? Optional.of(happening.farewell())
                : Optional.empty();
    }

    /** Who asks for one person gets what they may know to be about them, and nothing that would tell it otherwise. */
    private Optional<byte[]> ofFeed(Happening happening, byte[] forOthers, Scope scope) {
        if (!concerns(happening.audience())) {
            return Optional.empty();
        }
        if (scope.knows(happening.audience())) {
            return Optional.of(happening.frame());
        }
        return person == null ? Optional.of(forOthers) : Optional.empty();
    }

    boolean concerns(Audience audience) {
        return (person == null || audience.person().equals(person))
                && (project == null || audience.projects().contains(project));
    }
}
