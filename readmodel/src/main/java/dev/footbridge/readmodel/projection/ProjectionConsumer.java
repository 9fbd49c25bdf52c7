package dev.footbridge.readmodel.projection;

import dev.footbridge.schemas.wire.Wire;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One projection at work, on a thread of its own. Whatever is lost (log, registry, database) is waited for, for ever; where
 * it goes on stands in the database alone.
 */
final class ProjectionConsumer implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(ProjectionConsumer.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration LOOK_AT_POSITIONS = Duration.ofSeconds(5);
    private static final long SHORTEST_PAUSE = 200;
    private static final long LONGEST_PAUSE = 5_000;

    private final Projection projection;
    private final Function<String, Consumer<String, byte[]>> log;
    private final DataSource database;
    private final ProjectionReader reader;
    private final ProjectionProgress progress;
    private final PositionRepository positions;
    private final TableRepository tables = new TableRepository();
    private final Object pause = new Object();
    private volatile boolean stopped;
    private volatile @Nullable Consumer<String, byte[]> open;
    private Map<TopicPartition, Long> next = new HashMap<>();
    private long lastLook;

    ProjectionConsumer(
            Projection projection,
            Function<String, Consumer<String, byte[]>> log,
            DataSource database,
            Wire wire,
            ProjectionProgress progress) {
        this.projection = projection;
        this.log = log;
        this.database = database;
        this.reader = new ProjectionReader(projection, wire);
        this.progress = progress;
        this.positions = new PositionRepository(projection.name());
    }

    @Override
    public void run() {
        var failures = 0;
        while (!stopped) {
            try {
                attempt();
                failures = 0;
                waitAtMost(1_000); // another process has the lease
            } catch (PositionMovedException e) {
                LOG.warn("{} begins again from the stored positions: {}", projection.name(), e.getMessage());
            } catch (WakeupException e) {
                LOG.debug("{} was woken to stop", projection.name());
            } catch (SQLException | RuntimeException e) {
                failures = progress.ranSinceLastFailure() ? 1 : failures + 1;
                progress.failed(e);
                LOG.warn("{} lost what it needs and tries again: {}", projection.name(), Failure.describe(e));
                waitAtMost(backOff(failures));
            }
        }
    }

    /** Follows the log as long as nothing fails; returns when the lease is somebody else's. */
    private void attempt() throws SQLException {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            if (!LeaseRepository.take(connection, projection.name())) {
                connection.rollback();
                progress.standsBy();
                return;
            }
            connection.commit();
            try (var consumer = log.apply("projection-" + projection.name())) {
                open = consumer;
                follow(connection, consumer);
            } catch (SQLException | RuntimeException e) {
                giveBackAfter(e, connection);
                throw e;
            } finally {
                open = null;
            }
            LeaseRepository.giveBack(connection);
        }
    }

    /** A connection that broke has lost the lease already; what broke it is what matters. */
    private static void giveBackAfter(Exception failure, Connection connection) {
        try {
            LeaseRepository.giveBack(connection);
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }

    private void follow(Connection connection, Consumer<String, byte[]> consumer) throws SQLException {
        var partitions = partitions(consumer);
        next = positions.claim(connection, partitions);
        consumer.assign(partitions);
        next.forEach(consumer::seek);
        var ends = consumer.endOffsets(partitions, PATIENCE);
        lastLook = System.nanoTime();
        while (!stopped) {
            var records = consumer.poll(POLL);
            if (!records.isEmpty()) {
                apply(connection, records);
            }
            lookAtPositions(connection);
            if (ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue())) {
                progress.hasReachedTheEnd();
                ends = Map.of();
            }
            progress.reads(partitions.stream()
                    .collect(Collectors.groupingBy(
                            TopicPartition::topic,
                            Collectors.summingLong(
                                    partition -> consumer.currentLag(partition).orElse(0)))));
        }
    }

    private List<TopicPartition> partitions(Consumer<String, byte[]> consumer) {
        var partitions = new ArrayList<TopicPartition>();
        for (var topic : projection.topics()) {
            var known = consumer.partitionsFor(topic, PATIENCE);
            if (known == null || known.isEmpty()) {
                throw new IllegalStateException("Expected the topic " + topic + ", but it is not there");
            }
            known.forEach(partition -> partitions.add(new TopicPartition(topic, partition.partition())));
        }
        return partitions;
    }

    private void apply(Connection connection, ConsumerRecords<String, byte[]> polled) throws SQLException {
        var records = new ArrayList<ConsumerRecord<String, byte[]>>(polled.count());
        polled.forEach(records::add);
        try {
            applyTogether(connection, records);
        } catch (SQLException e) {
            connection.rollback();
            if (!Failure.isOfTheData(e)) {
                throw e;
            }
            for (var record : records) {
                applyAlone(connection, record);
            }
        }
    }

    private void applyTogether(Connection connection, List<ConsumerRecord<String, byte[]>> records)
            throws SQLException {
        commit(connection, records, reader.read(records));
    }

    /** Slow, and only after a batch the database did not want: what it does not want by itself is left out. */
    private void applyAlone(Connection connection, ConsumerRecord<String, byte[]> record) throws SQLException {
        try {
            applyTogether(connection, List.of(record));
        } catch (SQLException e) {
            connection.rollback();
            if (!Failure.isOfTheData(e)) {
                throw e;
            }
            commit(
                    connection,
                    List.of(record),
                    reader.leaveOut(record, "the database refused it with " + e.getSQLState()));
        }
    }

    private void commit(Connection connection, List<ConsumerRecord<String, byte[]>> records, Changes changes)
            throws SQLException {
        var reached = new HashMap<TopicPartition, Long>();
        records.forEach(
                record -> reached.put(new TopicPartition(record.topic(), record.partition()), record.offset() + 1));
        positions.advance(
                connection,
                reached.entrySet().stream()
                        .map(step ->
                                new PositionRepository.Step(step.getKey(), next.get(step.getKey()), step.getValue()))
                        .toList());
        tables.write(connection, changes);
        connection.commit();
        next.putAll(reached);
        reader.leftOut().forEach(one -> progress.leftOut(one.record(), one.why()));
        lastLook = System.nanoTime();
        progress.applied(records, next);
    }

    /** Keeps the lease alive while nothing comes, and notices a reset for a rebuild. */
    private void lookAtPositions(Connection connection) throws SQLException {
        if (System.nanoTime() - lastLook < LOOK_AT_POSITIONS.toNanos()) {
            return;
        }
        lastLook = System.nanoTime();
        var stored = positions.load(connection);
        connection.commit();
        if (!stored.entrySet().containsAll(next.entrySet())) {
            throw new PositionMovedException("Expected the positions we left, but they were changed");
        }
    }

    void stop() {
        stopped = true;
        synchronized (pause) {
            pause.notifyAll();
        }
        var consumer = open;
        if (consumer != null) {
            consumer.wakeup();
        }
    }

    private void waitAtMost(long millis) {
        synchronized (pause) {
            if (!stopped) {
                try {
                    pause.wait(millis);
                } catch (InterruptedException e) {
                    stopped = true;
                    Thread.currentThread().interrupt();
                }
            }
        }
    }

    private static long backOff(int failures) {
        var longest = Math.min(LONGEST_PAUSE, SHORTEST_PAUSE << Math.min(failures, 6));
        return ThreadLocalRandom.current().nextLong(longest / 2, longest + 1);
    }
}
