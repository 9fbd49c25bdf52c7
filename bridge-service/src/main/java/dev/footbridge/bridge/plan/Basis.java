package dev.footbridge.bridge.plan;

import java.time.Instant;

/**
 * What a plan was made from, so that anyone can make it again.
 *
 * @param rules version of the rules themselves
 * @param facts {@code sha256:} of the sorted ids of the facts looked at
 */
public record Basis(Instant now, int policy, int rules, String facts) {}
