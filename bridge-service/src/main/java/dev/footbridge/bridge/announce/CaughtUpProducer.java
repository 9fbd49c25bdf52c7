package dev.footbridge.bridge.announce;

import dev.footbridge.bridge.log.Outgoing;
import dev.footbridge.schemas.bridge.CaughtUp;
import dev.footbridge.schemas.topic.Topics;
import dev.footbridge.schemas.wire.Wire;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Tells those who act on tasks that all that was heard in this partition has been planned and announced before (R9b).
 * Facts that were recorded long before they are heard come from a backlog, of which more may follow: then it is told
 * only after a silence.
 */
final class CaughtUpProducer {
    private static final long BUSY = Duration.ofSeconds(30).toMillis();
    private static final long EVERY_WHEN_BUSY = Duration.ofSeconds(1).toMillis();
    private static final long EVERY_WHEN_IDLE = Duration.ofSeconds(5).toMillis();
    private static final long BACKLOG = Duration.ofSeconds(10).toMillis();
    private static final long SILENCE = Duration.ofSeconds(2).toMillis();

    private final ProcessorContext<String, Outgoing> context;
    private final Wire wire;
    private final String sink;
    private long heard;
    private long heardOfBacklog;
    private long told;

    CaughtUpProducer(ProcessorContext<String, Outgoing> context, Wire wire, String sink) {
        this.context = context;
        this.wire = wire;
        this.sink = sink;
        this.heard = context.currentSystemTimeMs();
        this.heardOfBacklog = heard; // who just took a partition over does not know what waits in it
        this.told = heard;
    }

    void hear(Instant recorded) {
        heard = context.currentSystemTimeMs();
        if (recorded.isBefore(Instant.ofEpochMilli(heard - BACKLOG))) {
            heardOfBacklog = heard;
        }
    }

    /** Nothing waits to be planned. */
    void tell(long clock) {
        long every = clock - heard < BUSY ? EVERY_WHEN_BUSY : EVERY_WHEN_IDLE;
        if (clock - told >= every && clock - heardOfBacklog >= SILENCE) {
            told = clock;
            int partition = context.taskId().partition();
            var bytes =
                    wire.encode(Topics.PROVISIONING_TASKS.name(), new CaughtUp(partition, Instant.ofEpochMilli(clock)));
            context.forward(new Record<>("caught-up/" + partition, Outgoing.to(partition, bytes), clock), sink);
        }
    }
}
