package dev.footbridge.gateway.connector;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * No payload may keep a mapping busy for ever. A mapping cannot be stopped from outside, so one that takes too long is
 * left to itself on its thread, which no other work waits for.
 */
public final class MappingBudget {
    private static final ExecutorService THREADS = Executors.newCachedThreadPool(work -> {
        var thread = new Thread(work, "mapping");
        thread.setDaemon(true);
        return thread;
    });

    private final Duration budget;

    public MappingBudget(Duration budget) {
        this.budget = budget;
    }

    public static final class ExceededException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        ExceededException(String message) {
            super(message);
        }
    }

    /** @throws ExceededException when it takes more time or stack than it may */
    public <T> T within(Supplier<T> work) {
        var answer = new CompletableFuture<T>();
        THREADS.execute(() -> complete(answer, work));
        try {
            return answer.get(budget.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new ExceededException(
                    "Expected the mapping to take at most %d ms, but it takes longer".formatted(budget.toMillis()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Expected the mapping to end, but we were stopped", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof StackOverflowError) {
                throw new ExceededException("Expected the mapping to go a few levels deep, but it goes too deep");
            }
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    private static <T> void complete(CompletableFuture<T> answer, Supplier<T> work) {
        try {
            answer.complete(work.get());
        } catch (RuntimeException | StackOverflowError e) {
            answer.completeExceptionally(e);
        }
    }
}
