package dev.footbridge.bridge.person;

import java.util.UUID;

/** The human being, across employments. */
public record PersonId(UUID value) {}
