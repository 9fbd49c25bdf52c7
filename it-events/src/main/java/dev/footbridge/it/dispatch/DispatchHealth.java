package dev.footbridge.it.dispatch;

import java.util.LinkedHashMap;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** How desks do. A desk's trouble is shown here and is not ours: it never makes us unhealthy. */
final class DispatchHealth implements HealthIndicator {
    private final Dispatchers dispatchers;

    DispatchHealth(Dispatchers dispatchers) {
        this.dispatchers = dispatchers;
    }

    interface Dispatchers {
        LinkedHashMap<String, Object> details();
    }

    @Override
    public Health health() {
        return Health.up().withDetails(dispatchers.details()).build();
    }
}
