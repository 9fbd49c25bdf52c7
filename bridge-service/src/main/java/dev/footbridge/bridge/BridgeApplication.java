package dev.footbridge.bridge;

import dev.footbridge.readmodel.service.Service;

/** The bridge as a process of its own. */
public final class BridgeApplication {
    private BridgeApplication() {}

    public static void main(String[] arguments) {
        Service.of("bridge-service", 8080, BridgeConfiguration.class)
                .needs("footbridge.stream.key")
                .withDefault("footbridge.policies", "policies")
                .withDefault("footbridge.bridge.state", "streams/${footbridge.bridge.instance}")
                .run(arguments);
    }
}
