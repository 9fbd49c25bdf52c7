/**
 * Who may come in: accounts with bearer tokens, and what every module's HTTP door has in common. Hears and announces
 * nothing. A module makes its own {@code SecurityFilterChain} bean with {@link dev.footbridge.readmodel.access.AccessChains};
 * a controller gets the caller as {@code @AuthenticationPrincipal Account}.
 */
@NullMarked
package dev.footbridge.readmodel.access;

import org.jspecify.annotations.NullMarked;
