package dev.footbridge.bridge.timer;

import dev.footbridge.bridge.log.LoggedStores;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Who is due when a system tells something, in the store {@code timer}: {@code awaits} (system, person), and {@code spoken}
 * (a system that did → whom of those who await it was looked at last).
 */
public final class AwaitingStores {
    private static final String AWAITS = "awaits";
    private static final String SPOKEN = "spoken";
    private static final byte[] MARK = {1};

    private final KeyValueStore<String, byte[]> timer;
    private final TreeMap<String, String> spoken = new TreeMap<>();

    public AwaitingStores(ProcessorContext<?, ?> context) {
        this.timer = context.getStateStore(TimerStores.NAME);
        try (var entries = timer.prefixScan(LoggedStores.key(SPOKEN, ""), new StringSerializer())) {
            entries.forEachRemaining(
                    entry -> spoken.put(LoggedStores.last(entry.key), new String(entry.value, StandardCharsets.UTF_8)));
        }
    }

    /** @param before what the person awaited until now */
    public void awaits(String person, Set<String> before, Set<String> now) {
        before.stream().filter(system -> !now.contains(system)).forEach(system -> timer.delete(key(system, person)));
        now.stream().filter(system -> !before.contains(system)).forEach(system -> timer.put(key(system, person), MARK));
    }

    /** All who await it are due, also those who were looked at for what it told before. */
    public void hasSpoken(String system) {
        try (var anybody = timer.prefixScan(key(system, ""), new StringSerializer())) {
            if (anybody.hasNext()) {
                isAt(system, "");
            }
        }
    }

    /** Whether nobody is due. */
    public boolean isDone() {
        return spoken.isEmpty();
    }

    /** Some of those who are due; at most so many. They are due no more. */
    public List<String> next(int most) {
        var people = new ArrayList<String>();
        var next = spoken.firstEntry();
        if (next == null) {
            return people;
        }
        var system = next.getKey();
        try (var entries = timer.range(LoggedStores.key(AWAITS, system, next.getValue(), ""), key(system, "~"))) {
            while (entries.hasNext() && people.size() < most) {
                people.add(LoggedStores.last(entries.next().key));
            }
        }
        if (people.size() < most) {
            spoken.remove(system);
            timer.delete(LoggedStores.key(SPOKEN, system));
        } else {
            isAt(system, people.get(people.size() - 1));
        }
        return people;
    }

    private void isAt(String system, String person) {
        spoken.put(system, person);
        timer.put(LoggedStores.key(SPOKEN, system), person.getBytes(StandardCharsets.UTF_8));
    }

    private static String key(String system, String person) {
        return LoggedStores.key(AWAITS, system, person);
    }
}
