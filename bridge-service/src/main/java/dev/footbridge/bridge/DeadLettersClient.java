package dev.footbridge.bridge;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** How much a topic holds that nobody reads by itself. Markers of transactions count too: it says none, or how many at most. */
final class DeadLettersClient {
    private static final long PATIENCE = 5;

    private final Admin log;
    private final String topic;

    DeadLettersClient(Admin log, String topic) {
        this.log = log;
        this.topic = topic;
    }

    long count() throws ExecutionException, InterruptedException, TimeoutException {
        return offsets(OffsetSpec.latest()) - offsets(OffsetSpec.earliest());
    }

    private long offsets(OffsetSpec which) throws ExecutionException, InterruptedException, TimeoutException {
        var described = log.describeTopics(List.of(topic))
                .allTopicNames()
                .get(PATIENCE, TimeUnit.SECONDS)
                .get(topic);
        var asked = described.partitions().stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .collect(Collectors.toMap(Function.identity(), partition -> which));
        return log.listOffsets(asked).all().get(PATIENCE, TimeUnit.SECONDS).values().stream()
                .mapToLong(offset -> offset.offset())
                .sum();
    }
}
