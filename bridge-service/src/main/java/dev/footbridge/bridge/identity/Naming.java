package dev.footbridge.bridge.identity;

import dev.footbridge.bridge.person.Fact;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a fact of HR says of a person's identifiers.
 *
 * @param statement the fact, as far as rules know it
 * @param names token by what it is the name in, for example the e-mail address; empty: there is none any more
 * @param same another worker number of the same human being
 */
record Naming(
        Fact statement,
        Map<String, Optional<String>> names,
        @Nullable String same) {

    Naming {
        names = Map.copyOf(names);
    }

    boolean isOfNames() {
        return !names.isEmpty();
    }
}
