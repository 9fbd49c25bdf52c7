package dev.footbridge.bridge.person;

import java.time.Instant;
import java.util.Comparator;

/**
 * Where a fact comes from and which of two is the greater.
 *
 * @param eventId ours: a hash of source, the source's id and an index
 * @param sourceEventId theirs, the key against duplicates
 * @param effective when it is true
 * @param told the source's own time or sequence of telling
 * @param recorded when it was first put on our log; for "known at", and between two that were told at the same time
 * @param revision a replay after a connector was mended is higher and replaces
 */
public record Told(
        String eventId,
        String source,
        String sourceEventId,
        Instant effective,
        Instant told,
        Instant recorded,
        int revision)
        implements Comparable<Told> {

    /**
     * The order in which the source spoke: for statements whose content is the date, which may move earlier too. Within
     * one tick of its clock, often a second, a source says no order of its own: there it is that of our log (R1).
     */
    public static final Comparator<Told> IN_TELLING_ORDER =
            Comparator.comparing(Told::told).thenComparing(Told::recorded).thenComparing(Told::eventId);

    private static final Comparator<Told> NATURAL =
            Comparator.comparing(Told::effective).thenComparing(IN_TELLING_ORDER);

    /** The latest of two facts on one subject is the greater (effective, told, recorded, eventId). */
    @Override
    public int compareTo(Told other) {
        return NATURAL.compare(this, other);
    }
}
