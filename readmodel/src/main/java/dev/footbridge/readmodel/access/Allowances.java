package dev.footbridge.readmodel.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How often each of many may do something: so many at once, then one more every so often. Of many, those who were not heard
 * of longest are forgotten, so that no flood fills the memory. Each process counts by itself.
 */
public final class Allowances {
    private static final int REMEMBERED = 20_000;

    private final Limit limit;
    private final InstantSource clock;
    private final Map<String, Instant> usedUpTo = new LinkedHashMap<>(16, 0.75f, true);

    /**
     * @param burst at once
     * @param every then one more so often
     */
    public record Limit(int burst, Duration every) {
        public Limit {
            if (burst < 1 || every.compareTo(Duration.ZERO) <= 0) {
                throw new IllegalArgumentException(
                        "Expected a limit of at least one at once and one more after some time, but it is %d and %s"
                                .formatted(burst, every));
            }
        }
    }

    public Allowances(Limit limit, InstantSource clock) {
        this.limit = limit;
        this.clock = clock;
    }

    /** Takes one. @return how long to wait; zero when it was allowed */
    public synchronized Duration take(String who) {
        var now = clock.instant();
        var before = usedUpTo.getOrDefault(who, now);
        var after = (before.isBefore(now) ? now : before).plus(limit.every());
        var tooMuch = Duration.between(now, after).minus(limit.every().multipliedBy(limit.burst()));
        if (tooMuch.compareTo(Duration.ZERO) > 0) {
            return tooMuch;
        }
        usedUpTo.put(who, after);
        if (usedUpTo.size() > REMEMBERED) {
            usedUpTo.remove(usedUpTo.keySet().iterator().next());
        }
        return Duration.ZERO;
    }

    /** It was not meant for this limit after all. */
    public synchronized void giveBack(String who) {
        usedUpTo.computeIfPresent(who, (any, used) -> used.minus(limit.every()));
    }

    /** Whole seconds to tell a caller, never too few. */
    public static long seconds(Duration wait) {
        return Math.max(1, wait.plusMillis(999).toSeconds());
    }
}
