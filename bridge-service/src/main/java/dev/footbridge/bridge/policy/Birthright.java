package dev.footbridge.bridge.policy;

import dev.footbridge.bridge.person.Entitlement;
import java.util.List;

/** Entitlements owed by rule to everyone of whom the condition holds. */
public record Birthright(String name, Condition when, List<Entitlement> grants) {

    public Birthright {
        grants = List.copyOf(grants);
    }
}
