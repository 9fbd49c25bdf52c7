package dev.footbridge.readmodel.service;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How topics are made.
 *
 * @param partitions for good: another number would send people to other partitions
 * @param replication how many brokers keep each of them
 */
@ConfigurationProperties("footbridge.topics")
public record TopicsProperties(
        @DefaultValue("12") int partitions,
        @DefaultValue("3") short replication) {
    public TopicsProperties {
        if (partitions < 1 || replication < 1) {
            throw new IllegalArgumentException(
                    "Expected footbridge.topics.partitions and .replication to be one or more, but they are %d and %d"
                            .formatted(partitions, replication));
        }
    }
}
