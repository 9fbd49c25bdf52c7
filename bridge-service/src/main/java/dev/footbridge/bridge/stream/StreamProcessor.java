package dev.footbridge.bridge.stream;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** The threads of the stream: one reads the log, a few write, one keeps time for all subscribers. */
final class StreamProcessor implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(StreamProcessor.class);
    private static final int WRITERS = 2;

    private final Hub hub;
    private final StreamConsumer reader;
    private final Duration heartbeat;
    private final ExecutorService writers = Executors.newFixedThreadPool(WRITERS, named("stream-writer-"));
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(named("stream-clock-"));
    private final Thread reading;
    private volatile boolean running;

    StreamProcessor(Hub hub, StreamConsumer reader, Duration heartbeat) {
        this.hub = hub;
        this.reader = reader;
        this.heartbeat = heartbeat;
        this.reading = new Thread(reader, "stream-reader");
    }

    Executor writers() {
        return writers;
    }

    @Override
    public void start() {
        running = true;
        reading.start();
        clock.scheduleWithFixedDelay(this::beat, heartbeat.toMillis(), heartbeat.toMillis(), TimeUnit.MILLISECONDS);
        clock.scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.SECONDS);
    }

    private void beat() {
        for (var subscriber : hub.all()) {
            try {
                subscriber.renewScope();
            } catch (RuntimeException e) { // the database is away: what it may see stays as it was
                LOG.debug("A scope could not be renewed: {}", e.getClass().getName());
            }
            subscriber.outbox().beat();
            subscriber.wake();
        }
    }

    private void look() {
        hub.all().forEach(Subscriber::look);
    }

    @Override
    public void stop() {
        running = false;
        reader.stop();
        clock.shutdown();
        hub.all().forEach(Subscriber::close);
        try {
            reading.join(5_000);
            writers.shutdown();
            writers.awaitTermination(2, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private static ThreadFactory named(String prefix) {
        var count = new AtomicInteger();
        return task -> new Thread(task, prefix + count.incrementAndGet());
    }
}
