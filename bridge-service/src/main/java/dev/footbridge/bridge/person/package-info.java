/**
 * What we know about one person: the facts as they were told, and the employments they add up to.
 *
 * <p>Hears every fact about a person; announces nothing by itself, plans are made from it.
 */
@NullMarked
package dev.footbridge.bridge.person;

import org.jspecify.annotations.NullMarked;
