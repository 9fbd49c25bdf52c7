/**
 * How the product is watched: what has to be asked for now and then, who may fetch the metrics, and the trace that an
 * input leaves on the log. Hears and announces nothing.
 */
@NullMarked
package dev.footbridge.readmodel.observe;

import org.jspecify.annotations.NullMarked;
