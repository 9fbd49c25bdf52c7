/**
 * What is on the log, for whoever reads it: the AsyncAPI document and the Avro schemas it names. Hears and announces
 * nothing.
 */
@NullMarked
package dev.footbridge.bridge.contract;

import org.jspecify.annotations.NullMarked;
