package dev.footbridge.testparts;

import java.util.Optional;

/** What runs containers. */
interface Engine {
    /** Why nothing can be started in it; empty when all can. */
    Optional<String> obstacle();
}
