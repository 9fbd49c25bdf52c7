package dev.footbridge.readmodel.signin;

/**
 * Who else may vouch for people.
 *
 * @param name as the page calls it
 * @param begin where a browser is led to it
 * @param out where a browser is led to sign out there
 */
public record IdentityProvider(String name, String begin, String out) {}
