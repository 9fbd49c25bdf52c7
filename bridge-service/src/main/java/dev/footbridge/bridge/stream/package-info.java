/**
 * Live changes over SSE, straight from the log. Hears {@code bridge.people.v1}, {@code bridge.checklists.v1} and
 * {@code bridge.project-feed.v1}; announces nothing. One reader turns records into happenings once, for all subscribers;
 * each has a bounded queue of its own in which the latest of one thing replaces the one before. Nobody waits for a slow
 * reader: it is told to fetch anew ({@code resync}) and let go.
 */
@NullMarked
package dev.footbridge.bridge.stream;

import org.jspecify.annotations.NullMarked;
