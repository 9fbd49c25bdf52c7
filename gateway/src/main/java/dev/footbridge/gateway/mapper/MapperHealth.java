package dev.footbridge.gateway.mapper;

import dev.footbridge.gateway.connector.Connectors;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Up while deliveries become facts. A connector that is not active is named, but leaves the others up. */
public final class MapperHealth implements HealthIndicator {
    private final MapperProgress progress;
    private final Connectors connectors;

    public MapperHealth(MapperProgress progress, Connectors connectors) {
        this.progress = progress;
        this.connectors = connectors;
    }

    @Override
    public Health health() {
        var failingSince = progress.failingSince();
        var health = progress.isRunning() && failingSince == null ? Health.up() : Health.down();
        health.withDetail("running", progress.isRunning()).withDetail("lag", progress.lag());
        if (failingSince != null) {
            health.withDetail("failingSince", failingSince.toString())
                    .withDetail("failure", String.valueOf(progress.failure()));
        }
        if (!connectors.faults().isEmpty()) {
            health.withDetail(
                    "inactiveConnectors",
                    connectors.faults().keySet().stream().sorted().toList());
        }
        return health.build();
    }
}
