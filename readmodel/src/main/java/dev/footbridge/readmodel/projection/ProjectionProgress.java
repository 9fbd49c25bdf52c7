package dev.footbridge.readmodel.projection;

import dev.footbridge.readmodel.observe.Cause;
import dev.footbridge.readmodel.observe.CauseCodec;
import dev.footbridge.readmodel.observe.Trail;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How one projection is doing, for health, metrics and those who wait for a position. */
public final class ProjectionProgress {
    private static final Logger LOG = LoggerFactory.getLogger(ProjectionProgress.class);

    private static final Duration[] STEPS = Stream.of(
                    50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000, 60_000, 300_000)
            .map(Duration::ofMillis)
            .toArray(Duration[]::new);

    /** What it is at. */
    public enum State {
        STARTING,
        RUNNING,
        /** Another process projects; this one takes over when that is gone. */
        STANDING_BY,
        /** Something is lost; it tries again. */
        FAILING
    }

    private final String projection;
    private final Trail trail;
    private final Map<String, Timer> sinceDelivery = new ConcurrentHashMap<>();
    private final Counter records;
    private final Counter leftOut;
    private volatile State state = State.STARTING;
    private volatile boolean caughtUp;
    private volatile @Nullable Instant failingSince;
    private volatile long lag;
    private volatile long newestMillis;
    private final Map<String, AtomicLong> newestByTopic = new ConcurrentHashMap<>();
    private volatile Map<String, Long> lagByTopic = Map.of();
    private volatile Map<TopicPartition, Long> positions = Map.of();

    /** @param topics what it reads */
    ProjectionProgress(String projection, List<String> topics, MeterRegistry meters, Trail trail) {
        this.trail = trail;
        this.projection = projection;
        this.records = Counter.builder("footbridge.projection.records")
                .description("Records applied")
                .tag("projection", projection)
                .register(meters);
        this.leftOut = Counter.builder("footbridge.projection.left.out")
                .description("Records that could not be read, or not be projected")
                .tag("projection", projection)
                .register(meters);
        Gauge.builder("footbridge.projection.working", this, one -> one.state() == State.FAILING ? 0 : 1)
                .description("0 while something it needs is lost")
                .tag("projection", projection)
                .register(meters);
        topics.forEach(topic -> addGauges(topic, meters));
    }

    private void addGauges(String topic, MeterRegistry meters) {
        sinceDelivery.put(
                topic,
                Timer.builder("footbridge.projection.since.delivery")
                        .description("From the moment the door took a delivery to the moment what came of it is shown")
                        .tag("projection", projection)
                        .tag("topic", topic)
                        .serviceLevelObjectives(STEPS)
                        .register(meters));
        newestByTopic.put(topic, new AtomicLong());
        Gauge.builder("footbridge.projection.lag", () -> lagByTopic.getOrDefault(topic, 0L))
                .description("Records not yet applied")
                .tag("projection", projection)
                .tag("topic", topic)
                .register(meters);
        Gauge.builder(
                        "footbridge.projection.age",
                        () -> secondsSince(newestByTopic.get(topic).get()))
                .description("Age of the newest applied record")
                .baseUnit("seconds")
                .tag("projection", projection)
                .tag("topic", topic)
                .register(meters);
    }

    void reads(Map<String, Long> newLag) {
        lagByTopic = Map.copyOf(newLag);
        lag = newLag.values().stream().mapToLong(Long::longValue).sum();
        state = State.RUNNING;
        failingSince = null;
    }

    /** What was on the log when it began is applied. */
    void hasReachedTheEnd() {
        caughtUp = true;
    }

    void standsBy() {
        state = State.STANDING_BY;
        failingSince = null;
    }

    void failed(Exception e) {
        if (failingSince == null) {
            failingSince = Instant.now();
        }
        state = State.FAILING;
    }

    boolean ranSinceLastFailure() {
        return state == State.RUNNING;
    }

    void applied(List<ConsumerRecord<String, byte[]>> applied, Map<TopicPartition, Long> reached) {
        records.increment(applied.size());
        applied.forEach(record -> {
            if (caughtUp) {
                shows(record, CauseCodec.of(record.headers()));
            }
            newestMillis = Math.max(newestMillis, record.timestamp());
            newestByTopic.get(record.topic()).accumulateAndGet(record.timestamp(), Math::max);
        });
        positions = Map.copyOf(reached);
    }

    /** What a rebuild shows again is no news. */
    private void shows(ConsumerRecord<String, byte[]> record, Cause cause) {
        var received = cause.received();
        if (received != null) {
            sinceDelivery.get(record.topic()).record(Duration.between(received, Instant.now()));
        }
        if (cause.isTraced()) {
            trail.step("project " + projection, cause, Instant.ofEpochMilli(record.timestamp()));
        }
    }

    void leftOut(ConsumerRecord<?, ?> record, String why) {
        leftOut.increment();
        LOG.error("{} leaves out {}-{}@{}: {}", projection, record.topic(), record.partition(), record.offset(), why);
    }

    /** The next offset of a partition, as far as this process knows. */
    long position(TopicPartition partition) {
        return positions.getOrDefault(partition, 0L);
    }

    public String projection() {
        return projection;
    }

    public State state() {
        return state;
    }

    /** Whether it has applied what was on the log when it began, or another process is at it. */
    public boolean hasCaughtUp() {
        return caughtUp || state == State.STANDING_BY;
    }

    /** Since when it has been failing; null while it works. */
    public @Nullable Instant failingSince() {
        return failingSince;
    }

    /** Records not yet applied. */
    public long lag() {
        return lag;
    }

    /** Records left out since the start. */
    public long leftOut() {
        return (long) leftOut.count();
    }

    /** Age of the newest applied record; NaN before the first. */
    public double ageSeconds() {
        return secondsSince(newestMillis);
    }

    private static double secondsSince(long millis) {
        return millis == 0 ? Double.NaN : (System.currentTimeMillis() - millis) / 1000.0;
    }
}
