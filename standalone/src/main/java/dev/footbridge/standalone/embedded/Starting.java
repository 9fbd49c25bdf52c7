package dev.footbridge.standalone.embedded;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A part on its way up. It can be closed at any time: then it is closed as soon as it is up. */
final class Starting<T extends AutoCloseable> {
    private static final Logger LOG = LoggerFactory.getLogger(Starting.class);

    private final String name;
    private final String words;
    private final CompletableFuture<T> part = new CompletableFuture<>();
    private final Thread starter;

    /** @param words its name as a user knows it */
    Starting(String name, String words, Callable<T> start) {
        this.name = name;
        this.words = words;
        this.starter = daemon("start-" + name, () -> {
            try {
                part.complete(start.call());
            } catch (Exception | LinkageError e) {
                part.completeExceptionally(e);
            }
        });
    }

    T await() throws IOException {
        try {
            return part.join();
        } catch (CompletionException e) {
            throw new IOException(e.getCause().getMessage(), e.getCause());
        }
    }

    /** Whether it is up by now. Fails when it never will be. */
    boolean isUp() throws IOException {
        if (!part.isDone()) {
            return false;
        }
        await();
        return true;
    }

    String words() {
        return words;
    }

    /** For a part that only waits for its child to answer, and ends the child when it is interrupted. */
    void giveUpWaiting() {
        starter.interrupt();
    }

    CompletableFuture<Void> closing() {
        CompletableFuture<Void> closed = new CompletableFuture<>();
        daemon("stop-" + name, () -> {
            close();
            closed.complete(null);
        });
        return closed;
    }

    private void close() {
        try {
            part.join().close();
        } catch (CompletionException neverStarted) {
            LOG.debug("The {} never started", name);
        } catch (Exception e) {
            LOG.warn("Expected the {} to stop, but it did not", name, e);
        }
    }

    private static Thread daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
