/**
 * Who is it about (R4–R7)? Hears hr.events and it.events at the home of their best identifier; announces each fact to
 * the person it applies to ({@code Heard}), connected sources to every partition, and keeps what nobody claims yet.
 *
 * <p>The home of a worker number knows its person by itself: one hop. Facts whose best identifier is an e-mail address
 * or an account wait under it.
 */
@NullMarked
package dev.footbridge.bridge.identity;

import org.jspecify.annotations.NullMarked;
