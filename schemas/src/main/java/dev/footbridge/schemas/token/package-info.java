/** Tokens: what stands on the log in place of identifiers. */
@NullMarked
package dev.footbridge.schemas.token;

import org.jspecify.annotations.NullMarked;
