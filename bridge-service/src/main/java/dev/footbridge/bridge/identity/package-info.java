/**
 * Who is it about (R4–R7)? Hears hr.events and it.events at the home of their best identifier, what people decided and
 * planning knows about it, and what homes tell each other (bridge.identify); announces each fact to the person it
 * applies to or no longer does ({@code Heard}, {@code TakenBack}), those about nobody known (bridge.unmatched), and to
 * every partition which sources are connected and which systems were heard from.
 *
 * <p>The home of a worker number knows its person by itself: one hop. The home of anything else decides by a pure
 * function of all that was last said to it; every word between two homes is the whole of what the one has to say to the
 * other, so only the order between those two matters, and that one the log keeps.
 */
@NullMarked
package dev.footbridge.bridge.identity;

import org.jspecify.annotations.NullMarked;
