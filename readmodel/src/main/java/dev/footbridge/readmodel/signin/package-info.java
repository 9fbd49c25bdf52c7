/**
 * Signing in and out at a browser: the page, the check of a password, and the limits against guessing. Hears HTTP;
 * announces nothing. What a session is and who is known by it is of {@link dev.footbridge.readmodel.access}.
 */
@NullMarked
package dev.footbridge.readmodel.signin;

import org.jspecify.annotations.NullMarked;
