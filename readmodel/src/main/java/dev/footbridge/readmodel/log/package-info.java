/** How every part reaches the log: Kafka, the wire format, tokens. Hears and announces nothing itself. */
@NullMarked
package dev.footbridge.readmodel.log;

import org.jspecify.annotations.NullMarked;
