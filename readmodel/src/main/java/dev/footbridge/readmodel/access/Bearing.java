package dev.footbridge.readmodel.access;

/** What a bearer token turned out to be. */
public sealed interface Bearing {
    record Known(SignedIn caller) implements Bearing {}

    /** Nobody's, or no longer anybody's. */
    record Unknown() implements Bearing {}

    /** Somebody's who has no role here. */
    record WithoutRole() implements Bearing {}

    /** Nobody can say: who could is away. */
    record Away() implements Bearing {}
}
