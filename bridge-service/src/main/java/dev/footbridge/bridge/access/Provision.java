package dev.footbridge.bridge.access;

import dev.footbridge.bridge.person.Entitlement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a task gives or takes. A task without one is nothing a desk is told of.
 *
 * @param asset the kind of asset
 * @param tag of the asset to be collected, where it is known
 */
public record Provision(
        Action action,
        List<Entitlement> entitlements,
        @Nullable String asset,
        @Nullable String tag) {

    public Provision {
        entitlements = List.copyOf(entitlements);
    }

    /** The one right it is about; none where there are several. */
    public @Nullable Entitlement entitlement() {
        return entitlements.size() == 1 ? entitlements.get(0) : null;
    }

    /** The system it is about; none where there are several. */
    public @Nullable String system() {
        var systems = entitlements.stream().map(Entitlement::system).distinct().toList();
        return systems.size() == 1 ? systems.get(0) : null;
    }

    public static Provision of(Action one, List<Entitlement> entitlements) {
        return new Provision(entitlements.size() == 1 ? one : Action.DO, entitlements, null, null);
    }

    public static Provision ofAsset(Action action, String asset, @Nullable String tag) {
        return new Provision(action, List.of(), asset, tag);
    }
}
