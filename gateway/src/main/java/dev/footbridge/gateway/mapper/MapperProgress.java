package dev.footbridge.gateway.mapper;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How a mapper is doing. */
public final class MapperProgress {
    private volatile boolean running;
    private volatile boolean inGroup;
    private volatile long lag;
    private volatile @Nullable Instant failingSince;
    private volatile @Nullable String failure;

    void reads(long newLag) {
        running = true;
        lag = newLag;
        failingSince = null;
        failure = null;
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

    /** Since when a dependency has been lost; null while all is there. */
    public @Nullable Instant failingSince() {
        return failingSince;
    }

    public @Nullable String failure() {
        return failure;
    }
}
