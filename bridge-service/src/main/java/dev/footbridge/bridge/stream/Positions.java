package dev.footbridge.bridge.stream;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Up to where the log was seen: the next offset by place ({@code topic/partition}). */
record Positions(SortedMap<String, Long> next) {
    private static final Pattern WRITTEN = Pattern.compile("([^=;]+/[0-9]{1,9}=[0-9]{1,18}(;|$))*");

    Positions {
        next = Collections.unmodifiableSortedMap(new TreeMap<>(next));
    }

    static String place(String topic, int partition) {
        return topic + "/" + partition;
    }

    Positions with(String place, long nextOffset) {
        var more = new TreeMap<>(next);
        more.put(place, nextOffset);
        return new Positions(more);
    }

    /** The further of both, place by place. */
    Positions furthest(Positions other) {
        var all = new TreeMap<>(next);
        other.next.forEach((place, offset) -> all.merge(place, offset, Math::max));
        return new Positions(all);
    }

    /** Whether something at this place and offset lies behind. */
    boolean has(String place, long offset) {
        return next.getOrDefault(place, 0L) > offset;
    }

    String text() {
        return next.entrySet().stream()
                .map(one -> one.getKey() + "=" + one.getValue())
                .collect(Collectors.joining(";"));
    }

    static Optional<Positions> of(String text) {
        if (!WRITTEN.matcher(text).matches()) {
            return Optional.empty();
        }
        var next = new TreeMap<String, Long>();
        for (var one : text.isEmpty() ? new String[0] : text.split(";")) {
            next.put(one.substring(0, one.indexOf('=')), Long.valueOf(one.substring(one.indexOf('=') + 1)));
        }
        return Optional.of(new Positions(next));
    }

    static Positions of(Map<String, Long> next) {
        return new Positions(new TreeMap<>(next));
    }
}
