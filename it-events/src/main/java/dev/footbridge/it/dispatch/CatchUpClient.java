package dev.footbridge.it.dispatch;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/** Asks Kafka how far the log goes, and how far its readers have come. */
final class CatchUpClient {
    private static final int PATIENCE = 5_000;

    private final Admin kafka;

    CatchUpClient(Admin kafka) {
        this.kafka = kafka;
    }

    /** What was committed up to now, per partition. */
    Map<TopicPartition, Long> committedEnds(Iterable<String> topics) throws AwayException {
        return ends(topics, IsolationLevel.READ_COMMITTED);
    }

    /** What was written up to now, committed or not: a transaction shows its positions before its records. */
    Map<TopicPartition, Long> writtenEnds(String topic) throws AwayException {
        return ends(List.of(topic), IsolationLevel.READ_UNCOMMITTED);
    }

    private Map<TopicPartition, Long> ends(Iterable<String> topics, IsolationLevel isolation) throws AwayException {
        var latest = new HashMap<TopicPartition, OffsetSpec>();
        for (var topic : topics) {
            for (var partition : ask(() -> kafka.describeTopics(List.of(topic))
                            .allTopicNames()
                            .get(PATIENCE, TimeUnit.MILLISECONDS)
                            .get(topic))
                    .partitions()) {
                latest.put(new TopicPartition(topic, partition.partition()), OffsetSpec.latest());
            }
        }
        var found = ask(() -> kafka.listOffsets(latest, new ListOffsetsOptions(isolation))
                .all()
                .get(PATIENCE, TimeUnit.MILLISECONDS));
        var ends = new LinkedHashMap<TopicPartition, Long>();
        found.forEach((partition, end) -> ends.put(partition, end.offset()));
        return ends;
    }

    /** Where a group goes on. */
    Map<TopicPartition, Long> positions(String group) throws AwayException {
        var found = ask(() -> kafka.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get(PATIENCE, TimeUnit.MILLISECONDS));
        var positions = new HashMap<TopicPartition, Long>();
        found.forEach((partition, position) -> {
            if (position != null) {
                positions.put(partition, position.offset());
            }
        });
        return positions;
    }

    private interface Question<T> {
        T answer() throws InterruptedException, ExecutionException, TimeoutException;
    }

    private static <T> T ask(Question<T> question) throws AwayException {
        try {
            return question.answer();
        } catch (ExecutionException | TimeoutException e) {
            var cause = e.getCause() == null ? e : e.getCause();
            throw new AwayException("Kafka does not say: " + cause.getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AwayException("interrupted");
        }
    }

    /** Nobody knows how far the bridge is: then nothing is sent. */
    static final class AwayException extends Exception {
        private static final long serialVersionUID = 1L;

        AwayException(String why) {
            super(why);
        }
    }
}
