/**
 * What should be the case now: a function of the facts about a person, the policy history and the time.
 *
 * <p>Hears a person's file; what it says differently from before is announced.
 */
@NullMarked
package dev.footbridge.bridge.plan;

import org.jspecify.annotations.NullMarked;
