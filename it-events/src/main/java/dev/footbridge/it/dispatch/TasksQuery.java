package dev.footbridge.it.dispatch;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of the list of tasks. A parameter nobody knows is refused: a misspelt filter must not show everything.
 *
 * @param statuses any of these; empty: every one
 */
record TasksQuery(
        List<TaskState> statuses,
        @Nullable String system,
        @Nullable String destination,
        int limit,
        @Nullable Place after) {
    private static final int USUAL = 50;
    private static final int MOST = 200;
    private static final int LONGEST_VALUE = 200;
    private static final List<String> KNOWN = List.of("after", "destination", "limit", "status", "system");

    /** Where a page ends. */
    record Place(String due, String task) {
        String cursor() {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString((due + " " + task).getBytes(StandardCharsets.UTF_8));
        }

        private static Optional<Place> of(String cursor) {
            try {
                var text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
                var parts = text.split(" ", 2);
                return parts.length == 2 && text.indexOf('\0') < 0
                        ? Optional.of(new Place(parts[0], parts[1]))
                        : Optional.empty();
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        }
    }

    /** A question that can be answered, or what is wrong with each parameter. */
    sealed interface Asked {
        record For(TasksQuery query) implements Asked {}

        record Refused(SortedMap<String, String> problems) implements Asked {}
    }

    static Asked read(Map<String, List<String>> parameters) {
        var problems = new TreeMap<String, String>();
        parameters.forEach((name, values) -> expectation(name, values)
                .ifPresent(what -> problems.put(name, "Expected " + what + ", but it is not")));
        if (!problems.isEmpty()) {
            return new Asked.Refused(problems);
        }
        return new Asked.For(new TasksQuery(
                parameters.getOrDefault("status", List.of()).stream()
                        .flatMap(status -> TaskState.named(status).stream())
                        .toList(),
                first(parameters, "system").orElse(null),
                first(parameters, "destination").orElse(null),
                first(parameters, "limit").flatMap(TasksQuery::limit).orElse(USUAL),
                first(parameters, "after").flatMap(Place::of).orElse(null)));
    }

    /** What a parameter should be and is not; nothing when it is. */
    private static Optional<String> expectation(String name, List<String> values) {
        if (!KNOWN.contains(name)) {
            return Optional.of("to be one of " + KNOWN);
        }
        if (name.equals("status")) {
            return unless(
                    values.stream().allMatch(value -> TaskState.named(value).isPresent()),
                    "one of "
                            + Stream.of(TaskState.values()).map(TaskState::word).toList());
        }
        if (values.size() != 1) {
            return Optional.of("one value");
        }
        var value = values.get(0);
        return switch (name) {
            case "limit" -> unless(limit(value).isPresent(), "a number from 1 to " + MOST);
            case "after" -> unless(Place.of(value).isPresent(), "the `next` of the page before");
            default ->
                unless(
                        value.indexOf('\0') < 0 && value.length() <= LONGEST_VALUE,
                        "plain text of at most " + LONGEST_VALUE + " characters");
        };
    }

    private static Optional<String> unless(boolean itIsSo, String what) {
        return itIsSo ? Optional.empty() : Optional.of(what);
    }

    private static Optional<Integer> limit(String text) {
        return Optional.of(text)
                .filter(digits -> digits.matches("[0-9]{1,3}"))
                .map(Integer::valueOf)
                .filter(limit -> limit >= 1 && limit <= MOST);
    }

    private static Optional<String> first(Map<String, List<String>> parameters, String name) {
        return parameters.getOrDefault(name, List.of()).stream().findFirst();
    }

    /** The same question, as it stands in an address; without where a page ends. */
    Map<String, List<String>> parameters() {
        var parameters = new TreeMap<String, List<String>>();
        parameters.put("limit", List.of(String.valueOf(limit)));
        if (!statuses.isEmpty()) {
            parameters.put("status", statuses.stream().map(TaskState::word).collect(Collectors.toList()));
        }
        if (system != null) {
            parameters.put("system", List.of(system));
        }
        if (destination != null) {
            parameters.put("destination", List.of(destination));
        }
        return parameters;
    }
}
