package dev.footbridge.bridge.identity;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whose an identifier is at a time: one person's, nobody's, or contested: then a human decides. */
record Holder(@Nullable String person, boolean contested) {
    private static final Holder NOBODY = new Holder(null, false);
    private static final Holder CONTESTED = new Holder(null, true);

    static Holder of(Set<String> persons) {
        return switch (persons.size()) {
            case 0 -> NOBODY;
            case 1 -> new Holder(persons.iterator().next(), false);
            default -> CONTESTED;
        };
    }
}
