package dev.footbridge.bridge.announce;

import dev.footbridge.bridge.log.LoggedStores;
import dev.footbridge.bridge.person.Fact;
import dev.footbridge.bridge.person.FactCodec;
import dev.footbridge.schemas.decision.TaskCompleted;
import dev.footbridge.schemas.topic.Topics;
import dev.footbridge.schemas.wire.Decoded;
import dev.footbridge.schemas.wire.Wire;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;

/**
 * The stores {@code facts} (person, subject, event → the fact as it stands on the log, for ever) and {@code file} (the
 * same keys, of those facts alone that still count). An entry a fact: the cost of hearing one does not grow with those
 * heard before.
 */
final class FactStores {
    static final String FACTS = "facts";
    static final String FILE = "file";
    private static final byte[] MARK = {1};
    private static final String DECISIONS = TaskCompleted.class.getPackageName() + ".";

    private final KeyValueStore<String, byte[]> facts;
    private final KeyValueStore<String, byte[]> file;
    private final Wire wire;

    FactStores(ProcessorContext<?, ?> context, Wire wire) {
        this.facts = context.getStateStore(FACTS);
        this.file = context.getStateStore(FILE);
        this.wire = wire;
    }

    static StoreBuilder<KeyValueStore<String, byte[]>> facts() {
        return LoggedStores.named(FACTS);
    }

    static StoreBuilder<KeyValueStore<String, byte[]>> file() {
        return LoggedStores.named(FILE);
    }

    byte @Nullable [] bytes(String person, Fact fact) {
        return facts.get(key(person, fact.subject(), fact.told().eventId()));
    }

    void put(String person, Fact fact, byte[] bytes) {
        facts.put(key(person, fact.subject(), fact.told().eventId()), bytes);
    }

    /** Forgets an event wherever it is filed but under one subject; the subjects it was filed under. Walks the history. */
    Set<String> remove(String person, String eventId, String butUnder) {
        return remove(keys(person, eventId).stream()
                .filter(key -> !subjectOf(key).equals(butUnder))
                .toList());
    }

    /** Forgets an event up to a revision wherever it is filed; the subjects it was filed under. Walks the history. */
    Set<String> remove(String person, String eventId, int upTo) {
        return remove(keys(person, eventId).stream()
                .filter(key -> read(key, facts.get(key)).told().revision() <= upTo)
                .toList());
    }

    /** The same under one subject. */
    Set<String> remove(String person, String subject, String eventId, int upTo) {
        var key = key(person, subject, eventId);
        return read(key, facts.get(key)).told().revision() <= upTo ? remove(List.of(key)) : Set.of();
    }

    private List<String> keys(String person, String eventId) {
        var keys = new ArrayList<String>();
        try (var all = facts.prefixScan(LoggedStores.key(person, ""), new StringSerializer())) {
            all.forEachRemaining(entry -> {
                if (LoggedStores.last(entry.key).equals(eventId)) {
                    keys.add(entry.key);
                }
            });
        }
        return keys;
    }

    private Set<String> remove(List<String> keys) {
        var subjects = new HashSet<String>();
        for (var key : keys) {
            facts.delete(key);
            file.delete(key); // or whoever is not in memory could not be read until they are planned
            subjects.add(subjectOf(key));
        }
        return subjects;
    }

    /** All facts of a subject that were ever heard. */
    List<Fact> all(String person, String subject) {
        return scanned(LoggedStores.key(person, subject, "")).stream()
                .filter(fact -> fact.subject().equals(subject))
                .toList();
    }

    /** A fact as it stands on the log. */
    record Filed(Fact fact, byte[] bytes) {}

    /** What people decided about somebody. Walks the history. */
    List<Filed> decisions(String person) {
        return decided(LoggedStores.key(person, ""));
    }

    /** The same about one subject. */
    List<Filed> decisions(String person, String subject) {
        return decided(LoggedStores.key(person, subject, ""));
    }

