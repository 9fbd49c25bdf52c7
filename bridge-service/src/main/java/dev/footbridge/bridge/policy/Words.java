package dev.footbridge.bridge.policy;

/** The same in the words of either bank. */
public record Words(String hr, String it) {}
