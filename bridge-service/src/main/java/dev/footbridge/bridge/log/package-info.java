/** How the bridge keeps its state and lays aside what it cannot read. Hears nothing; announces bridge.dlt. */
@NullMarked
package dev.footbridge.bridge.log;

import org.jspecify.annotations.NullMarked;
