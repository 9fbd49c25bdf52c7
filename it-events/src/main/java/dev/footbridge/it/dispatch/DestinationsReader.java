package dev.footbridge.it.dispatch;

import java.time.Duration;

/** The destinations of the newest policy, looked at anew every second. */
final class DestinationsReader {
    private static final long FRESH = Duration.ofSeconds(1).toNanos();

    private final DispatchRepository rows;
    private final PolicyCodec policies = new PolicyCodec();
    private Destinations last = Destinations.NONE;
    private String document = "";
    private long readAt = System.nanoTime() - FRESH;

    DestinationsReader(DispatchRepository rows) {
        this.rows = rows;
    }

    synchronized Destinations current() {
        if (System.nanoTime() - readAt >= FRESH) {
            var newest = rows.policy().orElse("");
            if (!newest.equals(document)) {
                last = newest.isEmpty() ? Destinations.NONE : policies.destinations(newest);
                document = newest;
            }
            readAt = System.nanoTime();
        }
        return last;
    }
}
