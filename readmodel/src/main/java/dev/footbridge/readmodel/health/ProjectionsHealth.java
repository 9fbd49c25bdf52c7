package dev.footbridge.readmodel.health;

import dev.footbridge.readmodel.projection.ProjectionProgress;
import dev.footbridge.readmodel.projection.ProjectionProgress.State;
import dev.footbridge.readmodel.projection.Projections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Up while every projection follows the log here, or stands by because another process does. */
final class ProjectionsHealth implements HealthIndicator {
    private final Projections projections;

    ProjectionsHealth(Projections projections) {
        this.projections = projections;
    }

    @Override
    public Health health() {
        var all = projections.progress();
        var health = all.stream().anyMatch(one -> one.state() == State.FAILING) ? Health.down() : Health.up();
        all.forEach(one -> health.withDetail(one.projection(), details(one)));
        return health.build();
    }

    private static Map<String, Object> details(ProjectionProgress one) {
        var details = new LinkedHashMap<String, Object>();
        details.put("state", one.state());
        details.put("lag", one.lag());
        details.put("leftOut", one.leftOut());
        if (one.failingSince() != null) {
            details.put("failingSince", one.failingSince().toString());
        }
        return details;
    }
}
