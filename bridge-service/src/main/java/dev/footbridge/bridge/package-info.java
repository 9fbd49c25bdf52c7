/** The bridge: from what was heard to what should be, and what is announced. */
@NullMarked
package dev.footbridge.bridge;

import org.jspecify.annotations.NullMarked;
