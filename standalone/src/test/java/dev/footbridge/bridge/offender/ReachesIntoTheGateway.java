package dev.footbridge.bridge.offender;

import dev.footbridge.gateway.GatewayConfiguration;

/** Offender: the bridge imports a gateway. */
public record ReachesIntoTheGateway(Class<GatewayConfiguration> gateway) {}
