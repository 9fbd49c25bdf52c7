/** Hears IT systems and service desks, announces {@code it.events}. Everything it does is the gateway's, under its own prefix. */
@NullMarked
package dev.footbridge.it;

import org.jspecify.annotations.NullMarked;
