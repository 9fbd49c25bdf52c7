package dev.footbridge.bridge.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footbridge.bridge.announce.Pace;
import dev.footbridge.bridge.announce.PlanningProcessor;
import dev.footbridge.bridge.announce.PlanningStores;
import dev.footbridge.bridge.identity.IdentityProcessor;
import dev.footbridge.bridge.identity.IdentityStores;
import dev.footbridge.bridge.log.Outgoing;
import dev.footbridge.bridge.policy.WorkerNumbers;
import dev.footbridge.bridge.publish.CompiledPolicies;
import dev.footbridge.bridge.timer.TimerStores;
import dev.footbridge.readmodel.observe.Trail;
import dev.footbridge.schemas.bridge.ChecklistSnapshot;
import dev.footbridge.schemas.bridge.PersonSnapshot;
import dev.footbridge.schemas.bridge.ProvisioningTask;
import dev.footbridge.schemas.bridge.ReviewSnapshot;
import dev.footbridge.schemas.decision.PolicyPublished;
import dev.footbridge.schemas.topic.PersonPartition;
import dev.footbridge.schemas.topic.Topic;
import dev.footbridge.schemas.topic.Topics;
import dev.footbridge.schemas.wire.Decoded;
import java.io.File;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * Identifying and planning on several partitions, each with stores of its own: chance has it which of them reads on, in
 * which of its topics, and which stops and begins again. So what one partition says reaches another late.
 */
final class Cluster {
    private static final CompiledPolicies POLICIES = new CompiledPolicies(WorkerNumbers.UNKNOWN);

    final BinaryWire wire = new BinaryWire();
    private final int partitions;
    private final Random chance;
    private final Map<String, List<List<Logged>>> log = new TreeMap<>();
    private final List<Part<?>> parts = new ArrayList<>();
    private Instant clock = Bridge.MORNING;
    private int written;

    /** A record of the log, in the order in which all were written. */
    record Logged(int partition, String key, byte[] value, int nth) {}

    Cluster(int partitions, Random chance) {
        this.partitions = partitions;
        this.chance = chance;
        for (var topic : Topics.ALL) {
            log.put(
                    topic.name(),
                    IntStream.range(0, partitions)
                            .<List<Logged>>mapToObj(partition -> new ArrayList<>())
                            .toList());
        }
        for (int partition = 0; partition < partitions; partition++) {
            parts.add(identifying(partition));
            parts.add(planning(partition));
        }
        var policy = new PolicyPublished(1, Bridge.MORNING.minusSeconds(3600), "0", Bridge.document(), "files", null);
        everywhere(Topics.BROADCAST.name(), "policy/1", wire.encode(Topics.BROADCAST.name(), policy));
    }

    private Part<byte[]> identifying(int partition) {
        var sinks = new IdentityProcessor.Sinks(
                Topics.HEARD.name(),
                Topics.IDENTIFY.name(),
                Topics.UNMATCHED.name(),
                Topics.TOLD_OF_SERVICES.name(),
                Topics.BROADCAST.name(),
                Topics.BRIDGE_DLT.name());
        return new Part<>(
                partition,
                List.of(Topics.HR_EVENTS, Topics.IT_EVENTS, Topics.IDENTIFY),
                List.of(IdentityStores.claims(), IdentityStores.told()),
                () -> new IdentityProcessor(wire, Trail.NONE, sinks),
                this::write);
    }

    private Part<Outgoing> planning(int partition) {
        var sinks = new PlanningProcessor.Sinks(
                Topics.PEOPLE.name(),
                Topics.CHECKLISTS.name(),
                Topics.REVIEWS.name(),
                Topics.PROVISIONING_TASKS.name(),
                Topics.IDENTIFY.name(),
                Topics.PROJECT_FEED.name(),
                Topics.HEARD.name(),
                Topics.BRIDGE_DLT.name());
        List<StoreBuilder<KeyValueStore<String, byte[]>>> stores = Stream.concat(
                        PlanningStores.all().stream(), Stream.of(TimerStores.timer()))
                .toList();
        return new Part<>(
                partition,
                List.of(Topics.HEARD, Topics.DECISIONS, Topics.BROADCAST),
                stores,
                () -> new PlanningProcessor(wire, Trail.NONE, POLICIES, pace(), sinks),
                this::write);
    }

    private Pace pace() {
        return new Pace(
                Duration.ofSeconds(1),
                Duration.ofMillis(5),
                Duration.ofSeconds(10),
                Duration.ofSeconds(10),
                1 + chance.nextInt(20),
                1 + chance.nextInt(200));
    }

