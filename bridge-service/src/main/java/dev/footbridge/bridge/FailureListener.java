package dev.footbridge.bridge;

import dev.footbridge.schemas.registry.RegistryUnavailableException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A lost dependency stops nothing for good: the thread is replaced after a while, the record is read again, nothing of
 * it was stored or announced. Whatever else reaches us is our mistake, and stops the bridge, loudly.
 */
final class FailureListener implements StreamsUncaughtExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(FailureListener.class);
    private static final Duration FIRST = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(10);
    /** Without a failure for so long, the next one is the first again. */
    private static final Duration CALM = Duration.ofSeconds(30);

    private final CountDownLatch stopped = new CountDownLatch(1);
    private Duration backOff = FIRST;
    private long failedAt = System.nanoTime() - CALM.toNanos();
    private @Nullable String lost;

    @Override
    public StreamThreadExceptionResponse handle(Throwable failure) {
        var dependency = lostDependencyIn(failure);
        if (dependency == null) {
            LOG.error("Expected every record to be worked on, but one could not be: the bridge stops", failure);
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        }
        var pause = remember(dependency.getClass().getSimpleName());
        LOG.warn("A dependency is lost, trying again in {}: {}", pause, dependency.getMessage());
        try {
            stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return StreamThreadExceptionResponse.REPLACE_THREAD;
    }

    /** What was lost of late; null when all is well. */
    synchronized @Nullable String lost() {
        return System.nanoTime() - failedAt < backOff.multipliedBy(2).toNanos() ? lost : null;
    }

    /** Nobody waits any more. */
    void stop() {
        stopped.countDown();
    }

    private synchronized Duration remember(String dependency) {
        var isCalm = System.nanoTime() - failedAt > CALM.toNanos();
        var next = isCalm ? FIRST : backOff.multipliedBy(2);
        backOff = next.compareTo(LONGEST) > 0 ? LONGEST : next;
        failedAt = System.nanoTime();
        lost = dependency;
        return backOff;
    }

    private static @Nullable Throwable lostDependencyIn(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RegistryUnavailableException
                    || cause instanceof RetriableException
                    || cause instanceof AuthenticationException
                    || cause instanceof AuthorizationException) {
                return cause;
            }
        }
        return null;
    }
}
