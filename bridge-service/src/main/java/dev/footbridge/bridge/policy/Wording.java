package dev.footbridge.bridge.policy;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** A text not yet put into words, so that announcements hold no names: {@link Policy#words} resolves it. */
public record Wording(String key, Map<String, String> args) {

    public Wording {
        args = Collections.unmodifiableMap(new TreeMap<>(args));
    }

    public static Wording of(String key) {
        return new Wording(key, Map.of());
    }
}
