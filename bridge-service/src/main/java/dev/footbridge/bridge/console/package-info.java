/**
 * The page people look at. Serves the bundle built from {@code bridge-service/src/console}; hears and announces nothing, and
 * knows nothing about anybody: what a page shows, it asks of {@code /api}, {@code /hr} and {@code /it} like everyone else.
 */
@NullMarked
package dev.footbridge.bridge.console;

import org.jspecify.annotations.NullMarked;
