package dev.footbridge.bridge.policy;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The locations a policy knows; any other is as the defaults say. */
public record Places(Map<String, Place> locations, Place defaults) {

    public Places {
        locations = Map.copyOf(locations);
    }

    public Place of(@Nullable String location) {
        return location == null ? defaults : locations.getOrDefault(location, defaults);
    }
}
