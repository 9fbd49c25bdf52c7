package dev.footbridge.bridge.announce;

import java.time.Duration;

/**
 * How planning shares the time with hearing.
 *
 * @param rest how often planning looks whether somebody is due, when nothing is heard
 * @param wake how often it looks while there is something to do
 * @param news how long it plans news and due people at a time
 * @param sweep how long it looks at everybody again at a time, after something was broadcast; news comes first
 * @param waiting how many facts may wait to be planned before hearing itself waits
 * @param remembered how many facts of people of late stay in memory, per partition
 */
public record Pace(Duration rest, Duration wake, Duration news, Duration sweep, int waiting, int remembered) {
    public static Pace remembering(int facts) {
        return new Pace(
                Duration.ofSeconds(1),
                Duration.ofMillis(5),
                Duration.ofMillis(100),
                Duration.ofMillis(10),
                10_000,
                facts);
    }
}
