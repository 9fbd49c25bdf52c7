package dev.footbridge.bridge.access;

import dev.footbridge.bridge.person.Entitlement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a task gives or takes. A task without one is nothing a desk is told of.
 *
 * @param takes whether it takes what it is about away, instead of giving it
 * @param asset the kind of asset
 * @param tag of the asset to be collected, where it is known
 */
public record Provision(
        Action action,
        boolean takes,
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

    /** @param one what it is where it is about one right alone */
    public static Provision giving(Action one, List<Entitlement> entitlements) {
        return new Provision(entitlements.size() == 1 ? one : Action.DO, false, entitlements, null, null);
    }

    public static Provision taking(Action one, List<Entitlement> entitlements) {
        return new Provision(entitlements.size() == 1 ? one : Action.DO, true, entitlements, null, null);
    }

    public static Provision assigning(String asset) {
        return new Provision(Action.ASSIGN_ASSET, false, List.of(), asset, null);
    }

    /** @param tag none where nobody said which one they were given */
    public static Provision collecting(String asset, @Nullable String tag) {
        return new Provision(Action.COLLECT_ASSET, true, List.of(), asset, tag);
    }
}
