/** Hears HR systems, announces {@code hr.events}. Everything it does is the gateway's, under its own prefix. */
@NullMarked
package dev.footbridge.hr;

import org.jspecify.annotations.NullMarked;
