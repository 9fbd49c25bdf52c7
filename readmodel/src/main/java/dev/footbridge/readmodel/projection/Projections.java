package dev.footbridge.readmodel.projection;

import dev.footbridge.readmodel.observe.Trail;
import dev.footbridge.schemas.wire.Wire;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.springframework.context.SmartLifecycle;

/** Every projection of this process: starts them when all else is ready, stops them first. */
public final class Projections implements SmartLifecycle {
    private static final Duration LOOK = Duration.ofMillis(20);

    private final List<Projection> projections;
    private final Function<String, Consumer<String, byte[]>> log;
    private final DataSource database;
    private final Wire wire;
    private final Map<String, ProjectionProgress> progress;
    private final List<ProjectionConsumer> consumers = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();

    /** @param log a consumer for a client id, positions its reader's business */
    public Projections(
            List<Projection> projections,
            Function<String, Consumer<String, byte[]>> log,
            DataSource database,
            Wire wire,
            MeterRegistry meters,
            Trail trail) {
        this.projections = List.copyOf(projections);
        this.log = log;
        this.database = database;
        this.wire = wire;
        this.progress = projections.stream()
                .collect(Collectors.toUnmodifiableMap(
                        Projection::name,
                        projection -> new ProjectionProgress(projection.name(), projection.topics(), meters, trail)));
    }

    /**
     * Waits until a projection has applied a record, so that who wrote it reads it.
     *
     * @return false when the time is over before
     */
    public boolean await(String projection, String topic, int partition, long offset, Duration atMost)
            throws InterruptedException {
        var wanted = new TopicPartition(topic, partition);
        var end = System.nanoTime() + atMost.toNanos();
        while (!hasApplied(projection, wanted, offset)) {
            if (System.nanoTime() > end) {
                return false;
            }
            Thread.sleep(LOOK.toMillis());
        }
        return true;
    }

    private boolean hasApplied(String projection, TopicPartition partition, long offset) {
        var here = progress.get(projection);
        if (here != null && here.state() == ProjectionProgress.State.RUNNING) {
            return here.position(partition) > offset;
        }
        try (var connection = database.getConnection()) { // another process projects
            return new PositionRepository(projection).load(connection).getOrDefault(partition, 0L) > offset;
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "Expected the positions of " + projection + ", but the database is away", e);
        }
    }

    /** How each is doing. */
    public List<ProjectionProgress> progress() {
        return List.copyOf(progress.values());
    }

    @Override
    public synchronized void start() {
        for (var projection : projections) {
            var consumer = new ProjectionConsumer(projection, log, database, wire, progress.get(projection.name()));
            var thread = new Thread(consumer, "projection-" + projection.name());
            consumers.add(consumer);
            threads.add(thread);
            thread.start();
        }
    }

    @Override
    public synchronized void stop() {
        consumers.forEach(ProjectionConsumer::stop);
        try {
            for (var thread : threads) {
                thread.join(5_000);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        consumers.clear();
        threads.clear();
    }

    @Override
    public synchronized boolean isRunning() {
        return !threads.isEmpty();
    }
}
