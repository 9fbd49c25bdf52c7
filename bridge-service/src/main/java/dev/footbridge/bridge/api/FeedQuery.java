package dev.footbridge.bridge.api;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads the query string of a feed. A parameter nobody knows is refused: a misspelt one must not show something else. */
final class FeedQuery {
    private static final int USUAL_LIMIT = 50;
    private static final int HIGHEST_LIMIT = 200;
    private static final Map<String, Set<String>> CHOICES =
            Map.of("format", Set.of("json", "atom"), "words", Set.of("hr", "it"));
    private static final Set<String> KNOWN = Set.of("limit", "after", "kind", "format", "words");

    private final Map<String, String[]> parameters;
    private final SortedMap<String, String> problems = new TreeMap<>();

    private FeedQuery(Map<String, String[]> parameters) {
        this.parameters = parameters;
    }

    /**
     * @param kinds of several any will do; empty: all
     * @param after as the page before said it; not opened yet
     * @param format json or atom; null: as Accept says
     * @param words whose come first: hr or it
     * @param problems what was expected, by parameter; empty when all is well
     */
    record Asked(
            List<String> kinds,
            int limit,
            @Nullable String after,
            @Nullable String format,
            String words,
            SortedMap<String, String> problems) {}

    static Asked read(Map<String, String[]> parameters) {
        return new FeedQuery(parameters).asked();
    }

    private Asked asked() {
        parameters.forEach(this::check);
        var words = single("words");
        return new Asked(
                List.of(parameters.getOrDefault("kind", new String[0])),
                limit(),
                single("after"),
                single("format"),
                words == null ? "hr" : words,
                problems);
    }

    private void check(String name, String[] values) {
        if (!KNOWN.contains(name)) {
            expected(name, "to be one of " + new TreeSet<>(KNOWN));
        } else if (!name.equals("kind") && values.length > 1) {
            expected(name, "one value");
        } else if (CHOICES.containsKey(name) && !CHOICES.get(name).contains(values[0])) {
            expected(name, "one of " + new TreeSet<>(CHOICES.get(name)));
        } else if (name.equals("kind") && !List.of(values).stream().allMatch(kind -> kind.matches("[a-z-]{1,40}"))) {
            expected(name, "what an entry may be, for example incident-closed");
        }
    }

    private int limit() {
        var written = single("limit");
        if (written == null) {
            return USUAL_LIMIT;
        }
        var limit = written.matches("[0-9]{1,6}") ? Integer.parseInt(written) : 0;
        if (limit < 1 || limit > HIGHEST_LIMIT) {
            expected("limit", "a number from 1 to " + HIGHEST_LIMIT);
        }
        return limit;
    }

    private @Nullable String single(String name) {
        var values = parameters.get(name);
        return values == null ? null : values[0];
    }

    private void expected(String parameter, String what) {
        problems.put(parameter, "Expected " + what + ", but it is not");
    }
}
