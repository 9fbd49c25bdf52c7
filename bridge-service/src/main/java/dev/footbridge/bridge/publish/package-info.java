/**
 * Policies come into force here. Hears the policy files at the start; announces bridge.policies, and each version to
 * every partition on bridge.broadcast, in one transaction.
 */
@NullMarked
package dev.footbridge.bridge.publish;

import org.jspecify.annotations.NullMarked;
