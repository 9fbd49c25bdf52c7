/**
 * What was announced, in PostgreSQL and as JSON. Hears {@code bridge.people.v1}, {@code bridge.checklists.v1},
 * {@code bridge.project-feed.v1} and {@code bridge.policies.v1}; announces nothing.
 *
 * <p>A snapshot has two forms: as stored (no names, texts by key) and as shown (names joined, texts in words). REST and the
 * stream show the same, because both pass through {@link dev.footbridge.bridge.read.ShownCodec}; entries of feeds through
 * {@link dev.footbridge.bridge.read.EntryCodec}.
 */
@NullMarked
package dev.footbridge.bridge.read;

import org.jspecify.annotations.NullMarked;
