/**
 * Whether somebody should keep what they hold: what is asked of whom, what was decided, and what carries it out.
 *
 * <p>Hears moves, grants and decisions of reviewers; announces access reviews and the work of those that revoke.
 */
@NullMarked
package dev.footbridge.bridge.review;

import org.jspecify.annotations.NullMarked;
