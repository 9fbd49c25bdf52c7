package dev.footbridge.bridge.announce;

import dev.footbridge.bridge.log.Outgoing;
import dev.footbridge.schemas.bridge.DecisionsPlanned;
import dev.footbridge.schemas.topic.Topic;
import dev.footbridge.schemas.wire.Wire;
import java.util.Map;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Says up to which decision of people all is planned, behind what came of it: so whoever decided reads what they wrote. */
final class DecisionsPlannedProducer {
    private final ProcessorContext<String, Outgoing> context;
    private final Wire wire;
    private final CircumstancesStores circumstances;
    private final Map<Topic, String> sinks;
    private long told = -1;

    /** @param sinks of the topics that show what comes of decisions */
    DecisionsPlannedProducer(
            ProcessorContext<String, Outgoing> context,
            Wire wire,
            CircumstancesStores circumstances,
            Map<Topic, String> sinks) {
        this.context = context;
        this.wire = wire;
        this.circumstances = circumstances;
        this.sinks = sinks;
    }

    /** @param offset on bridge.decisions.v1 */
    void hear(long offset) {
        circumstances.decidedUpTo(offset);
    }

    /** All that was heard is planned. */
    void tell() {
        long decided = circumstances.decidedUpTo();
        if (decided > told) {
            told = decided;
            int partition = context.taskId().partition();
            var planned = new DecisionsPlanned(partition, decided);
            sinks.forEach((topic, sink) -> context.forward(
                    new Record<>(
                            "planned/" + partition,
                            Outgoing.to(partition, wire.encode(topic.name(), planned)),
                            context.currentSystemTimeMs()),
                    sink));
        }
    }
}
