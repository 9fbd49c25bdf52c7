package dev.footbridge.bridge.publish;

import dev.footbridge.schemas.decision.PolicyPublished;
import java.util.List;

/**
 * What came of the policy files.
 *
 * @param policy the version in force
 * @param problems why the files are not it; empty when they are
 */
public record Publication(PolicyPublished policy, List<String> problems) {
    public Publication {
        problems = List.copyOf(problems);
    }

    public int version() {
        return policy.getVersion();
    }
}
