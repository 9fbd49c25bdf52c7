/**
 * The bridge before anybody comes: its real topology, played in memory with people who do not exist. Hears nothing from the
 * log and announces nothing to it.
 */
@NullMarked
package dev.footbridge.bridge.rehearsal;

import org.jspecify.annotations.NullMarked;
