package dev.footbridge.gateway.inbox;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;

/** Raw deliveries hold personal data: the database keeps them no longer than the log does. */
public final class InboxRetention implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(InboxRetention.class);

    private final InboxRepository inbox;
    private final Duration keep;
    private final InstantSource clock;
    private @Nullable ScheduledExecutorService timer;

    public InboxRetention(InboxRepository inbox, Duration keep, InstantSource clock) {
        this.inbox = inbox;
        this.keep = keep;
        this.clock = clock;
    }

    private void forget() {
        try {
            var forgotten = inbox.forgetBefore(clock.instant().minus(keep));
            if (forgotten > 0) {
                log.info("{} deliveries older than {} left the inbox", forgotten, keep);
            }
        } catch (DataAccessException e) {
            log.warn("The inbox could not forget now: {}", e.getClass().getName());
        }
    }

    @Override
    public synchronized void start() {
        timer = Executors.newSingleThreadScheduledExecutor(work -> {
            var thread = new Thread(work, "inbox-retention");
            thread.setDaemon(true);
            return thread;
        });
        timer.scheduleWithFixedDelay(this::forget, 1, 6 * 60, TimeUnit.MINUTES);
    }

    @Override
    public synchronized void stop() {
        if (timer != null) {
            timer.shutdownNow();
            timer = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return timer != null;
    }
}
