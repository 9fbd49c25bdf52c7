package dev.footbridge.readmodel.projection;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How one projection is doing, for health, metrics and those who wait for a position. */
public final class ProjectionProgress {
    private static final Logger LOG = LoggerFactory.getLogger(ProjectionProgress.class);

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
    private final Counter records;
    private final Counter leftOut;
    private volatile State state = State.STARTING;
    private volatile boolean caughtUp;
    private volatile @Nullable Instant failingSince;
    private volatile long lag;
    private volatile long newestMillis;
    private volatile Map<TopicPartition, Long> positions = Map.of();

    ProjectionProgress(String projection, MeterRegistry meters) {
        this.projection = projection;
        this.records = Counter.builder("footbridge.projection.records")
                .description("Records applied")
                .tag("projection", projection)
                .register(meters);
        this.leftOut = Counter.builder("footbridge.projection.left.out")
                .description("Records that could not be read, or not be projected")
                .tag("projection", projection)
                .register(meters);
        Gauge.builder("footbridge.projection.lag", this, ProjectionProgress::lag)
                .description("Records not yet applied")
                .tag("projection", projection)
                .register(meters);
        Gauge.builder("footbridge.projection.age", this, ProjectionProgress::ageSeconds)
                .description("Age of the newest applied record")
                .baseUnit("seconds")
                .tag("projection", projection)
                .register(meters);
    }

    void reads(long newLag) {
        lag = newLag;
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

    void applied(int count, long newestTimestamp, Map<TopicPartition, Long> reached) {
        records.increment(count);
        newestMillis = Math.max(newestMillis, newestTimestamp);
        positions = Map.copyOf(reached);
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
        return newestMillis == 0 ? Double.NaN : (System.currentTimeMillis() - newestMillis) / 1000.0;
    }
}
