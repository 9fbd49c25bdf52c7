package dev.footbridge.bridge.announce;

import dev.footbridge.bridge.person.WorkerKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Which worker numbers were a person's and are another's by now, and which came from another whose announcements are
 * still on their way. Of the employments of a worker number one person speaks at a time, whoever has it and was told all
 * that was said before: so ids stay and revisions rise.
 *
 * @param gone whose a worker number is by now
 * @param owed moves away, each to whom; whoever it is waits to be told that all is handed over
 * @param awaited moves to us, each since when we wait for that
 * @param homes the worker number of what was handed over to us, or is to be
 * @param matters the worker number of each task and review that was handed over to others: what people decide of it
 *     follows
 */
record Succession(
        SortedMap<String, String> gone,
        SortedMap<Move, String> owed,
        SortedMap<Move, Instant> awaited,
        SortedMap<String, String> homes,
        SortedMap<String, String> matters) {

    static final Succession NONE =
            new Succession(new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>());

    /** Nobody's leave waits longer for a partition that stands still. What comes later is still heard. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** One move of a worker number, by the number of its home's decision. */
    record Move(String home, long number) implements Comparable<Move> {
        private static final Comparator<Move> ORDER =
                Comparator.comparing(Move::home).thenComparingLong(Move::number);

        @Override
        public int compareTo(Move other) {
            return ORDER.compare(this, other);
        }
    }

    Succession {
        gone = Collections.unmodifiableSortedMap(gone);
        owed = Collections.unmodifiableSortedMap(owed);
        awaited = Collections.unmodifiableSortedMap(awaited);
        homes = Collections.unmodifiableSortedMap(homes);
        matters = Collections.unmodifiableSortedMap(matters);
    }

    /** Nothing is elsewhere, or on its way. */
    boolean isQuiet() {
        return gone.isEmpty() && owed.isEmpty() && awaited.isEmpty();
    }

    /** @param announced what was announced of it, with the worker number */
    Succession left(Move move, String to, Map<String, String> announced) {
        return new Succession(
                with(gone, all -> all.put(move.home(), to)),
                with(owed, all -> all.put(move, to)),
                awaited,
                with(homes, all -> all.putAll(announced)),
                matters);
    }

    Succession came(Move move, Instant now) {
        return new Succession(
                with(gone, all -> all.remove(move.home())),
                owed,
                with(awaited, all -> all.put(move, now)),
                homes,
                matters);
    }

    /** All that was announced until that move is here. */
    Succession received(Move move) {
        return new Succession(gone, owed, with(awaited, all -> all.remove(move)), homes, matters);
    }

    Succession settled(Move move) {
        return new Succession(gone, with(owed, all -> all.remove(move)), awaited, homes, matters);
    }

    Succession received(String what, String home) {
        return new Succession(gone, owed, awaited, with(homes, all -> all.put(what, home)), matters);
    }

    Succession handing(String what) {
        return new Succession(gone, owed, awaited, with(homes, all -> all.remove(what)), matters);
    }

    Succession withMatters(Consumer<SortedMap<String, String>> change) {
        return new Succession(gone, owed, awaited, homes, with(matters, change));
    }

    @Nullable
    String successor(String home) {
        return gone.get(home);
    }

    /** Whether all of these worker numbers, or all there were, are others' by now. */
    boolean takes(Collection<WorkerKey> numbers) {
        return !gone.isEmpty() && numbers.stream().allMatch(number -> gone.containsKey(number.token()));
    }

    /** Whether another person speaks of it, or did, so that what was said may not be here yet. */
    boolean isOthers(String home, Instant now) {
        return gone.containsKey(home) || isAwaited(home, now);
    }

    private boolean isAwaited(String home, Instant now) {
        return awaited.entrySet().stream()
                .anyMatch(move -> move.getKey().home().equals(home) && isInTime(move.getValue(), now));
    }

    /** Moves away of which nothing is left to be handed over: what came with an earlier one goes on first. */
    SortedMap<Move, String> due(Instant now) {
        var due = new TreeMap<Move, String>();
        owed.forEach((move, to) -> {
            var lacking = awaited.entrySet().stream()
                    .anyMatch(earlier -> earlier.getKey().home().equals(move.home())
                            && earlier.getKey().number() < move.number()
                            && isInTime(earlier.getValue(), now));
            if (!lacking) {
                due.put(move, to);
            }
        });
        return due;
    }

    /** When we have waited long enough for the first of those. */
    @Nullable
    Instant until(Instant now) {
        return awaited.values().stream()
                .filter(since -> isInTime(since, now))
                .map(since -> since.plus(PATIENCE))
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    private static boolean isInTime(Instant since, Instant now) {
        return now.isBefore(since.plus(PATIENCE));
    }

    private static <K, V> SortedMap<K, V> with(SortedMap<K, V> all, Consumer<SortedMap<K, V>> change) {
        var changed = new TreeMap<>(all);
        change.accept(changed);
        return changed;
    }
}
