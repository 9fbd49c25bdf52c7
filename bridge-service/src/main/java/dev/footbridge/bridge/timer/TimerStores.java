package dev.footbridge.bridge.timer;

import dev.footbridge.bridge.log.LoggedStores;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;

/**
 * The store {@code timer}: {@code due} (time, person), its reverse {@code person} (person → due), and {@code news}
 * (people with facts that are not planned yet); what else is there see {@link AwaitingStores}. Times are micros in hex, so that their texts sort as they do. Looking
 * begins where the last look ended: deleted entries are not walked over again.
 */
public final class TimerStores {
    public static final String NAME = "timer";
    public static final long NEVER = Long.MAX_VALUE;
    public static final long UNHEARD_OF = Long.MIN_VALUE;

    private static final String DUE = "due";
    private static final String PERSON = "person";
    private static final String NEWS = "news";
    private static final byte[] MARK = {1};

    private final KeyValueStore<String, byte[]> timer;
    private String looked = LoggedStores.key(DUE, "");
    private long earliest = Long.MIN_VALUE;

    public TimerStores(ProcessorContext<?, ?> context) {
        this.timer = context.getStateStore(NAME);
    }

    public static StoreBuilder<KeyValueStore<String, byte[]>> timer() {
        return LoggedStores.named(NAME);
    }

    /** When a person is due: {@link #NEVER} when not by themselves, {@link #UNHEARD_OF} when never planned. */
    public long dueOf(String person) {
        var due = timer.get(LoggedStores.key(PERSON, person));
        return due == null ? UNHEARD_OF : ByteBuffer.wrap(due).getLong();
    }

    /** Moves a person from when they were due to when they are due now; the new time. */
    public long arm(String person, long was, @Nullable Instant lookAgain) {
        long due = lookAgain == null ? NEVER : ChronoUnit.MICROS.between(Instant.EPOCH, lookAgain);
        if (was != due) {
            timer.put(
                    LoggedStores.key(PERSON, person),
                    ByteBuffer.allocate(Long.BYTES).putLong(due).array());
            disarm(person, was);
            enter(person, due);
        }
        return due;
    }

    private void disarm(String person, long micros) {
        if (micros != NEVER && micros != UNHEARD_OF) {
            timer.delete(dueKey(micros, person));
        }
    }

    private void enter(String person, long micros) {
        if (micros != NEVER) {
            var key = dueKey(micros, person);
            timer.put(key, MARK);
            earliest = Math.min(earliest, micros);
            looked = key.compareTo(looked) < 0 ? key : looked;
        }
    }

    /** Who is due until now, the longest due first; at most so many. They stay due until they are armed anew. */
    public List<String> due(Instant now, int most) {
        long micros = ChronoUnit.MICROS.between(Instant.EPOCH, now);
        var people = new ArrayList<String>();
        if (micros < earliest) {
            return people;
        }
        try (var entries = timer.range(looked, LoggedStores.key(DUE, "~"))) {
            earliest = NEVER;
            while (entries.hasNext()) {
                var key = entries.next().key;
                if (people.isEmpty()) {
                    looked = key;
                }
                if (microsOf(key) > micros || people.size() == most) {
                    earliest = microsOf(key);
                    break;
                }
                people.add(LoggedStores.last(key));
            }
        }
        if (!people.isEmpty()) {
            earliest = Math.min(earliest, micros); // until they are armed anew
        }
        return people;
    }

    public void hasNews(String person) {
        timer.put(LoggedStores.key(NEWS, person), MARK);
    }

    public void newsIsPlanned(String person) {
        timer.delete(LoggedStores.key(NEWS, person));
    }

    /** Those whose news a stop kept from being planned. */
    public List<String> peopleWithNews() {
        var people = new ArrayList<String>();
        try (var entries = timer.prefixScan(LoggedStores.key(NEWS, ""), new StringSerializer())) {
            entries.forEachRemaining(entry -> people.add(LoggedStores.last(entry.key)));
        }
        return people;
    }

    /** People in the order of their ids, after this one; at most so many. */
    public List<String> peopleAfter(String person, int most) {
        var people = new ArrayList<String>();
        try (var entries = timer.range(LoggedStores.key(PERSON, person, ""), LoggedStores.key(PERSON, "~"))) {
            while (entries.hasNext() && people.size() < most) {
                people.add(LoggedStores.last(entries.next().key));
            }
        }
        return people;
    }

    private static String dueKey(long micros, String person) {
        return LoggedStores.key(DUE, HexFormat.of().toHexDigits(micros), person);
    }

    private static long microsOf(String key) {
        return Long.parseLong(key.substring(DUE.length() + 1, DUE.length() + 17), 16);
    }
}
