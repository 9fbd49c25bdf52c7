package dev.footbridge.bridge.checklist;

import dev.footbridge.bridge.person.Fact;
import dev.footbridge.bridge.person.PersonFile;
import dev.footbridge.bridge.person.TaskReport;
import dev.footbridge.bridge.person.Told;
import dev.footbridge.bridge.policy.Policy;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is known of how a task went: shown by evidence, decided by people, reported by a desk.
 *
 * @param report what the desk said last, where that is all there is
 */
public record Outcome(
        Proof proof,
        Fact.@Nullable TaskDecided decision,
        Fact.@Nullable TaskReported report,
        @Nullable String ticket) {

    /** Under whichever of its ids the task was reported. */
    public static Outcome of(List<UUID> taskIds, PersonFile file, Proof proof) {
        var told = taskIds.stream()
                .flatMap(id -> file.survivors("task/" + id).stream())
                .toList();
        var reports = only(told, Fact.TaskReported.class)
                .sorted(Comparator.comparing(Fact::told))
                .toList();
        return new Outcome(
                proof,
                only(told, Fact.TaskDecided.class)
                        .max(Comparator.comparing(Fact::told, Told.IN_TELLING_ORDER))
                        .orElse(null),
                last(reports.stream()).orElse(null),
                last(reports.stream().filter(report -> report.ticket() != null))
                        .map(Fact.TaskReported::ticket)
                        .orElse(null));
    }

    /** Evidence says more than anyone's word, and a person's word more than a desk's (R14). */
    public Optional<TaskStatus> finished() {
        if (proof.isComplete()) {
            return Optional.of(TaskStatus.DONE);
        }
        if (decision instanceof Fact.TaskWaived) {
            return Optional.of(TaskStatus.WAIVED);
        }
        return isSaidDone() && !proof.isExpected() ? Optional.of(TaskStatus.DONE) : Optional.empty();
    }

    /** What anyone's word makes of a task that is not finished. */
    public Optional<TaskStatus> reported(Policy policy, Instant now, Map<String, Instant> heardFrom) {
        if (decision != null) {
            return Optional.of(withoutEvidence(decision, policy, now, heardFrom));
        }
        return Optional.ofNullable(report).map(said -> switch (said.status()) {
            case ACCEPTED, IN_PROGRESS -> TaskStatus.IN_PROGRESS;
            case COMPLETED -> withoutEvidence(said, policy, now, heardFrom);
            case FAILED, REJECTED, CANCELLED -> TaskStatus.FAILED;
        });
    }

    private TaskStatus withoutEvidence(Fact said, Policy policy, Instant now, Map<String, Instant> heardFrom) {
        return isContradicted(said, policy, now, heardFrom) ? TaskStatus.CONTRADICTED : TaskStatus.IN_PROGRESS;
    }

    /**
     * Systems that were to show by now what is said to be done, and have told nothing since: the next word of one
     * contradicts it (R14).
     */
    public Set<String> awaits(Policy policy, Instant now, Map<String, Instant> heardFrom) {
        var said = decision != null ? decision : isReportedDone() ? report : null;
        if (said == null
                || finished().isPresent()
                || isInTime(said, policy, now)
                || isContradicted(said, policy, now, heardFrom)) {
            return Set.of();
        }
        return proof.missingSystems().collect(Collectors.toUnmodifiableSet());
    }

    @Nullable
    public Settlement settlement() {
        if (decision != null) {
            return new Settlement(decision.by(), decision.told().effective(), decision.comment());
        }
        if (report == null || !isReportedDone()) {
            return null;
        }
        var by = report.by() == null ? report.told().source() : report.by();
        return new Settlement(by, report.told().effective(), report.note());
    }

    /** When the source told what finished it: a start told later moves it no more (R8). */
    Instant finishedTold() {
        if (proof.isComplete()) {
            return proof.told();
        }
        return decision != null
                ? decision.told().told()
                : report == null ? Instant.MAX : report.told().told();
    }

    /** By whoever's word counts more. */
    private boolean isSaidDone() {
        return decision == null ? isReportedDone() : isCompletedByPerson();
    }

    boolean isCompletedByPerson() {
        return decision instanceof Fact.TaskCompleted;
    }

    public boolean isReportedDone() {
        return report != null && report.status() == TaskReport.COMPLETED;
    }

    private boolean isContradicted(Fact said, Policy policy, Instant now, Map<String, Instant> heardFrom) {
        var reported = said.told().effective();
        return !isInTime(said, policy, now)
                && proof.missingSystems()
                        .anyMatch(system ->
                                heardFrom.getOrDefault(system, Instant.MIN).isAfter(reported));
    }

    /** Whether evidence may still take its time. */
    private static boolean isInTime(Fact said, Policy policy, Instant now) {
        return now.isBefore(said.told().effective().plus(policy.limits().verification()));
    }

    private static <F extends Fact> Stream<F> only(List<Fact> facts, Class<F> kind) {
        return facts.stream().filter(kind::isInstance).map(kind::cast);
    }

    private static <F> Optional<F> last(Stream<F> sorted) {
        return sorted.reduce((earlier, later) -> later);
    }
}
