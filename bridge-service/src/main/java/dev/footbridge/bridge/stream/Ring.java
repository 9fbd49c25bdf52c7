package dev.footbridge.bridge.stream;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The happenings of the last minutes, so that who was away for a moment misses nothing. Not safe for threads. */
final class Ring {
    private final Duration age;
    private final long bytes;
    private final Deque<Kept> kept = new ArrayDeque<>();
    private Positions floor;
    private Positions reached;
    private long size;

    private record Kept(Happening happening, Instant at) {}

    /** @param from where it begins: nothing before that is known here */
    Ring(Duration age, long bytes, Positions from) {
        this.age = age;
        this.bytes = bytes;
        this.floor = from;
        this.reached = from;
    }

    /** @param upTo what was read of the log, happenings or not */
    void add(List<Happening> happenings, Positions upTo, Instant now) {
        happenings.forEach(happening -> {
            kept.addLast(new Kept(happening, now));
            size += happening.size();
        });
        reached = upTo;
        while (!kept.isEmpty()
                && (size > bytes || kept.peekFirst().at().plus(age).isBefore(now))) {
            var oldest = kept.removeFirst().happening();
            size -= oldest.size();
            if (!floor.has(oldest.place(), oldest.offset())) {
                floor = floor.with(oldest.place(), oldest.offset() + 1);
            }
        }
    }

    Positions reached() {
        return reached;
    }

    /** What came after these positions; empty when that is no longer known, or not of this log. */
    Optional<List<Happening>> since(Positions positions) {
        var known = positions.next().keySet().equals(reached.next().keySet())
                && positions.next().entrySet().stream()
                        .allMatch(one -> one.getValue() >= floor.next().get(one.getKey()));
        if (!known) {
            return Optional.empty();
        }
        return Optional.of(kept.stream()
                .map(Kept::happening)
                .filter(happening -> !positions.has(happening.place(), happening.offset()))
                .toList());
    }
}
