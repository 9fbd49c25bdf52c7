/**
 * When a process may say that it is ready. Hears nothing and announces nothing but that. A module makes beans of
 * {@link dev.footbridge.readmodel.ready.Readiness} for what must be so before, and of
 * {@link dev.footbridge.readmodel.ready.Rehearsal} for what the first who comes should not have to pay for.
 */
@NullMarked
package dev.footbridge.readmodel.ready;

import org.jspecify.annotations.NullMarked;
