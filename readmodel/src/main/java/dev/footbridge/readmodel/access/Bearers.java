package dev.footbridge.readmodel.access;

/** Knows callers by bearer tokens of some kind. */
@FunctionalInterface
public interface Bearers {
    Bearing read(String token);
}