    /** By HR or IT, under the token of the best identifier, or another key. */
    void told(String key, SpecificRecord fact) {
        var topic = Topics.HR_EVENTS.records().contains(fact.getSchema()) ? Topics.HR_EVENTS : Topics.IT_EVENTS;
        write(topic.name(), key, wire.encode(topic.name(), fact), partitionOf(key));
    }

    void told(SpecificRecord... facts) {
        for (var fact : facts) {
            told(Bridge.keyOf(fact), fact);
        }
    }

    void decided(String person, SpecificRecord decision) {
        write(Topics.DECISIONS.name(), person, wire.encode(Topics.DECISIONS.name(), decision), partitionOf(person));
    }

    /** Something happens somewhere; false when nothing is left to be read. */
    boolean goesOn() {
        if (chance.nextInt(60) == 0) {
            one(parts).restart();
        }
        if (chance.nextInt(3) == 0) {
            passes(Duration.ofMillis(500 + chance.nextInt(500)));
            one(parts).wake();
        }
        var behind = parts.stream().filter(Part::isBehind).toList();
        if (behind.isEmpty()) {
            return false;
        }
        one(behind).reads();
        return true;
    }

    /** Until everything is read and planned, and all that follows from it. */
    void settles() {
        int before;
        do {
            while (goesOn()) {
                // until nothing is left
            }
            before = written;
            passes(Duration.ofSeconds(1));
            parts.forEach(Part::wake);
        } while (written > before);
    }

    /** How long is chance's. */
    void goesOnForAWhile() {
        for (int left = chance.nextInt(60); left > 0; left--) {
            goesOn();
        }
    }

    void passes(Duration time) {
        clock = clock.plus(time);
    }

