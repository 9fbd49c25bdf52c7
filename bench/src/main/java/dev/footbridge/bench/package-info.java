/**
 * How fast the bridge is, beside what its platform can do at most, in one run. Nothing of it is part of the product.
 */
@NullMarked
package dev.footbridge.bench;

import org.jspecify.annotations.NullMarked;
