package dev.footbridge.bridge.policy;

import dev.footbridge.bridge.person.Entitlement;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The systems, their entitlements, the kinds of asset and the groups of people that a policy speaks of. */
public record Catalogue(Map<String, SystemEntry> systems, Map<String, Words> assets, Map<String, Group> groups) {

    public Catalogue {
        systems = Map.copyOf(systems);
        assets = Map.copyOf(assets);
        groups = Map.copyOf(groups);
    }

    public @Nullable EntitlementEntry entry(Entitlement entitlement) {
        var system = systems.get(entitlement.system());
        return system == null ? null : system.entitlements().get(entitlement.right());
    }

    /** Whether the system reports its grants, so that evidence is to be expected (R14). */
    public boolean isObserved(String system) {
        var entry = systems.get(system);
        return entry != null && entry.observed();
    }

    /** @param owner a worker number, or a group */
    public record SystemEntry(
            Words name, @Nullable String owner, boolean observed, Map<String, EntitlementEntry> entitlements) {

        public SystemEntry {
            entitlements = Map.copyOf(entitlements);
        }
    }

    public record EntitlementEntry(Words name, @Nullable String risk, boolean privileged) {}

    /** @param members worker numbers */
    public record Group(Words name, List<String> members) {

        public Group {
            members = List.copyOf(members);
        }
    }
}