    /** All of one type on a topic, partition by partition. */
    <R extends SpecificRecord> List<R> log(Topic topic, Class<R> type) {
        return log.get(topic.name()).stream()
                .flatMap(List::stream)
                .filter(record -> record.value() != null)
                .map(record -> read(topic, record))
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    /**
     * As whoever keeps the highest revision has them, in whatever order the partitions are read; a former id is another
     * one's by now.
     */
    SortedMap<String, ProvisioningTask> tasks() {
        return highest(
                log(Topics.PROVISIONING_TASKS, ProvisioningTask.class),
                ProvisioningTask::getTaskId,
                ProvisioningTask::getRevision,
                ProvisioningTask::getFormerIds);
    }

    SortedMap<String, ChecklistSnapshot> checklists() {
        return highest(
                log(Topics.CHECKLISTS, ChecklistSnapshot.class),
                ChecklistSnapshot::getId,
                ChecklistSnapshot::getRevision,
                ChecklistSnapshot::getFormerIds);
    }

    SortedMap<String, ReviewSnapshot> reviews() {
        return highest(
                log(Topics.REVIEWS, ReviewSnapshot.class),
                ReviewSnapshot::getId,
                ReviewSnapshot::getRevision,
                ReviewSnapshot::getFormerIds);
    }

    /** Each is on one partition: the last counts. */
    SortedMap<String, PersonSnapshot> people() {
        var people = new TreeMap<String, PersonSnapshot>();
        log.get(Topics.PEOPLE.name()).stream().flatMap(List::stream).forEach(record -> {
            people.remove(record.key());
            if (record.value() != null) {
                people.put(record.key(), (PersonSnapshot) read(Topics.PEOPLE, record));
            }
        });
        return people;
    }

    private static <R> SortedMap<String, R> highest(
            List<R> all, Function<R, String> id, ToLongFunction<R> revision, Function<R, List<String>> formerIds) {
        var highest = new TreeMap<String, R>();
        all.forEach(one -> highest.merge(id.apply(one), one, (known, other) -> {
            long difference = revision.applyAsLong(other) - revision.applyAsLong(known);
            assertThat(difference)
                    .as("a revision is told once: %s", id.apply(one))
                    .isNotZero();
            return difference > 0 ? other : known;
        }));
        List.copyOf(highest.values()).forEach(one -> highest.keySet().removeAll(formerIds.apply(one)));
        return highest;
    }

    /** What was written on the way from facts to tasks, in that order. */
    String story() {
        return Stream.of(Topics.HEARD, Topics.PROVISIONING_TASKS)
                .flatMap(topic ->
                        log.get(topic.name()).stream().flatMap(List::stream).map(record -> told(topic, record)))
                .sorted()
                .collect(Collectors.joining("\n"));
    }

    private String told(Topic topic, Logged record) {
        var value = read(topic, record);
        var what = Stream.of("eventId", "from", "to", "what", "taskId", "wanted", "revision", "number")
                .filter(field -> value.getSchema().getField(field) != null)
                .map(field -> field + " "
                        + value.get(value.getSchema().getField(field).pos()))
                .collect(Collectors.joining(", "));
        return "%06d on %d for %.8s %s %s"
                .formatted(
                        record.nth(),
                        record.partition(),
                        value.get(value.getSchema().getField("person").pos()),
                        value.getSchema().getName(),
                        what);
    }

    private SpecificRecord read(Topic topic, Logged record) {
        return ((Decoded.Known) wire.decode(topic.name(), record.value())).value();
    }

    private int partitionOf(String key) {
        return PersonPartition.of(key, partitions);
    }

    private void write(String topic, String key, byte[] value) {
        if (topic.equals(Topics.BROADCAST.name())) {
            everywhere(topic, key, value);
        } else {
            write(topic, key, value, partitionOf(IdentityProcessor.homeOf(key)));
        }
    }

    private void write(String topic, String key, Outgoing outgoing) {
        var byKey = topic.equals(Topics.IDENTIFY.name());
        var partition = outgoing.partition();
        write(
                topic,
                key,
                outgoing.bytes(),
                partition != null ? partition : partitionOf(byKey ? key : outgoing.person()));
    }

    private void everywhere(String topic, String key, byte[] value) {
        IntStream.range(0, partitions).forEach(partition -> write(topic, key, value, partition));
    }

    private void write(String topic, String key, byte[] value, int partition) {
        if (!key.startsWith("caught-up/")) { // told again and again
            log.get(topic).get(partition).add(new Logged(partition, key, value, written++));
        }
    }

    private <T> T one(List<T> of) {
        return of.get(chance.nextInt(of.size()));
    }

    /** Where what a part forwards goes. */
    private interface Sinks<V> {
        void take(String topic, String key, V value);
    }

    /** One processor at work on its partition of some topics. */
    private final class Part<V> {
        private final int partition;
        private final List<Topic> topics;
        private final Supplier<Processor<String, byte[], String, V>> processors;
        private final Sinks<V> sinks;
        private final List<KeyValueStore<String, byte[]>> stores;
        private final Map<String, Integer> read = new TreeMap<>();
        private MockProcessorContext<String, V> context;
        private Processor<String, byte[], String, V> processor;

        @SuppressWarnings("NullAway.Init")
        Part(
                int partition,
                List<Topic> topics,
                List<StoreBuilder<KeyValueStore<String, byte[]>>> stores,
                Supplier<Processor<String, byte[], String, V>> processors,
                Sinks<V> sinks) {
            this.partition = partition;
            this.topics = topics;
            this.processors = processors;
            this.sinks = sinks;
            this.stores = stores.stream().map(store -> inMemory(store.name())).toList();
            topics.forEach(topic -> read.put(topic.name(), 0));
            restart();
        }

        private static KeyValueStore<String, byte[]> inMemory(String name) {
            return Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(name), Serdes.String(), Serdes.ByteArray())
                    .withLoggingDisabled()
                    .build();
        }

        /** What is in memory is lost; what is in the stores stays. */
        void restart() {
            var settings = new Properties();
            settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "bridge");
            settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:9092");
            context = new MockProcessorContext<>(
                    settings, new TaskId(topics.contains(Topics.HEARD) ? 1 : 0, partition), new File("none"));
            context.setCurrentSystemTimeMs(clock.toEpochMilli());
            for (var store : stores) {
                store.init(context.getStateStoreContext(), store);
                context.addStateStore(store);
            }
            processor = processors.get();
            processor.init(context);
        }

        boolean isBehind() {
            return topics.stream().anyMatch(this::isBehind);
        }

        private boolean isBehind(Topic topic) {
            return read.get(topic.name()) < log.get(topic.name()).get(partition).size();
        }

        void reads() {
            var topic = one(topics.stream().filter(this::isBehind).toList());
            int offset = read.merge(topic.name(), 1, Integer::sum) - 1;
            var record = log.get(topic.name()).get(partition).get(offset);
            context.setCurrentSystemTimeMs(clock.toEpochMilli());
            context.setRecordMetadata(topic.name(), partition, offset);
            processor.process(new Record<>(record.key(), record.value(), clock.toEpochMilli()));
            tell();
        }

        void wake() {
            context.setCurrentSystemTimeMs(clock.toEpochMilli());
            for (var punctuator : context.scheduledPunctuators()) {
                if (!punctuator.cancelled()) {
                    punctuator.getPunctuator().punctuate(clock.toEpochMilli());
                }
            }
            tell();
        }

        private void tell() {
            for (var forward : List.copyOf(context.forwarded())) {
                sinks.take(
                        forward.childName().orElseThrow(),
                        forward.record().key(),
                        forward.record().value());
            }
            context.resetForwards();
        }
    }
}
