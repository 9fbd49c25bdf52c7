package dev.footbridge.bridge.policy;

import dev.footbridge.bridge.person.WorkerKey;

/** Whether a worker number, as people write it in a policy, is that of a worker: rules themselves see tokens alone. */
@FunctionalInterface
public interface WorkerNumbers {

    WorkerNumbers UNKNOWN = (written, worker) -> false;

    /** @param written {@code E-0007}, or {@code source:E-0007} */
    boolean isNumberOf(String written, WorkerKey worker);
}
