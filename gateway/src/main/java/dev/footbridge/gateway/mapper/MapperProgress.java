package dev.footbridge.gateway.mapper;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How a mapper is doing. */
public final class MapperProgress {
    private volatile boolean running;
    private volatile boolean inGroup;
    private volatile long lag;
    private volatile long oldestInHand;
    private volatile @Nullable Instant failingSince;
    private volatile @Nullable String failure;

    void reads(long newLag) {
        running = true;
        lag = newLag;
        failingSince = null;
        failure = null;
    }

    /** What it maps now. @param oldest when the oldest of it was put on the log, in milliseconds */
    void takes(long oldest) {
        oldestInHand = oldest;
    }

    /** All that it took is mapped, and on the log. */
    void hasMapped() {
        oldestInHand = 0;
    }

    /** It is one of those among whom the inbox is divided. */
    void joined() {
        inGroup = true;
    }

    void failed(Instant now, Exception e) {
        if (failingSince == null) {
            failingSince = now;
        }
        failure = e.getClass().getSimpleName();
    }

    void stopped() {
        running = false;
    }

    public boolean isRunning() {
        return running;
    }

    /** Whether it has its part of the inbox: what comes now is mapped at once. */
    public boolean hasJoined() {
        return inGroup;
    }

    /** Deliveries not yet mapped. */
    public long lag() {
        return lag;
    }

    /** How long the oldest delivery it knows of has waited; 0 when there is none. */
    public double waitingSeconds() {
        var oldest = oldestInHand;
        return oldest == 0 ? 0 : Math.max(0, (System.currentTimeMillis() - oldest) / 1000.0);
    }

    /** Since when a dependency has been lost; null while all is there. */
    public @Nullable Instant failingSince() {
        return failingSince;
    }

    public @Nullable String failure() {
        return failure;
    }
}
