package dev.footbridge.it.dispatch;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One task taken for a step, which is written down already.
 *
 * @param reference the id the desk knows it by
 * @param claim which one this is: who answers after somebody else took over is not heard
 * @param traceparent of what led to it, to be handed on to the desk
 */
record Claim(
        Errand errand,
        DeskTask task,
        Step step,
        String reference,
        int claim,
        @Nullable String traceparent) {

    /** What a desk has to know, and no more. */
    record Errand(
            String task,
            boolean wanted,
            long revision,
            String action,
            Person person,
            @Nullable String system,
            @Nullable String entitlement,
            @Nullable String asset,
            @Nullable String tag,
            @Nullable Instant due,
            String priority,
            String reasonHr,
            String reasonIt,
            @Nullable String checklist,
            Instant since) {}

    record Person(
            @Nullable String workerNumber,
            @Nullable String name,
            @Nullable String workEmail) {
        @Override
        public String toString() {
            return "Person"; // never in a log
        }
    }
}
