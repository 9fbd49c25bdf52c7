package dev.footbridge.readmodel.health;

import dev.footbridge.readmodel.log.KafkaProperties;
import dev.footbridge.readmodel.projection.Projections;
import dev.footbridge.schemas.registry.RegistryClient;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Health under {@code registry}, {@code log} and {@code projections}; the database's is Boot's own. */
@Configuration(proxyBeanMethods = false)
public class HealthConfiguration {
    private static final int PATIENCE = 2_000;

    @Bean
    HealthIndicator registryHealthIndicator(RegistryClient registry) {
        return new Asked(registry::ping);
    }

    @Bean(destroyMethod = "close")
    Admin logAdmin(KafkaProperties kafka) {
        var settings = kafka.client();
        settings.put("client.id", "footbridge-health");
        settings.put("request.timeout.ms", PATIENCE);
        settings.put("default.api.timeout.ms", PATIENCE);
        return Admin.create(settings);
    }

    @Bean
    HealthIndicator logHealthIndicator(Admin logAdmin) {
        return new Asked(() -> logAdmin.describeCluster().nodes().get(PATIENCE, TimeUnit.MILLISECONDS));
    }

    @Bean
    HealthIndicator projectionsHealthIndicator(Projections projections) {
        return new ProjectionsHealth(projections);
    }
}
