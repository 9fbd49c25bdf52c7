/**
 * What a person holds, and the work for a service desk that changes it.
 *
 * <p>Hears grants, accounts and assets; announces provisioning tasks.
 */
@NullMarked
package dev.footbridge.bridge.access;

import org.jspecify.annotations.NullMarked;
