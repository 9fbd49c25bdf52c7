/**
 * What happened in a project, for HR and IT alike (R30–R32).
 *
 * <p>Entries about people are part of their plan. Entries about services and rollouts hear what identity hands over
 * ({@code bridge.told-of-services.v1}, by subject) and the policy broadcast; both are announced on
 * {@code bridge.project-feed.v1}.
 */
@NullMarked
package dev.footbridge.bridge.feed;

import org.jspecify.annotations.NullMarked;
