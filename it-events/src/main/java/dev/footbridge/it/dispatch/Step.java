package dev.footbridge.it.dispatch;

import java.time.Instant;

/** What to do next about a task at its desk. */
sealed interface Step {
    /** Nothing until the log wants something else. */
    record Rest() implements Step {}

    record Wait(Instant until) implements Step {}

    /** Tell the desk; the intent is written down before. */
    record Tell(Kind kind, long revision) implements Step {}

    /** Ask whether it has what we do not know it has. */
    record LookUp() implements Step {}

    /** The desk has nothing, and is to have nothing. */
    record Drop() implements Step {}

    /** What a desk is told. */
    enum Kind {
        CREATE("task.wanted"),
        CHANGE("task.changed"),
        WITHDRAW("task.withdrawn");

        private final String type;

        Kind(String type) {
            this.type = type;
        }

        /** Of the webhook. */
        String type() {
            return type;
        }
    }
}
