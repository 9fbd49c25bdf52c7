package dev.footbridge.bridge.read;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A list somebody asks for.
 *
 * @param filters by name; of several values any will do; for {@code due} and {@code overdue} one
 * @param after where the page before ended: the value sorted by, and the id
 */
public record Listing(
        Kind kind,
        Map<String, List<String>> filters,
        @Nullable String q,
        String sort,
        boolean descending,
        int limit,
        @Nullable After after) {

    /** The last row of a page. */
    public record After(String value, String id) {}
}
