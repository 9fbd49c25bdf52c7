package dev.footbridge.bridge.log;

import org.jspecify.annotations.Nullable;

/** Bytes on their way out, and the person whose partition they go to, whatever their key. */
public record Outgoing(String person, byte @Nullable [] bytes) {}
