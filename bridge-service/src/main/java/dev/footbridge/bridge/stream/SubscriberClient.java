package dev.footbridge.bridge.stream;

import dev.footbridge.bridge.read.OpaqueText;
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
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
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
    private final Supplier<Optional<Viewer>> viewer;
    private final Runnable resynced;
    private final Consumer<SubscriberClient> leave;
    private final Deque<byte[]> chunks = new ArrayDeque<>();
    private final AtomicInteger wakes = new AtomicInteger();
    private final AtomicBoolean left = new AtomicBoolean();
    private final AtomicBoolean completed = new AtomicBoolean();
    private final ReentrantLock touching = new ReentrantLock();
    private volatile long blockedSince;
    private volatile boolean closing;
    private volatile boolean endsAtOnce;
    private volatile boolean begun;
    private boolean unflushed;

    /**
     * @param viewer what the account may see and decide now; empty once it is no longer signed in
     * @param resynced called whenever it is told to fetch anew
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
            Supplier<Optional<Viewer>> viewer,
            Runnable resynced,
            Consumer<SubscriberClient> leave) {
        this.connection = connection;
        this.out = out;
        this.outbox = outbox;
        this.ids = ids;
        this.writers = writers;
        this.patience = patience;
        this.viewer = viewer;
        this.resynced = resynced;
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
                boolean more;
                do {
                    more = writesSomething();
                } while (more);
            } catch (IOException | RuntimeException e) {
                leave(); // it went away; the container knows, and ends it in a thread of its own
            }
            seen = wakes.addAndGet(-seen);
        } while (seen != 0);
    }

    /**
     * One step, and whether there may be another. The lock keeps the container from recycling the connection under our
     * hands: it waits for it in {@link #onError(AsyncEvent)}. Nothing in here blocks.
     */
    private boolean writesSomething() throws IOException {
        touching.lock();
        try {
            if (!begun || left.get()) {
                return false;
            }
            if (endsAtOnce) {
                end();
                return false;
            }
            if (!out.isReady()) {
                blockedSince = blockedSince == 0 ? System.nanoTime() : blockedSince;
                return false;
            }
            blockedSince = 0;
            return step();
        } finally {
            touching.unlock();
        }
    }

    private boolean step() throws IOException {
        if (chunks.isEmpty()) {
            fill();
        }
        if (!chunks.isEmpty()) {
            out.write(chunks.removeFirst());
            unflushed = true;
            return true;
        }
        if (unflushed) {
            unflushed = false;
            out.flush();
            return true;
        }
        if (closing) {
            end();
        }
        return false;
    }

    /** The next flush: its events, and one id with the last of them. */
    private void fill() {
        var flush = outbox.next();
        if (flush == null) {
            return;
        }
        if (flush.resync()) {
            resynced.run();
            chunks.add(Frame.bytes("resync", "{}"));
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
            endsAtOnce = true;
            wake();
        }
    }

    @Override
    public void renewScope() {
        viewer.get().ifPresentOrElse(outbox::seesFromNowOn, () -> {
            endsAtOnce = true; // what waits is not theirs any more
            wake();
        });
    }

    @Override
    public void close() {
        closing = true;
        wake();
    }

    /** Ends it from our side. */
    private void end() {
        leave();
        if (completed.compareAndSet(false, true)) {
            connection.complete();
        }
    }

    private void leave() {
        if (left.compareAndSet(false, true)) {
            leave.accept(this);
        }
    }

    @Override
    public void onWritePossible() {
        begun = true; // before this the connection is not ours to touch
        wake();
    }

    @Override
    public void onError(Throwable e) {
        leave();
    }

    @Override
    public void onComplete(AsyncEvent event) {
        leave();
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        onError(event);
    }

    /** In the container's thread: after this the connection may be somebody else's. No error page: nobody is there. */
    @Override
    public void onError(AsyncEvent event) {
        touching.lock();
        try {
            end();
        } finally {
            touching.unlock();
        }
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        event.getAsyncContext().addListener(this);
    }
}
