/** What this process depends on, and whether it is there: the registry, the log, the projections. */
@NullMarked
package dev.footbridge.readmodel.health;

import org.jspecify.annotations.NullMarked;
