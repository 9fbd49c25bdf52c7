package dev.footbridge.bridge.read;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What stands in the way of a checklist, the most pressing first. A task that itself waits is no blocker: what it waits for
 * is.
 */
final class Blockers {
    private static final Set<String> WENT_WRONG = Set.of("failed", "contradicted");
    private static final Set<String> NOT_YET = Set.of("waiting", "planned");

    private Blockers() {}

    /** A task of the list, as far as it matters here. */
    record Line(String id, String status, @Nullable Instant due, boolean overdue, Set<String> needs) {}

    private record Blocker(Line line, int urgency) {}

    static List<String> of(List<Line> lines) {
        var waitedFor = lines.stream()
                .filter(line -> !ShownCodec.isSettled(line.status()))
                .flatMap(line -> line.needs().stream())
                .collect(Collectors.toSet());
        return lines.stream()
                .filter(line -> !ShownCodec.isSettled(line.status()) && !NOT_YET.contains(line.status()))
                .map(line -> new Blocker(line, urgency(line, waitedFor.contains(line.id()))))
                .filter(blocker -> blocker.urgency() > 0)
                .sorted(Comparator.comparingInt(Blocker::urgency)
                        .reversed()
                        .thenComparing(
                                blocker -> blocker.line().due(), Comparator.nullsLast(Comparator.naturalOrder())))
                .map(blocker -> blocker.line().id())
                .toList();
    }

    /** Zero: it stands in nobody's way. */
    private static int urgency(Line line, boolean isWaitedFor) {
        if (WENT_WRONG.contains(line.status())) {
            return 4;
        }
        if (line.overdue()) {
            return isWaitedFor ? 3 : 2;
        }
        return isWaitedFor ? 1 : 0;
    }
}
