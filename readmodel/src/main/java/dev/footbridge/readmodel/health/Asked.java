package dev.footbridge.readmodel.health;

import java.time.Duration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/** Asks a dependency at most every few seconds, however many ask us. */
final class Asked implements HealthIndicator {
    private static final long FRESH = Duration.ofSeconds(5).toNanos();

    /** A question whose answer is an exception when the dependency is away. */
    @FunctionalInterface
    interface Question {
        void ask() throws Exception;
    }

    private final Question question;
    private Status last = Status.UNKNOWN;
    private long askedAt = System.nanoTime() - FRESH;

    Asked(Question question) {
        this.question = question;
    }

    @Override
    public synchronized Health health() {
        if (System.nanoTime() - askedAt >= FRESH) {
            last = answer();
            askedAt = System.nanoTime();
        }
        return Health.status(last).build();
    }

    private Status answer() {
        try {
            question.ask();
            return Status.UP;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Status.UNKNOWN;
        } catch (Exception e) { // whatever it is: the dependency does not answer as it should
            return Status.DOWN;
        }
    }
}
