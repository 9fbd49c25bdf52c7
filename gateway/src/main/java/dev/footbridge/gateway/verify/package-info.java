/** Whether a delivery comes from who it says: hears raw bytes and headers, answers with a verdict, announces nothing. */
@NullMarked
package dev.footbridge.gateway.verify;

import org.jspecify.annotations.NullMarked;
