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
 * No payload may keep a mapping busy for ever. Steps of loops are counted, which gives the same verdict on any machine,
 * however busy; for what no step counts there is the processor's time, which a busy machine alone does not use up. A
 * mapping cannot be stopped from outside: one that used its time up is left to itself on its thread.
 */
public final class MappingBudget {
    /** Far more than any delivery of 256 kB needs, far fewer than memory holds. */
    private static final int STEPS = 500_000;

    private static final ThreadLocal<int[]> LEFT = ThreadLocal.withInitial(() -> new int[] {STEPS});
    private static final ExecutorService THREADS = Executors.newCachedThreadPool(work -> {
        var thread = new Thread(work, "mapping");
        thread.setDaemon(true);
        return thread;
    });

    private final Duration time;

    /** @param time of the processor */
    public MappingBudget(Duration time) {
        this.time = time;
    }

    public static final class ExceededException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        ExceededException(String message) {
            super(message);
        }
    }

    /** One step of a loop. */
    static void step() {
        if (--LEFT.get()[0] < 0) {
            throw new ExceededException(
                    "Expected the loops of the mapping to take at most %d steps, but they take more".formatted(STEPS));
        }
    }

    /** @throws ExceededException when it takes more time or stack than it may */
    public <T> T within(Supplier<T> work) {
        var answer = new CompletableFuture<T>();
        var worker = new CompletableFuture<Thread>();
        THREADS.execute(() -> {
            worker.complete(Thread.currentThread());
            complete(answer, work);
        });
        try {
            return awaited(answer, worker.get());
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

    private <T> T awaited(CompletableFuture<T> answer, Thread worker) throws InterruptedException, ExecutionException {
        var used = new ProcessorTime(worker);
        while (true) {
            try {
                return answer.get(time.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                if (used.sinceBeginning().compareTo(time) >= 0) {
                    throw new ExceededException("Expected the mapping to take at most %d ms, but it takes longer"
                            .formatted(time.toMillis()));
                }
            }
        }
    }

    private static <T> void complete(CompletableFuture<T> answer, Supplier<T> work) {
        LEFT.get()[0] = STEPS;
        try {
            answer.complete(work.get());
        } catch (RuntimeException | StackOverflowError e) {
            answer.completeExceptionally(e);
        }
    }
}
