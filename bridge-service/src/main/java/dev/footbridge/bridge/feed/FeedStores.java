package dev.footbridge.bridge.feed;

import dev.footbridge.bridge.log.LoggedStores;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;

/**
 * The store {@code feed}: what was told of services (subject, event → the copy that counts), the entries announced of it
 * (subject, entry → the last), the policy by which, and how far a sweep over the subjects has come.
 */
public final class FeedStores {
    static final String NAME = "feed";
    private static final String FACT = "fact";
    private static final String ENTRY = "entry";
    private static final String POLICY = "policy";
    private static final String RULES = "rules";
    private static final String SWEEP = "sweep";
    private static final String AFTER_ALL = "\u0001";

    private final KeyValueStore<String, byte[]> store;

    /** An entry as it was announced last: without revision and basis, which are no difference. */
    record Last(long revision, byte[] content) {
        boolean says(byte[] other) {
            return Arrays.equals(content, other);
        }
    }

    FeedStores(ProcessorContext<?, ?> context) {
        this.store = context.getStateStore(NAME);
    }

    public static StoreBuilder<KeyValueStore<String, byte[]>> feed() {
        return LoggedStores.named(NAME);
    }

    byte @Nullable [] fact(String subject, String eventId) {
        return store.get(LoggedStores.key(FACT, subject, eventId));
    }

    void put(String subject, String eventId, byte[] fact) {
        store.put(LoggedStores.key(FACT, subject, eventId), fact);
    }

    List<byte[]> facts(String subject) {
        var all = new ArrayList<byte[]>();
        try (var facts = store.prefixScan(LoggedStores.key(FACT, subject, ""), new StringSerializer())) {
            facts.forEachRemaining(fact -> all.add(fact.value));
        }
        return all;
    }

    /** At most so many subjects, in the order of their bytes. */
    List<String> subjectsAfter(String subject, int most) {
        var subjects = new ArrayList<String>();
        var from = subject.isEmpty() ? LoggedStores.key(FACT, "") : LoggedStores.key(FACT, subject) + AFTER_ALL;
        try (var facts = store.range(from, FACT + AFTER_ALL)) {
            while (facts.hasNext() && subjects.size() < most) {
                var next = facts.next().key.substring(FACT.length() + 1);
                next = next.substring(0, next.lastIndexOf('\0'));
                if (subjects.isEmpty() || !subjects.get(subjects.size() - 1).equals(next)) {
                    subjects.add(next);
                }
            }
        }
        return subjects;
    }

    Map<String, Last> announced(String subject) {
        var all = new TreeMap<String, Last>();
        try (var entries = store.prefixScan(LoggedStores.key(ENTRY, subject, ""), new StringSerializer())) {
            entries.forEachRemaining(entry -> {
                var bytes = ByteBuffer.wrap(entry.value);
                var last = new Last(bytes.getLong(), Arrays.copyOfRange(entry.value, Long.BYTES, entry.value.length));
                all.put(LoggedStores.last(entry.key), last);
            });
        }
        return all;
    }

    void announced(String subject, String entry, Last last) {
        var bytes = ByteBuffer.allocate(Long.BYTES + last.content().length)
                .putLong(last.revision())
                .put(last.content());
        store.put(LoggedStores.key(ENTRY, subject, entry), bytes.array());
    }

    byte @Nullable [] policy() {
        return store.get(POLICY);
    }

    void policy(byte[] published) {
        store.put(POLICY, published);
    }

    /** Whether these rules are others than those that announced last; asked again, they are not. */
    boolean rulesAreNew(int rules) {
        var now = ByteBuffer.allocate(Integer.BYTES).putInt(rules).array();
        var before = store.get(RULES);
        if (Arrays.equals(before, now)) {
            return false;
        }
        store.put(RULES, now);
        return before != null;
    }

    /** The subject a sweep has come to; null: none is under way. */
    @Nullable
    String sweep() {
        var subject = store.get(SWEEP);
        return subject == null ? null : new String(subject, StandardCharsets.UTF_8);
    }

    void sweepHasComeTo(String subject) {
        store.put(SWEEP, subject.getBytes(StandardCharsets.UTF_8));
    }

    void sweepIsDone() {
        store.delete(SWEEP);
    }
}
