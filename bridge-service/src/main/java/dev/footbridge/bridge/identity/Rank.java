package dev.footbridge.bridge.identity;

/** What a claim rests on; the first that says anything decides. What IT told never rests on what IT told. */
enum Rank {
    /** A human's match; of a task, the plan it belongs to. */
    HUMAN,
    HR,
    /** An account that IT named together with a better identifier. */
    IT
}
