package dev.footbridge.bridge.rehearsal;

import org.apache.avro.specific.SpecificRecord;

/** What would have been announced, had the person existed. */
public record Played(String topic, String key, SpecificRecord value) {}
