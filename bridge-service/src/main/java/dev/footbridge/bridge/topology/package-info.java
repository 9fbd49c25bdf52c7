/** The way of a fact through the bridge, as a table of contents. Hears and announces nothing that it does not name. */
@NullMarked
package dev.footbridge.bridge.topology;

import org.jspecify.annotations.NullMarked;
