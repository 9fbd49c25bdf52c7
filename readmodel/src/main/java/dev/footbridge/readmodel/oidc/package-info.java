/**
 * People and machines an identity provider vouches for, by OpenID Connect. Hears HTTP and the provider; announces nothing.
 * There only where {@code footbridge.sign-in.oidc.issuer} is set.
 */
@NullMarked
package dev.footbridge.readmodel.oidc;

import org.jspecify.annotations.NullMarked;
