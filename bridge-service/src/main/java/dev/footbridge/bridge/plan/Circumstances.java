package dev.footbridge.bridge.plan;

import dev.footbridge.bridge.policy.PolicyHistory;
import dev.footbridge.bridge.policy.WorkerNumbers;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;

/**
 * What a plan depends on besides the person.
 *
 * @param connected by source, the day it was first connected: what took effect before is history, not work (R9a)
 * @param heardFrom by system, when it was last heard from: only then its silence is evidence (R14)
 * @param numbers whose the worker numbers are that a policy names
 */
public record Circumstances(
        Instant now,
        PolicyHistory policies,
        Map<String, LocalDate> connected,
        Map<String, Instant> heardFrom,
        WorkerNumbers numbers) {

    public Circumstances {
        connected = Map.copyOf(connected);
        heardFrom = Map.copyOf(heardFrom);
    }

    public Circumstances(Instant now, PolicyHistory policies, Map<String, LocalDate> connected) {
        this(now, policies, connected, Map.of(), WorkerNumbers.UNKNOWN);
    }

    /** The policy versions there are by now: a later one is none yet. */
    public PolicyHistory published() {
        return policies.until(now);
    }
}
