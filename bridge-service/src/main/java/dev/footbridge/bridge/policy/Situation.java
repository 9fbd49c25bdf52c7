package dev.footbridge.bridge.policy;

import java.util.Map;
import java.util.TreeMap;

/** What a condition may look at: each variable by name, with its fields. */
public record Situation(Map<String, Map<String, ?>> variables) {

    public Situation {
        variables = Map.copyOf(variables);
    }

    public Situation with(String variable, Map<String, ?> fields) {
        var more = new TreeMap<String, Map<String, ?>>(variables);
        more.put(variable, fields);
        return new Situation(more);
    }
}
