package dev.footbridge.bridge;

import java.time.Duration;
import org.apache.kafka.streams.KafkaStreams.State;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Up while facts are worked on. A topology can die in a process that lives; so its own state is asked. */
final class StreamsHealth implements HealthIndicator {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final StreamsClient streams;
    private long lastWell = System.nanoTime();

    StreamsHealth(StreamsClient streams) {
        this.streams = streams;
    }

    @Override
    public synchronized Health health() {
        var state = streams.state();
        var lost = streams.lost();
        var health = isWell(state) && lost == null ? Health.up() : Health.down();
        health.withDetail("state", state.name());
        if (lost != null) {
            health.withDetail("lost", lost);
        }
        var publication = streams.publication();
        if (publication != null) {
            health.withDetail("policy", publication.version());
            if (!publication.problems().isEmpty()) {
                health.withDetail("policyFiles", publication.problems());
            }
        }
        return health.build();
    }

    private boolean isWell(State state) {
        if (state == State.RUNNING) {
            lastWell = System.nanoTime();
            return true;
        }
        var isOnItsWay = state == State.CREATED || state == State.REBALANCING;
        return isOnItsWay && System.nanoTime() - lastWell < PATIENCE.toNanos();
    }
}
