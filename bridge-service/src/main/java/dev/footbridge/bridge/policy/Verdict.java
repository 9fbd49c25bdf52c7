package dev.footbridge.bridge.policy;

/**
 * Whether a condition holds, and what it was (R11).
 *
 * @param because the condition as its author wrote it, and why it could not be judged where that is so
 */
public record Verdict(boolean holds, String because) {}
