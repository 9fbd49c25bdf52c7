package dev.footbridge.schemas.topic;

import java.util.Map;

/** How long a topic keeps its records. */
public enum Retention {
    /** For ever, never compacted: the facts themselves. */
    FOR_EVER(Map.of("cleanup.policy", "delete", "retention.ms", "-1", "retention.bytes", "-1")),
    /** The last record of each key, which is state after each change. Superseded personal data is gone within a week. */
    LATEST_PER_KEY(Map.of(
            "cleanup.policy", "compact",
            "max.compaction.lag.ms", "604800000",
            "delete.retention.ms", "604800000",
            "segment.ms", "86400000")),
    /** 90 days: raw deliveries, and what failed. */
    NINETY_DAYS(Map.of("cleanup.policy", "delete", "retention.ms", "7776000000", "retention.bytes", "-1"));

    private final Map<String, String> configuration;

    Retention(Map<String, String> configuration) {
        this.configuration = configuration;
    }

    public Map<String, String> configuration() {
        return configuration;
    }
}
