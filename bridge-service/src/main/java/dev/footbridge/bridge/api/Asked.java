package dev.footbridge.bridge.api;

import dev.footbridge.bridge.read.Listing;
import java.util.SortedMap;

/** What a query string turned out to be. */
sealed interface Asked {
    record For(Listing listing) implements Asked {}

    /** @param problems what was expected, by parameter */
    record Refused(SortedMap<String, String> problems) implements Asked {}
}
