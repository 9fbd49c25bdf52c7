package dev.footbridge.bridge.read;

import java.util.Set;

/**
 * A person as others' matters need them.
 *
 * @param workers tokens of their worker numbers
 */
public record Met(PersonName name, Audience audience, Set<String> workers) {}
