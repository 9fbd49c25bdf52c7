package dev.footbridge.bridge.api;

import dev.footbridge.bridge.decision.DecisionPosition;
import dev.footbridge.bridge.read.Listing;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** What a query string turned out to be. */
sealed interface Asked {
    /** @param decided what the caller decided, to be waited for */
    record For(Listing listing, @Nullable DecisionPosition decided) implements Asked {}

    /** @param problems what was expected, by parameter */
    record Refused(SortedMap<String, String> problems) implements Asked {}
}
