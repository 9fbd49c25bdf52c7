package dev.footbridge.bridge.policy;

import dev.footbridge.bridge.person.Entitlement;
import java.util.List;

/** Entitlements that must not meet in one person. */
public record NeverTogether(String name, List<Entitlement> grants, Words why) {

    public NeverTogether {
        grants = List.copyOf(grants);
    }
}
