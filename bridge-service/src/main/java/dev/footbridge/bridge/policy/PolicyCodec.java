package dev.footbridge.bridge.policy;

import java.time.Instant;

/** From the canonical document on the log to the policy that rules ask. */
public final class PolicyCodec {

    public Policy policyOf(int version, Instant publishedAt, String canonicalJson) {
        throw new UnsupportedOperationException(canonicalJson + version + publishedAt);
    }
}
