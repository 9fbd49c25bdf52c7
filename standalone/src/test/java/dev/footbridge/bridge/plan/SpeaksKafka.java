package dev.footbridge.bridge.plan;

import org.apache.kafka.common.TopicPartition;

/** Offender: a rule that imports a library. */
public record SpeaksKafka(TopicPartition partition) {}
