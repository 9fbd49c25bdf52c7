package dev.footbridge.bridge.stream;

import dev.footbridge.bridge.read.OpaqueText;
import dev.footbridge.bridge.read.Scope;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * One connection, written without ever waiting for it: whoever wakes it, one thread at a time writes as much as the
 * connection takes, and goes.
 */
final class SubscriberClient implements Subscriber, WriteListener, AsyncListener {
    private static final byte[] END_OF_EVENT = {'\n'};

    private final AsyncContext connection;
    private final ServletOutputStream out;
    private final Outbox outbox;
    private final OpaqueText ids;
    private final Executor writers;
    private final Duration patience;
    private final Supplier<Scope> scope;
    private final Consumer<SubscriberClient> leave;
    private final Deque<byte[]> chunks = new ArrayDeque<>();
    private final AtomicInteger wakes = new AtomicInteger();
    private final AtomicBoolean ended = new AtomicBoolean();
    private volatile long blockedSince;
    private volatile boolean closing;
    private boolean unflushed;

    /**
     * @param scope what the account may see now
     * @param leave called once, when it is over
     */
    SubscriberClient(
            AsyncContext connection,
            ServletOutputStream out,
            Outbox outbox,
            OpaqueText ids,
            Executor writers,
            Duration patience,
            int retryMillis,
            Supplier<Scope> scope,
            Consumer<SubscriberClient> leave) {
        this.connection = connection;
        this.out = out;
        this.outbox = outbox;
        this.ids = ids;
        this.writers = writers;
        this.patience = patience;
        this.scope = scope;
        this.leave = leave;
        chunks.add(("retry: " + retryMillis + "\n\n").getBytes(StandardCharsets.UTF_8));
    }

    /** From now on it is the container's and ours. */
    void begin() {
        connection.addListener(this);
        out.setWriteListener(this);
    }

    @Override
    public Outbox outbox() {
        return outbox;
    }

    @Override
    public void wake() {
        if (wakes.getAndIncrement() == 0) {
            writers.execute(this::write);
        }
    }

    private void write() {
        var seen = wakes.get();
        do {
            try {
                writeWhatItTakes();
            } catch (IOException | IllegalStateException e) {
                end(); // it went away
            }
            seen = wakes.addAndGet(-seen);
        } while (seen != 0);
    }

    private void writeWhatItTakes() throws IOException {
        while (!ended.get()) {
            if (!out.isReady()) {
                if (blockedSince == 0) {
                    blockedSince = System.nanoTime();
                }
                return;
            }
            blockedSince = 0;
            if (chunks.isEmpty()) {
                fill();
            }
            if (!chunks.isEmpty()) {
                out.write(chunks.removeFirst());
                unflushed = true;
            } else if (unflushed) {
                unflushed = false;
                out.flush();
            } else {
                if (closing) {
                    end();
                }
                return;
            }
        }
    }

    /** The next flush: its events, and one id with the last of them. */
    private void fill() {
        var flush = outbox.next();
        if (flush == null) {
            return;
        }
        if (flush.resync()) {
            chunks.add(Happening.frame("resync", "{}"));
        }
        for (var frame : flush.frames()) {
            if (!chunks.isEmpty()) {
                chunks.add(END_OF_EVENT);
            }
            chunks.add(frame);
        }
        var heartbeat = chunks.isEmpty() ? ": still here\n" : "";
        chunks.add((heartbeat + "id: " + ids.seal(flush.upTo().text(), "") + "\n\n").getBytes(StandardCharsets.UTF_8));
        closing |= flush.last();
    }

    @Override
    public void look() {
        var since = blockedSince;
        if (since != 0 && System.nanoTime() - since > patience.toNanos()) {
            end();
        }
    }

    @Override
    public void renewScope() {
        outbox.seesFromNowOn(scope.get());
    }

    @Override
    public void close() {
        closing = true;
        wake();
    }

    private void end() {
        if (ended.compareAndSet(false, true)) {
            leave.accept(this);
            try {
                connection.complete();
            } catch (IllegalStateException e) {
                return; // the container ended it before us
            }
        }
    }

    @Override
    public void onWritePossible() {
        wake();
    }

    @Override
    public void onError(Throwable e) {
        end();
    }

    @Override
    public void onComplete(AsyncEvent event) {
        end();
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        end();
    }

    @Override
    public void onError(AsyncEvent event) {
        end();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        event.getAsyncContext().addListener(this);
    }
}
