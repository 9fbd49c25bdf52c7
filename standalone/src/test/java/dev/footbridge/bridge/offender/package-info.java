/** Breaks the rule that the bridge knows no gateway, so that the test of it can fail. */
@NullMarked
package dev.footbridge.bridge.offender;

import org.jspecify.annotations.NullMarked;
