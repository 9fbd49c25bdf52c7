package dev.footbridge.bridge.person;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** Name, addresses and the like. No rule reads it: whatever it holds, or no longer holds, the plan is the same (R35). */
public record PersonalData(Map<String, String> values) {

    public static final PersonalData NONE = new PersonalData(Map.of());

    public PersonalData {
        values = Collections.unmodifiableMap(new TreeMap<>(values));
    }

    @Override
    public String toString() {
        return "PersonalData" + values.keySet();
    }
}
