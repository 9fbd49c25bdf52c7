/** Hears HTTP, announces deliveries: verified, written once, answered when the log has them. */
@NullMarked
package dev.footbridge.gateway.intake;

import org.jspecify.annotations.NullMarked;
