package dev.footbridge.bridge.stream;

import dev.footbridge.schemas.topic.Topics;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the log for the hub, from a few minutes ago on; what is lost is waited for. */
final class StreamConsumer implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(StreamConsumer.class);
    static final List<String> TOPICS = List.of(
            Topics.PEOPLE.name(),
            Topics.CHECKLISTS.name(),
            Topics.REVIEWS.name(),
            Topics.PROJECT_FEED.name(),
            Topics.UNMATCHED.name());
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Supplier<Consumer<String, byte[]>> log;
    private final HappeningsReader reader;
    private final Hub hub;
    private final Duration remember;
    private final Clock clock;
    private volatile boolean stopped;
    private volatile @Nullable Consumer<String, byte[]> open;

    StreamConsumer(
            Supplier<Consumer<String, byte[]>> log, HappeningsReader reader, Hub hub, Duration remember, Clock clock) {
        this.log = log;
        this.reader = reader;
        this.hub = hub;
        this.remember = remember;
        this.clock = clock;
    }

    @Override
    public void run() {
        while (!stopped) {
            try (var consumer = log.get()) {
                open = consumer;
                follow(consumer);
            } catch (WakeupException e) {
                LOG.debug("The stream was woken to stop");
            } catch (RuntimeException e) {
                LOG.warn(
                        "The stream lost what it needs and tries again: {}",
                        e.getClass().getName());
                pause();
            } finally {
                open = null;
            }
        }
    }

    private void follow(Consumer<String, byte[]> consumer) {
        var partitions = partitions(consumer);
        consumer.assign(partitions);
        var ends = consumer.endOffsets(partitions, PATIENCE);
        var from = hub.reached().orElse(null);
        if (from == null) {
            from = minutesAgo(consumer, ends);
            hub.beginAt(from);
        }
        for (var partition : partitions) {
            consumer.seek(partition, from.next().getOrDefault(place(partition), 0L));
        }
        while (!stopped) {
            var polled = consumer.poll(Duration.ofMillis(reader.isWaiting() ? 20 : 500));
            var happenings = reader.happenings(polled, hub.reached().orElseThrow());
            var reached = positions(consumer, partitions);
            if (!polled.isEmpty() || !happenings.isEmpty()) {
                hub.publish(happenings, reached, clock.instant());
            }
            if (ends.entrySet().stream().allMatch(end -> reached.has(place(end.getKey()), end.getValue() - 1))) {
                hub.isLive();
            }
        }
    }

    private static List<TopicPartition> partitions(Consumer<String, byte[]> consumer) {
        return TOPICS.stream()
                .flatMap(topic -> consumer.partitionsFor(topic, PATIENCE).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
    }

    private Positions minutesAgo(Consumer<String, byte[]> consumer, Map<TopicPartition, Long> ends) {
        var then = clock.instant().minus(remember).toEpochMilli();
        var asked = new HashMap<TopicPartition, Long>();
        ends.keySet().forEach(partition -> asked.put(partition, then));
        var found = consumer.offsetsForTimes(asked, PATIENCE);
        var from = new HashMap<String, Long>();
        ends.forEach((partition, end) -> from.put(
                place(partition),
                found.get(partition) == null ? end : found.get(partition).offset()));
        return Positions.of(from);
    }

    private static Positions positions(Consumer<String, byte[]> consumer, List<TopicPartition> partitions) {
        var reached = new HashMap<String, Long>();
        partitions.forEach(partition -> reached.put(place(partition), consumer.position(partition, PATIENCE)));
        return Positions.of(reached);
    }

    private static String place(TopicPartition partition) {
        return Positions.place(partition.topic(), partition.partition());
    }

    void stop() {
        stopped = true;
        var consumer = open;
        if (consumer != null) {
            consumer.wakeup();
        }
    }

    private void pause() {
        try {
            Thread.sleep(stopped ? 0 : 1_000);
        } catch (InterruptedException e) {
            stopped = true;
            Thread.currentThread().interrupt();
        }
    }
}
