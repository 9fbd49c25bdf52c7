/** Records to bytes and back: Avro in the Confluent wire format. */
@NullMarked
package dev.footbridge.schemas.wire;

import org.jspecify.annotations.NullMarked;
