package dev.footbridge.readmodel.ready;

import java.util.function.BooleanSupplier;

/**
 * Something that must be so before this process is ready.
 *
 * @param of who is waited for, in words: {@code the bridge to take up its work}
 * @param isReached asked again and again until it is so; an exception says that it never will be, and stops the start
 */
public record Readiness(String of, BooleanSupplier isReached) {}
