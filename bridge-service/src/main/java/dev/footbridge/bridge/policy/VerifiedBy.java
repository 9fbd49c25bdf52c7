package dev.footbridge.bridge.policy;

import java.util.Arrays;
import java.util.stream.Stream;

/** The kinds of fact that can show a task was done. */
public enum VerifiedBy {
    ACCESS_GRANTED("AccessGranted"),
    ACCESS_REVOKED("AccessRevoked"),
    ACCOUNT_CREATED("AccountCreated"),
    ACCOUNT_DISABLED("AccountDisabled"),
    ASSET_ASSIGNED("AssetAssigned"),
    ASSET_RETURNED("AssetReturned");

    private final String fact;

    VerifiedBy(String fact) {
        this.fact = fact;
    }

    /** As policy files write it. */
    public static VerifiedBy of(String fact) {
        return Stream.of(values())
                .filter(kind -> kind.fact.equals(fact))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "Expected one of " + Arrays.toString(values()) + ", but it is " + fact));
    }

    @Override
    public String toString() {
        return fact;
    }

    /** Whether a task can be shown to be done by it: one that hands out an asset by assets, one about access by access. */
    public boolean fits(TaskTemplate task) {
        return switch (this) {
            case ACCESS_GRANTED, ACCOUNT_CREATED -> !task.grants().isEmpty() || task.forEach() != null;
            case ACCESS_REVOKED, ACCOUNT_DISABLED -> !task.revokes().isEmpty() || task.forEach() != null;
            case ASSET_ASSIGNED -> task.asset() != null;
            case ASSET_RETURNED -> task.asset() != null || task.forEach() == ForEach.ASSET;
        };
    }
}
