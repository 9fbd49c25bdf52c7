/**
 * What waits for a person to say whose it is (R6). Hears {@code bridge.unmatched.v1}, what people decided about it and
 * how people may be called; tells {@code bridge.decisions.v1} whose an identifier is. Candidates are looked for when
 * somebody asks, and only a human's word makes one of them the person.
 */
@NullMarked
package dev.footbridge.bridge.unmatched;

import org.jspecify.annotations.NullMarked;
