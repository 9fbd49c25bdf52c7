package dev.footbridge.bridge.api;

import dev.footbridge.bridge.decision.DecisionPosition;
import dev.footbridge.bridge.read.Kind;
import dev.footbridge.bridge.read.Listing;
import dev.footbridge.bridge.read.TimeText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the query string of a list. A parameter nobody knows is refused: a misspelt filter must not show everything. */
final class Query {
    private static final int USUAL_LIMIT = 50;
    private static final int HIGHEST_LIMIT = 200;
    private static final int LONGEST_VALUE = 200;
    private static final Set<String> SINGLE = Set.of("q", "sort", "limit", "after", "overdue", "due");
    private static final Map<Kind, Set<String>> STATUSES = Map.of(
            Kind.PEOPLE, Set.of("expected", "active", "absent", "left"),
            Kind.CHECKLISTS, Set.of("planned", "open", "done", "withdrawn"),
            Kind.TASKS,
                    Set.of(
                            "planned",
                            "waiting",
                            "open",
                            "in-progress",
                            "done",
                            "contradicted",
                            "failed",
                            "waived",
                            "withdrawn"),
            Kind.REVIEWS, Set.of("open", "done", "withdrawn"),
            Kind.UNMATCHED, Set.of("waiting", "matched"));

    /** R23. */
    private static final Set<String> REASONS =
            Set.of("move", "leave-follow-up", "orphan", "expiring", "segregation-of-duties", "privileged", "campaign");

    private final Kind kind;
    private final Map<String, List<String>> parameters;
    private final Cursors cursors;
    private final Function<String, Optional<DecisionPosition>> positions;
    private final SortedMap<String, String> problems = new TreeMap<>();

    private Query(
            Kind kind,
            Map<String, List<String>> parameters,
            Cursors cursors,
            Function<String, Optional<DecisionPosition>> positions) {
        this.kind = kind;
        this.parameters = new TreeMap<>(parameters);
        this.cursors = cursors;
        this.positions = positions;
    }

    /** @param positions opens what a decision was answered with */
    static Asked read(
            Kind kind,
            Map<String, List<String>> parameters,
            Cursors cursors,
            Function<String, Optional<DecisionPosition>> positions) {
        return new Query(kind, parameters, cursors, positions).asked();
    }

    private Asked asked() {
        parameters.forEach(this::checkShape);
        var filters = filters();
        var sort = single("sort").orElse(kind.usualSort());
        var descending = sort.startsWith("-");
        var column = descending ? sort.substring(1) : sort;
        if (!kind.sorts().contains(column)) {
            expected("sort", "one of " + new TreeSet<>(kind.sorts()) + ", with - before it for the other way round");
        }
        var limit = limit();
        var q = single("q").map(String::strip).filter(text -> !text.isEmpty()).orElse(null);
        if (!problems.isEmpty()) {
            return new Asked.Refused(problems);
        }
        var first = new Listing(kind, filters, q, column, descending, limit, null);
        var after = single("after");
        if (after.isEmpty()) {
            return new Asked.For(first, null);
        }
        return cursors.open(after.get(), first)
                .<Asked>map(last -> new Asked.For(new Listing(kind, filters, q, column, descending, limit, last), null))
                .or(() -> decided(after.get()).map(position -> new Asked.For(first, position)))
                .orElseGet(() -> {
                    expected(
                            "after",
                            "the `next` of the page before, with the same filters and order, or the position of a"
                                    + " decision");
                    return new Asked.Refused(problems);
                });
    }

    /** Of people nothing is decided that their list shows. */
    private Optional<DecisionPosition> decided(String after) {
        return kind == Kind.PEOPLE ? Optional.empty() : positions.apply(after);
    }

    private void checkShape(String name, List<String> values) {
        if (!kind.filters().contains(name)
                && !Set.of("q", "sort", "limit", "after").contains(name)) {
            expected(name, "to be one of " + known());
        } else if (SINGLE.contains(name) && values.size() > 1) {
            expected(name, "one value");
        } else if (values.stream().anyMatch(value -> value.indexOf('\0') >= 0)
                || !name.equals("after") && values.stream().anyMatch(value -> value.length() > LONGEST_VALUE)) {
            expected(name, "plain text of at most " + LONGEST_VALUE + " characters");
        }
    }

    private TreeSet<String> known() {
        var known = new TreeSet<>(kind.filters());
        known.addAll(Set.of("q", "sort", "limit", "after"));
        return known;
    }

    private Map<String, List<String>> filters() {
        var filters = new LinkedHashMap<String, List<String>>();
        parameters.forEach((name, values) -> {
            if (kind.filters().contains(name)) {
                checkValues(name, values);
                filters.put(name, List.copyOf(values));
            }
        });
        return filters;
    }

    private void checkValues(String name, List<String> values) {
        if (name.equals("status") && !STATUSES.get(kind).containsAll(values)) {
            expected(name, "one of " + new TreeSet<>(STATUSES.get(kind)));
        } else if (name.equals("reason") && !REASONS.containsAll(values)) {
            expected(name, "one of " + new TreeSet<>(REASONS));
        } else if (name.equals("overdue") && !Set.of("true", "false").containsAll(values)) {
            expected(name, "true or false");
        } else if (name.equals("due") && !values.stream().allMatch(Query::isDayOrInstant)) {
            expected(name, "a day (2026-12-01) or a time (2026-12-01T08:00:00Z) until which something is due");
        } else if (values.stream().anyMatch(String::isBlank)) {
            expected(name, "a value");
        }
    }

    private int limit() {
        var written = single("limit");
        if (written.isEmpty()) {
            return USUAL_LIMIT;
        }
        var limit = number(written.get());
        if (limit == null || limit < 1 || limit > HIGHEST_LIMIT) {
            expected("limit", "a number from 1 to " + HIGHEST_LIMIT);
            return USUAL_LIMIT;
        }
        return limit;
    }

    private static @Nullable Integer number(String text) {
        return text.matches("[0-9]{1,6}") ? Integer.valueOf(text) : null;
    }

    private static boolean isDayOrInstant(String text) {
        return text.contains("T")
                ? TimeText.time(text).isPresent()
                : TimeText.day(text).isPresent();
    }

    private Optional<String> single(String name) {
        return Optional.ofNullable(parameters.get(name))
                .flatMap(values -> values.stream().findFirst());
    }

    private void expected(String parameter, String what) {
        problems.put(parameter, "Expected " + what + ", but it is not");
    }
}
