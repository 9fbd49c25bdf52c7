package dev.footbridge.readmodel.observe;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Metrics.
 *
 * @param token whoever presents it as {@code Authorization: Bearer …} may fetch the metrics, and nothing else; without one
 *     only an administrator may
 * @param ask how often what stands in the database or on the log is asked for
 */
@ConfigurationProperties("footbridge.metrics")
public record MetricsProperties(
        @Nullable String token, @DefaultValue("30s") Duration ask) {
    private static final int SHORTEST_TOKEN = 16;

    public MetricsProperties {
        if (token != null && token.isBlank()) {
            token = null;
        }
        if (token != null && token.length() < SHORTEST_TOKEN) {
            throw new IllegalArgumentException(
                    "Expected footbridge.metrics.token to have at least %d characters, but it has fewer"
                            .formatted(SHORTEST_TOKEN));
        }
        if (ask.toMillis() < 1) {
            throw new IllegalArgumentException(
                    "Expected footbridge.metrics.ask to be a time, but it is %s".formatted(ask));
        }
    }

    @Override
    public String toString() {
        return "MetricsProperties[ask=" + ask + "]"; // never the token
    }
}
