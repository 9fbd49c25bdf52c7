package dev.footbridge.bridge;

import dev.footbridge.readmodel.service.OwnTables;
import dev.footbridge.readmodel.service.Service;
import java.util.List;

/** The bridge as a process of its own. */
public final class BridgeApplication {
    /** What its role may use in the database. */
    public static final OwnTables TABLES = new OwnTables(List.of("bridge.*"), List.of("bridge", "unmatched"));

    private BridgeApplication() {}

    public static void main(String[] arguments) {
        Service.of("bridge-service", 8080, BridgeConfiguration.class)
                .owning(TABLES)
                .needs("footbridge.stream.key")
                .withDefault("footbridge.policies", "policies")
                .withDefault("footbridge.bridge.state", "streams/${footbridge.bridge.instance}")
                .run(arguments);
    }
}
