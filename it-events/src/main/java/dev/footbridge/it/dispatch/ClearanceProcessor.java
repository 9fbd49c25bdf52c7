package dev.footbridge.it.dispatch;

import dev.footbridge.it.dispatch.CatchUpClient.AwayException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out what may be sent (R9b). Everything told up to some moment has been read by every reader, hop after hop; what
 * the last of them wrote stands below an offset; a mark at or above it says that nothing of it waits to be planned. A task
 * that stood below that offset, and still stands so when our projection has passed the mark, is wanted with all of it.
 */
final class ClearanceProcessor implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(ClearanceProcessor.class);
    private static final String TASKS = "bridge.provisioning-tasks.v1";
    private static final Duration STAGE_PATIENCE = Duration.ofSeconds(30);
    private static final Duration MARK_PATIENCE = Duration.ofSeconds(10);
    private static final long LOOK = 20;
    private static final long LONGEST_PAUSE = 1_000;

    private final DispatchRepository rows;
    private final CatchUpClient kafka;
    private final List<Map<String, String>> stages;
    private final Duration look;
    private final Supplier<Destinations> policy;
    private final InstantSource clock;
    private volatile boolean stopped;
    private volatile String waitsFor = "";

    ClearanceProcessor(
            DispatchRepository rows,
            CatchUpClient kafka,
            DispatchProperties.Dispatch settings,
            Supplier<Destinations> policy,
            InstantSource clock) {
        this.rows = rows;
        this.kafka = kafka;
        this.stages = settings.stages();
        this.look = settings.look();
        this.policy = policy;
        this.clock = clock;
    }

    @Override
    public void run() {
        while (!stopped) {
            try {
                rows.tidy();
                var awaiting = rows.awaiting(policy.get());
                if (awaiting.isEmpty()) {
                    waitsFor = "";
                } else {
                    round(awaiting);
                }
                pause(look.toMillis());
            } catch (AwayException e) {
                waitsFor = e.getMessage();
                pause(LONGEST_PAUSE);
            } catch (RuntimeException e) {
                waitsFor = "what it needs is away";
                LOG.warn(
                        "Nobody can tell what may be sent, it is tried again: {}",
                        e.getClass().getName());
                pause(LONGEST_PAUSE);
            }
        }
    }

    private void round(List<Integer> awaiting) throws AwayException {
        var toldUntil = clock.instant();
        for (var stage : stages) {
            if (!passed(stage)) {
                return;
            }
        }
        var below = kafka.writtenEnds(TASKS);
        clear(new TreeSet<>(awaiting), toldUntil, below);
    }

    /** Whether every reader of a stage came to where it ended when we asked. */
    private boolean passed(Map<String, String> stage) throws AwayException {
        var ends = kafka.committedEnds(stage.keySet());
        var deadline = clock.instant().plus(STAGE_PATIENCE);
        for (var group : new TreeSet<>(stage.values())) {
            var wanted = ends.entrySet().stream()
                    .filter(end -> group.equals(stage.get(end.getKey().topic())))
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
            while (!isPast(kafka.positions(group), wanted)) {
                waitsFor = "group " + group + " to read " + stage.keySet();
                if (stopped || clock.instant().isAfter(deadline)) {
                    return false;
                }
                pause(LOOK);
            }
        }
        return !stopped;
    }

    private static boolean isPast(Map<TopicPartition, Long> positions, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream()
                .allMatch(end -> end.getValue() == 0 || positions.getOrDefault(end.getKey(), 0L) >= end.getValue());
    }

    private void clear(TreeSet<Integer> open, Instant toldUntil, Map<TopicPartition, Long> below) {
        var deadline = clock.instant().plus(MARK_PATIENCE);
        while (!stopped && !open.isEmpty() && clock.instant().isBefore(deadline)) {
            waitsFor = "the bridge to say that it has caught up";
            var marks = rows.marks();
            for (var partition : List.copyOf(open)) {
                var end = below.get(new TopicPartition(TASKS, partition));
                if (end != null && marks.getOrDefault(partition, -1L) >= end) {
                    rows.clear(partition, toldUntil, end);
                    open.remove(partition);
                }
            }
            pause(LOOK);
        }
        if (open.isEmpty()) {
            waitsFor = "";
        }
    }

    /** What keeps tasks from being sent; empty when nothing does. */
    String waitsFor() {
        return waitsFor;
    }

    void stop() {
        stopped = true;
    }

    private void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            stopped = true;
        }
    }
}
