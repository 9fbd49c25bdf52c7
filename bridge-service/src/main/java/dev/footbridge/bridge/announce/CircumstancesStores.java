package dev.footbridge.bridge.announce;

import dev.footbridge.bridge.log.LoggedStores;
import dev.footbridge.bridge.plan.Circumstances;
import dev.footbridge.bridge.policy.Policy;
import dev.footbridge.bridge.policy.PolicyHistory;
import dev.footbridge.schemas.decision.PolicyPublished;
import dev.footbridge.schemas.decision.RulesInForce;
import dev.footbridge.schemas.decision.SystemHeardFrom;
import dev.footbridge.schemas.fact.SourceConnected;
import dev.footbridge.schemas.topic.Topics;
import dev.footbridge.schemas.wire.Decoded;
import dev.footbridge.schemas.wire.Wire;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;

/**
 * The store {@code circumstances}: what a plan depends on besides the person, as it was broadcast; {@code now}, which
 * never goes back; how far a sweep over the people has come; and up to which decision of people was heard.
 */
final class CircumstancesStores {
    static final String NAME = "circumstances";
    private static final String NOW = "now";
    private static final String SWEEP = "sweep";
    private static final String PLANNED_BY = "planned-by";
    private static final String DECIDED = "decided";

    private final KeyValueStore<String, byte[]> store;
    private final Wire wire;
    private final Policies policies;
    private final SortedMap<Integer, Policy> versions = new TreeMap<>();
    private final Map<String, LocalDate> connected = new HashMap<>();
    private final Map<String, Instant> heardFrom = new HashMap<>();
    private @Nullable PolicyHistory history;
    private Instant now;
    private long decided;

    CircumstancesStores(ProcessorContext<?, ?> context, Wire wire, Policies policies) {
        this.store = context.getStateStore(NAME);
        this.wire = wire;
        this.policies = policies;
        var stored = store.get(NOW);
        this.now =
                stored == null ? Instant.EPOCH : instant(ByteBuffer.wrap(stored).getLong());
        var last = store.get(DECIDED);
        this.decided = last == null ? -1 : ByteBuffer.wrap(last).getLong();
        try (var all = store.range("broadcast/", "broadcast/~")) {
            all.forEachRemaining(entry -> remember(entry.value));
        }
    }

    static StoreBuilder<KeyValueStore<String, byte[]>> circumstances() {
        return LoggedStores.named(NAME);
    }

    /** Whether it changes what plans depend on: of a system those of whoever awaits it, of all else everybody's. */
    boolean hear(SpecificRecord broadcast, byte[] bytes) {
        var key = "broadcast/" + keyOf(broadcast);
        var before = store.get(key);
        if (before != null && !isNewer(broadcast, wire.decode(Topics.BROADCAST.name(), before))) {
            return false;
        }
        store.put(key, bytes);
        remember(bytes);
        return true;
    }

    /** What a version to come broadcasts is read once that version is here. */
    void keep(String key, byte[] bytes) {
        store.put("broadcast/unknown/" + key, bytes);
    }

    /** Nothing is planned before the policy is known that was in force when this process began. */
    boolean areKnown() {
        return history != null && history.newest().version() >= policies.newestAtStart();
    }

    /** The time never goes back, whatever a machine's clock does. */
    void advanceTo(Instant clock) {
        now = clock.isAfter(now) ? clock : now;
    }

    Instant time() {
        return now;
    }

    void storeNow() {
        store.put(NOW, ByteBuffer.allocate(Long.BYTES).putLong(micros(now)).array());
    }

    Circumstances now() {
        if (history == null) {
            throw new IllegalStateException("Expected a policy before the first plan, but there is none");
        }
        return new Circumstances(now, history, connected, heardFrom, policies.workerNumbers());
    }

    /** The person a sweep has come to; null: none is under way. */
    @Nullable
    String sweep() {
        var person = store.get(SWEEP);
        return person == null ? null : new String(person, StandardCharsets.UTF_8);
    }

    void sweepHasComeTo(String person) {
        store.put(SWEEP, person.getBytes(StandardCharsets.UTF_8));
    }

    void sweepIsDone() {
        store.delete(SWEEP);
    }

    /** Whether other rules than these have planned last, and not everybody was looked at since. */
    boolean rulesAreNew(int rules) {
        var stored = store.get(PLANNED_BY);
        if (stored == null) {
            arePlannedBy(rules);
            return false;
        }
        return ByteBuffer.wrap(stored).getInt() != rules;
    }

    void arePlannedBy(int rules) {
        store.put(PLANNED_BY, ByteBuffer.allocate(Integer.BYTES).putInt(rules).array());
    }

    void decidedUpTo(long offset) {
        decided = offset;
        store.put(DECIDED, ByteBuffer.allocate(Long.BYTES).putLong(offset).array());
    }

    /** The last decision of people that was heard, by its offset; below zero: none. */
    long decidedUpTo() {
        return decided;
    }

    private void remember(byte[] bytes) {
        if (!(wire.decode(Topics.BROADCAST.name(), bytes) instanceof Decoded.Known known)) {
            return;
        }
        if (known.value() instanceof PolicyPublished published) {
            versions.put(published.getVersion(), policies.of(published));
            history = new PolicyHistory(List.copyOf(versions.values()));
        } else if (known.value() instanceof SourceConnected source) {
            connected.put(
                    source.getSource(), source.getAt().atOffset(ZoneOffset.UTC).toLocalDate());
        } else if (known.value() instanceof SystemHeardFrom system) {
            heardFrom.put(system.getSystem(), system.getAt());
        }
    }

    private static String keyOf(SpecificRecord broadcast) {
        if (broadcast instanceof PolicyPublished published) {
            return "policy/" + published.getVersion();
        } else if (broadcast instanceof SourceConnected source) {
            return "source/" + source.getSource();
        } else if (broadcast instanceof SystemHeardFrom system) {
            return "system/" + system.getSystem();
        }
        return "rules";
    }

    /** Of a source the earliest counts, of systems and rules the latest; a published policy never changes. */
    private static boolean isNewer(SpecificRecord broadcast, Decoded before) {
        if (!(before instanceof Decoded.Known known)) {
            return true;
        }
        if (broadcast instanceof SourceConnected source && known.value() instanceof SourceConnected earlier) {
            return source.getAt().isBefore(earlier.getAt());
        } else if (broadcast instanceof SystemHeardFrom system && known.value() instanceof SystemHeardFrom earlier) {
            return system.getAt().isAfter(earlier.getAt());
        } else if (broadcast instanceof RulesInForce rules && known.value() instanceof RulesInForce earlier) {
            return rules.getRules() > earlier.getRules();
        }
        return false;
    }

    private static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
