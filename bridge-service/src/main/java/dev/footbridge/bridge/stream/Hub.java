package dev.footbridge.bridge.stream;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Hands happenings to all subscribers, and lets new ones join without a gap. */
final class Hub {
    private final Duration age;
    private final long bytes;
    private final int mostSubscribers;
    private final Set<Subscriber> subscribers = new LinkedHashSet<>();
    private @Nullable Ring ring;
    private boolean caughtUp;
    private final AtomicLong resyncs = new AtomicLong();

    Hub(Duration age, long bytes, int mostSubscribers) {
        this.age = age;
        this.bytes = bytes;
        this.mostSubscribers = mostSubscribers;
    }

    /** Where reading goes on; empty before the first time. */
    synchronized Optional<Positions> reached() {
        return Optional.ofNullable(ring).map(Ring::reached);
    }

    synchronized void beginAt(Positions from) {
        ring = new Ring(age, bytes, from);
    }

    /** The minutes before the start are read: from now on it is live. */
    synchronized void isLive() {
        caughtUp = true;
    }

    /** Whether subscribers can join. */
    synchronized boolean hasCaughtUp() {
        return caughtUp;
    }

    void publish(List<Happening> happenings, Positions upTo, Instant now) {
        var toWake = new ArrayList<Subscriber>();
        synchronized (this) {
            ring.add(happenings, upTo, now);
            for (var subscriber : subscribers) {
                if (subscriber.outbox().offer(happenings, upTo)) {
                    toWake.add(subscriber);
                }
            }
            happenings.forEach(Happening::wasSent);
        }
        toWake.forEach(Subscriber::wake);
    }

    /**
     * Lets a subscriber in.
     *
     * @param from where it goes on; null: now
     * @param with makes the subscriber for positions to begin at; its outbox is filled before anything else comes
     * @return empty when there is no place, or nothing is known yet
     */
    synchronized Optional<Subscriber> join(@Nullable Positions from, Function<Positions, Subscriber> with) {
        if (ring == null || !caughtUp || subscribers.size() >= mostSubscribers) {
            return Optional.empty();
        }
        var missed = from == null ? Optional.of(List.<Happening>of()) : ring.since(from);
        var subscriber = with.apply(from == null || missed.isEmpty() ? ring.reached() : from);
        missed.ifPresentOrElse(
                happenings -> {
                    subscriber.outbox().begin(happenings, ring.reached());
                    happenings.forEach(Happening::wasSent);
                },
                () -> subscriber.outbox().resync());
        subscribers.add(subscriber);
        return Optional.of(subscriber);
    }

    /** A subscriber was told to fetch anew. */
    void wasResynced() {
        resyncs.incrementAndGet();
    }

    long resyncs() {
        return resyncs.get();
    }

    synchronized void leave(Subscriber subscriber) {
        subscribers.remove(subscriber);
    }

    synchronized List<Subscriber> all() {
        return List.copyOf(subscribers);
    }
}
