/** The product as a whole, from outside, while things break. Knows nothing of the code under test but the contract. */
@NullMarked
package dev.footbridge.standalone.faults;

import org.jspecify.annotations.NullMarked;
