package dev.footbridge.bridge.read;

import dev.footbridge.bridge.read.Standing.TaskMatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a person may say about a task, as its status stands. */
public enum TaskDecision {
    COMPLETE("completed"),
    WAIVE("waived");

    private final String said;

    TaskDecision(String said) {
        this.said = said;
    }

    /** As the path and {@code allowedActions} write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As it stands in event ids. */
    public String said() {
        return said;
    }

    public static Optional<TaskDecision> named(String word) {
        return Arrays.stream(values())
                .filter(decision -> decision.word().equals(word))
                .findFirst();
    }

    /**
     * A task as it stands.
     *
     * @param isProven whether evidence shows it done
     */
    public record Stand(String status, boolean isProven, TaskMatter matter) {}

    /** What an account may say about it now. */
    public static List<String> allowed(Standing standing, Stand stand) {
        return Arrays.stream(values())
                .filter(decision -> decision.refusal(standing, stand.matter()).isEmpty())
                .filter(decision -> decision.conflict(stand).isEmpty() && !decision.isSaid(stand))
                .map(TaskDecision::word)
                .toList();
    }

    public Optional<Refusal> refusal(Standing standing, TaskMatter matter) {
        return this == COMPLETE ? standing.toComplete(matter) : standing.toWaive(matter);
    }

    /** It is so already, by somebody's word: saying it again adds nothing. */
    public boolean isSaid(Stand stand) {
        return this == COMPLETE
                ? stand.status().equals("done") && !stand.isProven()
                : stand.status().equals("waived");
    }

    /**
     * Why it cannot be said. What was waived can still be completed, and what only somebody's word made done, waived:
     * people make mistakes. What a desk has done for access stays, and evidence is no matter of opinion.
     */
    public Optional<String> conflict(Stand stand) {
        if (stand.status().equals("withdrawn")) {
            return Optional.of("Expected a task that is to be done, but it is withdrawn");
        }
        if (stand.status().equals("done") && stand.isProven()) {
            return Optional.of("Expected a task that is to be done, but evidence shows that it is done");
        }
        if (this == WAIVE && stand.status().equals("done") && stand.matter().provides()) {
            return Optional.of("Expected a task that is to be done, but it is done");
        }
        return Optional.empty();
    }
}
