/**
 * What people decide here. Hears HTTP; tells {@code bridge.decisions.v1}, from where planning hears it as it hears any
 * other fact. Who may decide what about whom stands in {@link dev.footbridge.bridge.read.Standing} alone.
 */
@NullMarked
package dev.footbridge.bridge.decision;

import org.jspecify.annotations.NullMarked;
