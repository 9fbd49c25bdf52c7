package dev.footbridge.bridge.stream;

import dev.footbridge.bridge.read.MatchDecision;
import dev.footbridge.bridge.read.ReviewCodec;
import dev.footbridge.bridge.read.ReviewStand;
import dev.footbridge.bridge.read.Standing;
import dev.footbridge.bridge.read.TaskDecision;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The {@code event:} and {@code data:} lines of one thing. They are the same for everybody but for what the account may
 * do about it: that is filled in for each kind of account once.
 */
final class Frame {
    private static final String NOTHING = "\"allowedActions\":[]";

    private static final Standing ANYBODY = Standing.ofOnlooker();

    private final String[] parts;
    private final List<Function<Standing, List<String>>> actions;
    private final Map<Standing, byte[]> filled = new HashMap<>();

    private Frame(String text, List<Function<Standing, List<String>>> actions) {
        this.actions = actions;
        this.parts = actions.isEmpty() ? new String[] {text} : text.split(Pattern.quote(NOTHING), -1);
        if (parts.length != actions.size() + 1) {
            throw new IllegalArgumentException("Expected %d places for allowed actions, but there are %d"
                    .formatted(actions.size(), parts.length - 1));
        }
    }

    /** @param json on one line: a line break would end the event */
    static Frame of(String event, String json) {
        return new Frame(text(event, json), List.of());
    }

    /** The lines of what is the same for everybody. */
    static byte[] bytes(String event, String json) {
        return of(event, json).of(ANYBODY);
    }

    /** @param json as somebody sees it who may do nothing */
    static Frame ofTask(String json, TaskDecision.Stand task) {
        return new Frame(text("task", json), List.of(standing -> TaskDecision.allowed(standing, task)));
    }

    /** @param tasks in their order; the list allows what one of them allows */
    static Frame ofChecklist(String json, List<TaskDecision.Stand> tasks) {
        var each = tasks.stream()
                .<Function<Standing, List<String>>>map(task -> standing -> TaskDecision.allowed(standing, task));
        Function<Standing, List<String>> any = standing -> List.copyOf(tasks.stream()
                .flatMap(task -> TaskDecision.allowed(standing, task).stream())
                .collect(Collectors.toCollection(TreeSet::new)));
        return new Frame(
                text("checklist", json), Stream.concat(each, Stream.of(any)).toList());
    }

    /** @param items in their order; the review allows what one of them allows */
    static Frame ofReview(String json, List<ReviewStand> items) {
        var each = items.stream().<Function<Standing, List<String>>>map(item -> item::allowed);
        Function<Standing, List<String>> any = standing -> List.copyOf(ReviewCodec.allowed(items, standing));
        return new Frame(
                text("review", json), Stream.concat(each, Stream.of(any)).toList());
    }

    /** @param entry allows the same to everybody who may match, as it is about nobody yet */
    static Frame ofUnmatched(String json, MatchDecision entry) {
        return new Frame(text("unmatched", json), List.of(entry::allowed));
    }

    /** As an account sees it that stands so towards the person it is about. */
    synchronized byte[] of(Standing standing) {
        return filled.computeIfAbsent(actions.isEmpty() ? ANYBODY : standing, this::fill);
    }

    /** It has been sent to whoever is there. */
    synchronized void wasSent() {
        filled.clear();
    }

    int size() {
        return Stream.of(parts).mapToInt(String::length).sum();
    }

    private byte[] fill(Standing standing) {
        var text = new StringBuilder(parts[0]);
        for (int hole = 0; hole < actions.size(); hole++) {
            text.append("\"allowedActions\":[")
                    .append(actions.get(hole).apply(standing).stream()
                            .map(action -> '"' + action + '"')
                            .collect(Collectors.joining(",")))
                    .append(']')
                    .append(parts[hole + 1]);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String text(String event, String json) {
        if (json.indexOf('\n') >= 0 || json.indexOf('\r') >= 0) {
            throw new IllegalArgumentException("Expected JSON on one line, but it has several");
        }
        return "event: " + event + "\ndata: " + json + "\n";
    }
}
