package dev.footbridge.gateway.canonical;

/** Bytes that were to be JSON. */
public sealed interface Json<T> {
    record Readable<T>(T value) implements Json<T> {}

    /** @param why in words, without anything of the content */
    record Unreadable<T>(String why) implements Json<T> {}
}
