package dev.footbridge.bridge.unmatched;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A text that, found in an identifier, is like a person. */
record Alias(Likeness likeness, String value) {
    /** Shorter ones are like everybody. */
    private static final int SHORTEST = 3;

    /**
     * What a person is called.
     *
     * @param given given names, the preferred one among them
     */
    record Called(
            List<String> numbers,
            @Nullable String email,
            @Nullable String username,
            List<String> given,
            @Nullable String family) {}

    static Set<Alias> of(Called person) {
        var aliases = new LinkedHashSet<Alias>();
        person.numbers().forEach(number -> add(aliases, Likeness.WORKER_NUMBER, Spelling.exact(number)));
        if (person.email() != null) {
            var email = Spelling.exact(person.email());
            add(aliases, Likeness.WORK_EMAIL, email);
            add(aliases, Likeness.LOCAL_PART, Spelling.localPart(email));
        }
        if (person.username() != null) {
            add(aliases, Likeness.USERNAME, Spelling.exact(person.username()));
        }
        if (person.family() != null) {
            var family = Spelling.letters(person.family());
            person.given().forEach(given -> addNames(aliases, Spelling.letters(given), family));
        }
        return aliases;
    }

    private static void addNames(Set<Alias> aliases, String given, String family) {
        if (given.isEmpty() || family.isEmpty()) {
            return;
        }
        Stream.of(given + family, family + given).forEach(name -> add(aliases, Likeness.FULL_NAME, name));
        Stream.of(initial(given) + family, family + initial(given), given + initial(family))
                .forEach(name -> add(aliases, Likeness.INITIAL_AND_NAME, name));
    }

    private static String initial(String name) {
        return name.substring(0, name.offsetByCodePoints(0, 1));
    }

    private static void add(Set<Alias> aliases, Likeness likeness, String value) {
        if (value.length() >= SHORTEST) {
            aliases.add(new Alias(likeness, value));
        }
    }
}
