package dev.footbridge.bridge.announce;

import dev.footbridge.bridge.policy.Policy;
import dev.footbridge.bridge.policy.WorkerNumbers;
import dev.footbridge.schemas.decision.PolicyPublished;

/** Published policies, ready to be asked. */
public interface Policies {
    Policy of(PolicyPublished published);

    WorkerNumbers workerNumbers();

    /** The version that was published last when this process began. */
    int newestAtStart();
}
