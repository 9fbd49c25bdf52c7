/** What came and what became of it, to be looked at and mapped again. Hears the inbox and its outcomes. */
@NullMarked
package dev.footbridge.gateway.inbox;

import org.jspecify.annotations.NullMarked;
