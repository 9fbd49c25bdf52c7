package dev.footbridge.bridge.log;

import dev.footbridge.schemas.topic.PersonPartition;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.processor.StreamPartitioner;

/** What goes out for a person goes to that person's partition. */
public final class OutgoingSerde {
    private OutgoingSerde() {}

    public static Serializer<Outgoing> serializer() {
        return (topic, outgoing) -> outgoing == null ? null : outgoing.bytes();
    }

    public static StreamPartitioner<String, Outgoing> byPerson() {
        return (topic, key, outgoing, partitions) -> Optional.of(Set.of(partition(outgoing, partitions)));
    }

    private static int partition(Outgoing outgoing, int partitions) {
        return outgoing.partition() == null ? PersonPartition.of(outgoing.person(), partitions) : outgoing.partition();
    }
}
