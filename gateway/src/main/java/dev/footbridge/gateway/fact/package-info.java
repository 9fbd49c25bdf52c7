/** From canonical events to the facts of the log: identifiers become tokens, what is personal goes where it belongs. */
@NullMarked
package dev.footbridge.gateway.fact;

import org.jspecify.annotations.NullMarked;
