package dev.footbridge.it.dispatch;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** How a task stands, as a desk sees it. */
enum TaskState {
    /** Its destination observes: this would be sent. */
    OBSERVED,
    /** Not yet cleared (R9b). */
    SETTLING,
    OPEN,
    ACCEPTED,
    IN_PROGRESS,
    COMPLETED,
    FAILED,
    REJECTED,
    WITHDRAWN;

    /** What a desk may say. */
    enum Verb {
        ACCEPT(ACCEPTED, Set.of(OPEN, FAILED, REJECTED)),
        START(IN_PROGRESS, Set.of(OPEN, ACCEPTED, FAILED, REJECTED)),
        COMPLETE(COMPLETED, Set.of(OPEN, ACCEPTED, IN_PROGRESS, FAILED)),
        FAIL(FAILED, Set.of(OPEN, ACCEPTED, IN_PROGRESS)),
        REJECT(REJECTED, Set.of(OPEN, ACCEPTED, IN_PROGRESS));

        private final TaskState to;
        private final Set<TaskState> from;

        Verb(TaskState to, Set<TaskState> from) {
            this.to = to;
            this.from = from;
        }

        TaskState to() {
            return to;
        }

        boolean mayFollow(TaskState state) {
            return from.contains(state);
        }

        /** Who says no says why. */
        boolean needsNote() {
            return this == FAIL || this == REJECT;
        }

        static Optional<Verb> named(String name) {
            return Arrays.stream(values())
                    .filter(verb -> verb.word().equals(name))
                    .findFirst();
        }

        /** What a desk may say of a task that stands so. */
        static List<String> thatMayFollow(TaskState state) {
            return Arrays.stream(values())
                    .filter(verb -> verb.mayFollow(state))
                    .map(Verb::word)
                    .toList();
        }

        private String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** As it is written. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<TaskState> named(String word) {
        return Arrays.stream(values())
                .filter(state -> state.word().equals(word))
                .findFirst();
    }
}
