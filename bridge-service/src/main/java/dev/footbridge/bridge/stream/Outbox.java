package dev.footbridge.bridge.stream;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What waits for one subscriber: bounded, the latest of each thing, and up to where that is everything. */
final class Outbox {
    private final Interest interest;
    private final int most;
    private final Map<String, byte[]> waiting = new LinkedHashMap<>();
    private volatile Viewer viewer;
    private Positions upTo;
    private boolean overflown;
    private boolean tooSlow;
    private boolean beat;

    /**
     * What is to be sent next.
     *
     * @param resync instead of anything: too much was missed
     * @param last it was too slow: after this it has to come again
     * @param upTo the position after it
     */
    record Flush(List<byte[]> frames, boolean resync, boolean last, Positions upTo) {}

    Outbox(Interest interest, Viewer viewer, int most, Positions from) {
        this.interest = interest;
        this.viewer = viewer;
        this.most = most;
        this.upTo = from;
        this.beat = true; // the first thing to be sent is where it begins
    }

    void seesFromNowOn(Viewer newViewer) {
        viewer = newViewer;
    }

    /** @return whether there is something to be sent */
    synchronized boolean offer(List<Happening> happenings, Positions newUpTo) {
        var any = false;
        for (var happening : happenings) {
            if (upTo.has(happening.place(), happening.offset())) {
                continue; // it was in what the subscriber began with
            }
            var bytes = interest.of(happening, viewer);
            if (bytes.isPresent()) {
                put(happening.key(), bytes.get());
                any = true;
            }
        }
        upTo = upTo.furthest(newUpTo);
        return any;
    }

    /** What a subscriber begins with; too much of it is no fault of its own. */
    synchronized void begin(List<Happening> happenings, Positions newUpTo) {
        offer(happenings, newUpTo);
        tooSlow = false;
    }

    synchronized void put(String key, byte[] bytes) {
        waiting.remove(key);
        waiting.put(key, bytes);
        if (waiting.size() > most) {
            overflown = true;
            tooSlow = true;
        }
        if (overflown) {
            waiting.clear();
        }
    }

    /** Nothing may be said for long: a sign of life, and how far we are. */
    synchronized void beat() {
        beat = true;
    }

    /** The subscriber has to fetch anew. */
    synchronized void resync() {
        overflown = true;
        waiting.clear();
    }

    /** Everything there is; null when there is nothing. */
    synchronized @Nullable Flush next() {
        if (waiting.isEmpty() && !beat && !overflown) {
            return null;
        }
        var flush = new Flush(new ArrayList<>(waiting.values()), overflown, tooSlow, upTo);
        waiting.clear();
        overflown = false;
        beat = false;
        return flush;
    }
}
