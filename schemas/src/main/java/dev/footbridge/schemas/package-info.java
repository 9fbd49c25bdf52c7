/** The contract: topics, their records, tokens, the wire format and the schema registry. */
@NullMarked
package dev.footbridge.schemas;

import org.jspecify.annotations.NullMarked;
