/**
 * The lists, the single things and the feeds of {@code /api} (CONTRACT §3). Hears nothing but HTTP; announces nothing. What a caller
 * may see is decided in {@link dev.footbridge.bridge.read.ScopeRepository} alone.
 */
@NullMarked
package dev.footbridge.bridge.api;

import org.jspecify.annotations.NullMarked;