    private List<Filed> decided(String prefix) {
        var found = new ArrayList<Filed>();
        try (var all = facts.prefixScan(prefix, new StringSerializer())) {
            all.forEachRemaining(entry -> {
                if (isDecision(entry.value)) {
                    found.add(new Filed(read(entry.key, entry.value), entry.value));
                }
            });
        }
        return found;
    }

    private boolean isDecision(byte[] bytes) {
        var decoded = wire.decode(Topics.DECISIONS.name(), bytes);
        var type = decoded instanceof Decoded.Known known
                ? known.value().getSchema().getFullName()
                : decoded instanceof Decoded.Unknown unknown ? unknown.type() : "";
        return type.startsWith(DECISIONS);
    }

    /** All facts of a person that were ever heard. */
    List<Fact> all(String person) {
        return scanned(LoggedStores.key(person, ""));
    }

    /** The facts of a person that still count. */
    List<Fact> counting(String person) {
        var keys = new ArrayList<String>();
        try (var marks = file.prefixScan(LoggedStores.key(person, ""), new StringSerializer())) {
            marks.forEachRemaining(mark -> keys.add(mark.key));
        }
        return keys.stream().map(key -> read(key, facts.get(key))).toList();
    }

    /** Remembers which facts of a subject count now. */
    void count(String person, String subject, Collection<Fact> before, Collection<Fact> now) {
        var ids = ids(now);
        var had = ids(before);
        had.stream().filter(id -> !ids.contains(id)).forEach(id -> file.delete(key(person, subject, id)));
        ids.stream().filter(id -> !had.contains(id)).forEach(id -> file.put(key(person, subject, id), MARK));
    }

    /** The same, whatever was remembered before: facts of the subject were removed. */
    void countAgain(String person, String subject, Collection<Fact> now) {
        var ids = ids(now);
        var prefix = key(person, subject, "");
        var marked = new HashSet<String>();
        try (var marks = file.prefixScan(prefix, new StringSerializer())) {
            marks.forEachRemaining(mark -> marked.add(LoggedStores.last(mark.key)));
        }
        marked.stream().filter(id -> !ids.contains(id)).forEach(id -> file.delete(key(person, subject, id)));
        ids.stream().filter(id -> !marked.contains(id)).forEach(id -> file.put(key(person, subject, id), MARK));
    }

    /** Facts kept under a type that was unknown and no longer is, with their bytes. */
    void decodeUnknown(String person, java.util.function.BiConsumer<Fact, byte[]> known) {
        var prefix = LoggedStores.key(person, "unknown/");
        var found = new ArrayList<org.apache.kafka.streams.KeyValue<String, byte[]>>();
        try (var unknown = facts.prefixScan(prefix, new StringSerializer())) {
            unknown.forEachRemaining(found::add);
        }
        for (var entry : found) {
            var fact = read(entry.key, entry.value);
            if (!fact.subject().equals(subjectOf(entry.key))) {
                facts.delete(entry.key);
                known.accept(fact, entry.value);
            }
        }
    }

    private List<Fact> scanned(String prefix) {
        var found = new ArrayList<Fact>();
        try (var all = facts.prefixScan(prefix, new StringSerializer())) {
            all.forEachRemaining(entry -> found.add(read(entry.key, entry.value)));
        }
        return found;
    }

    Fact read(String key, byte @Nullable [] bytes) {
        if (bytes == null) {
            throw new IllegalStateException("Expected every fact that counts to be in the store facts, but one is not");
        }
        var fact = FactCodec.factOf(LoggedStores.last(key), wire.decode(Topics.HEARD.name(), bytes));
        if (fact == null) {
            throw new IllegalStateException("Expected the store facts to hold facts, but one cannot be read");
        }
        return fact;
    }

    private static Set<String> ids(Collection<Fact> facts) {
        var ids = new HashSet<String>();
        facts.forEach(fact -> ids.add(fact.told().eventId()));
        return ids;
    }

    private static String key(String person, String subject, String eventId) {
        return LoggedStores.key(person, subject, eventId);
    }

    private static String subjectOf(String key) {
        return key.substring(key.indexOf('\0') + 1, key.lastIndexOf('\0'));
    }
}
