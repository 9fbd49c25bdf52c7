package dev.footbridge.bridge;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How this instance of the bridge runs.
 *
 * @param instance its name among the others: who comes back under it within the session takes its partitions up again
 * @param state where it keeps its stores; they are rebuilt from the log when they are gone
 * @param threads how many partitions are worked on at once
 * @param standbys copies of each store on other instances
 * @param replication of the changelogs
 * @param commitInterval how long announcements wait for each other: shorter is sooner, longer is cheaper
 * @param poll how long an idle thread waits for news
 * @param session how long partitions wait for an instance that vanished
 * @param leaveOnStop whether a stop hands the partitions on at once (true), or waits for the instance to come back
 * @param stopWithin how long a stop may take
 * @param remembered facts of people of late that stay in memory, per partition
 */
@ConfigurationProperties("footbridge.bridge")
public record BridgeProperties(
        @DefaultValue("bridge-1") String instance,
        Path state,
        @DefaultValue("2") int threads,
        @DefaultValue("0") int standbys,
        @DefaultValue("1") int replication,
        @DefaultValue("20ms") Duration commitInterval,
        @DefaultValue("10ms") Duration poll,
        @DefaultValue("15s") Duration session,
        @DefaultValue("true") boolean leaveOnStop,
        @DefaultValue("20s") Duration stopWithin,
        @DefaultValue("20000") int remembered) {

    public BridgeProperties {
        expect(!instance.isBlank(), "instance to be a name", "blank");
        expect(state != null, "state to be a directory", "missing");
        expect(threads > 0, "threads to be one or more", threads);
        expect(standbys >= 0, "standbys to be zero or more", standbys);
        expect(replication > 0, "replication to be one or more", replication);
        expect(commitInterval.toMillis() > 0, "commit-interval to be a millisecond or more", commitInterval);
        expect(commitInterval.toSeconds() < 5, "commit-interval to be below 5 seconds", commitInterval);
        expect(poll.toMillis() > 0, "poll to be a millisecond or more", poll);
        expect(session.toSeconds() >= 6, "session to be 6 seconds or more", session);
        expect(!stopWithin.isNegative(), "stop-within to be zero or more", stopWithin);
        expect(remembered > 0, "remembered to be one or more", remembered);
    }

    private static void expect(boolean holds, String expected, Object found) {
        if (!holds) {
            throw new IllegalArgumentException(
                    "Expected footbridge.bridge.%s, but it is %s".formatted(expected, found));
        }
    }
}
