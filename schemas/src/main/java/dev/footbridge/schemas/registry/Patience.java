package dev.footbridge.schemas.registry;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether an absent registry is asked again. At a start it may be on its way up itself, or slow because the machine is;
 * what it refuses is never asked again.
 */
public final class Patience {
    private static final Logger LOG = LoggerFactory.getLogger(Patience.class);
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final Duration SAID_EVERY = Duration.ofSeconds(10);

    private final BooleanSupplier worthwhile;
    private long saidAt = System.nanoTime();

    private Patience(BooleanSupplier worthwhile) {
        this.worthwhile = worthwhile;
    }

    public static Patience none() {
        return new Patience(() -> false);
    }

    /** From now on. */
    public static Patience of(Duration atMost) {
        var end = System.nanoTime() + atMost.toNanos();
        return new Patience(() -> System.nanoTime() - end < 0);
    }

    /** This patience, as long as something else holds too: that the process we wait for is alive, say. */
    public Patience asLongAs(BooleanSupplier alsoHolds) {
        return new Patience(() -> alsoHolds.getAsBoolean() && worthwhile.getAsBoolean());
    }

    /** The answer, however late it comes. */
    public <T> T ask(Supplier<T> question) {
        while (true) {
            try {
                return question.get();
            } catch (RegistryUnavailableException e) {
                if (Thread.currentThread().isInterrupted() || !worthwhile.getAsBoolean()) {
                    throw e;
                }
                say(e);
                pause(e);
            }
        }
    }

    private synchronized void say(RegistryUnavailableException e) {
        if (System.nanoTime() - saidAt > SAID_EVERY.toNanos()) {
            saidAt = System.nanoTime();
            LOG.warn("Still waiting for the schema registry: {}", e.getMessage());
        }
    }

    private static void pause(RegistryUnavailableException e) {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw e;
        }
    }
}
