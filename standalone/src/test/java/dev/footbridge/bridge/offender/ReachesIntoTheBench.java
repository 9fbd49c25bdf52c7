package dev.footbridge.bridge.offender;

import dev.footbridge.bench.Measured;

/** Offender: the product imports what measures it. */
public record ReachesIntoTheBench(Measured measured) {}
