package dev.footbridge.bench;

import dev.footbridge.bridge.log.LoggedStores;
import dev.footbridge.schemas.topic.Topics;
import dev.footbridge.schemas.wire.Decoded;
import dev.footbridge.schemas.wire.Wire;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/** What Kafka Streams itself costs, without any rule. */
final class LimitTopology {
    static final String OUT = "limit.out";
    private static final String STORE = "limit";

    private LimitTopology() {}

    /** Limit 1: bytes in, the same bytes out. */
    static Topology passing() {
        return told(new Topology()).addSink("send", OUT, new StringSerializer(), new ByteArraySerializer(), "told");
    }

    /** Limit 2: a fact is decoded, looked up and put into a store, encoded and sent on. */
    static Topology keeping(Wire wire) {
        return told(new Topology())
                .addProcessor("keep", () -> new Keep(wire), "told")
                .addStateStore(LoggedStores.named(STORE), "keep")
                .addSink("send", OUT, new StringSerializer(), new ByteArraySerializer(), "keep");
    }

    private static Topology told(Topology topology) {
        return topology.addSource(
                "told",
                new StringDeserializer(),
                new ByteArrayDeserializer(),
                Topics.HR_EVENTS.name(),
                Topics.IT_EVENTS.name());
    }

    private static final class Keep implements Processor<String, byte[], String, byte[]> {
        private final Wire wire;
        private ProcessorContext<String, byte[]> context;
        private KeyValueStore<String, byte[]> store;

        @SuppressWarnings("NullAway.Init") // the rest comes with init, before any record
        Keep(Wire wire) {
            this.wire = wire;
        }

        @Override
        public void init(ProcessorContext<String, byte[]> context) {
            this.context = context;
            this.store = context.getStateStore(STORE);
        }

        @Override
        public void process(Record<String, byte[]> told) {
            if (wire.decode(Topics.HR_EVENTS.name(), told.value()) instanceof Decoded.Known known) {
                store.get(told.key());
                store.put(told.key(), told.value());
                context.forward(told.withValue(wire.encode(topic(known), known.value())));
            }
        }

        private static String topic(Decoded.Known known) {
            return Topics.HR_EVENTS.records().contains(known.value().getSchema())
                    ? Topics.HR_EVENTS.name()
                    : Topics.IT_EVENTS.name();
        }
    }
}
