/** Canonical events: hears CloudEvents as JSON, announces events that are known to be right, or what is wrong with them. */
@NullMarked
package dev.footbridge.gateway.canonical;

import org.jspecify.annotations.NullMarked;
