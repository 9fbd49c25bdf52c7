package dev.footbridge.bridge.topology;

import dev.footbridge.bridge.announce.Pace;
import dev.footbridge.bridge.log.RocksDbStores;
import dev.footbridge.bridge.person.DeterministicId;
import dev.footbridge.bridge.person.FactCodec;
import dev.footbridge.bridge.policy.PolicyFilesReader;
import dev.footbridge.bridge.policy.PolicyReading;
import dev.footbridge.bridge.policy.WorkerNumbers;
import dev.footbridge.bridge.publish.CompiledPolicies;
import dev.footbridge.readmodel.observe.Cause;
import dev.footbridge.readmodel.observe.CauseCodec;
import dev.footbridge.schemas.bridge.Basis;
import dev.footbridge.schemas.bridge.ChecklistSnapshot;
import dev.footbridge.schemas.bridge.DecisionsPlanned;
import dev.footbridge.schemas.bridge.FeedEntry;
import dev.footbridge.schemas.bridge.PersonSnapshot;
import dev.footbridge.schemas.bridge.ReviewSnapshot;
import dev.footbridge.schemas.decision.PolicyPublished;
import dev.footbridge.schemas.topic.Topic;
import dev.footbridge.schemas.topic.Topics;
import dev.footbridge.schemas.wire.Decoded;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.processor.WallclockTimestampExtractor;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;

/** The real topology with its real stores and rules, and a clock that waits for us. */
final class Bridge implements AutoCloseable {
    static final Path CONTRACT_POLICIES = Path.of("src/test/resources/contract-policies");
    static final Instant MORNING = Instant.parse("2026-11-20T10:00:00Z");
    private static final Basis NO_BASIS = new Basis(Instant.EPOCH, 0, 0, "");
    private static final List<Topic> ANNOUNCED =
            List.of(Topics.PEOPLE, Topics.CHECKLISTS, Topics.REVIEWS, Topics.PROJECT_FEED);
    private static final CompiledPolicies POLICIES = new CompiledPolicies(WorkerNumbers.UNKNOWN);
    private static final PolicyReading.Accepted FILES = read(CONTRACT_POLICIES);

    final BinaryWire wire = new BinaryWire();
    private final Path state;
    private final TopologyTestDriver driver;
    private final Map<String, TestInputTopic<String, byte[]>> inputs = new TreeMap<>();
    private final Map<String, TestOutputTopic<String, byte[]>> outputs = new TreeMap<>();
    private final Map<String, List<TestRecord<String, byte[]>>> announced = new TreeMap<>();

    Bridge(Path state) {
        this(state, MORNING, StreamsConfig.EXACTLY_ONCE_V2);
    }

    /** Whose stores can be taken over as they are: exactly-once ones are rebuilt from the log, and here is none. */
    static Bridge restartable(Path state) {
        return new Bridge(state, MORNING, StreamsConfig.AT_LEAST_ONCE);
    }

    private Bridge(Path state, Instant now, String guarantee) {
        var settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "bridge");
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:9092");
        settings.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
        settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, guarantee);
        settings.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        settings.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, RocksDbStores.class);
        settings.put(StreamsConfig.DEFAULT_TIMESTAMP_EXTRACTOR_CLASS_CONFIG, WallclockTimestampExtractor.class);
        this.state = state;
        driver = new TopologyTestDriver(topology(wire), settings, now);
    }

    static org.apache.kafka.streams.Topology topology(BinaryWire wire) {
        return new BridgeTopology(wire, POLICIES, Pace.remembering(20_000)).topology();
    }

    /** The policy of the contract's examples, as this version. */
    Bridge published(int version) {
        return published(
                version, FILES.document().canonicalJson(), FILES.document().sha256());
    }

    Bridge published(int version, String document, String sha256) {
        var policy = new PolicyPublished(version, MORNING.minusSeconds(3600), sha256, document, "files", null);
        input(Topics.BROADCAST).pipeInput("policy/" + version, wire.encode(Topics.BROADCAST.name(), policy));
        return this;
    }

    static String document() {
        return FILES.document().canonicalJson();
    }

    /** As after a stop: another process goes on with what is in the stores. Its clock is behind by an hour. */
    Bridge restarted() {
        driver.getAllStateStores().values().forEach(store -> ((KeyValueStore<?, ?>) store).flush());
        var next = new Bridge(copied(), MORNING.minusSeconds(3600), StreamsConfig.AT_LEAST_ONCE);
        Topics.ALL.forEach(topic -> next.announced.put(topic.name(), all(topic)));
        return next;
    }

    /** RocksDB may merge files meanwhile: then again. */
    private Path copied() {
        for (int attempt = 1; ; attempt++) {
            var copy = state.resolveSibling(state.getFileName() + "-again-" + attempt);
            try (var files = Files.walk(state)) {
                for (var file : files.toList()) {
                    Files.copy(file, copy.resolve(state.relativize(file)));
                }
                Files.deleteIfExists(copy.resolve("bridge").resolve(".lock"));
                return copy;
            } catch (NoSuchFileException e) {
                if (attempt == 20) {
                    throw new UncheckedIOException(e);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** As after an upgrade from rules by which an event did not count. */
    Bridge upgradedFromRulesWithout(String eventId) {
        var file = driver.<String, byte[]>getKeyValueStore("file");
        stored("file").stream().filter(key -> key.endsWith("\0" + eventId)).forEach(file::delete);
        driver.<String, byte[]>getKeyValueStore("circumstances").put("planned-by", new byte[] {0, 0, 0, 1});
        return restarted();
    }

    void told(SpecificRecord... facts) {
        for (var fact : facts) {
            told(keyOf(fact), wire.encode(Topics.HR_EVENTS.name(), fact));
        }
    }

    /** The token of the best identifier. */
    static String keyOf(SpecificRecord fact) {
        return FactCodec.aboutOf(fact).get(0).getToken();
    }

    /** By IT, under the token of whoever did it, or another key. */
    void toldByIt(String key, SpecificRecord fact) {
        input(Topics.IT_EVENTS).pipeInput(key, wire.encode(Topics.IT_EVENTS.name(), fact));
    }

    void told(String key, byte[] bytes) {
        input(Topics.HR_EVENTS).pipeInput(key, bytes);
    }

    void told(String key, String eventId, byte[] bytes) {
        var headers = new RecordHeaders().add("ce_id", eventId.getBytes());
        input(Topics.HR_EVENTS).pipeInput(new TestRecord<>(key, bytes, headers));
    }

    void toldBecauseOf(Cause cause, SpecificRecord fact) {
        var headers = new RecordHeaders();
        CauseCodec.write(cause, headers);
        var bytes = wire.encode(Topics.HR_EVENTS.name(), fact);
        input(Topics.HR_EVENTS).pipeInput(new TestRecord<>(keyOf(fact), bytes, headers));
    }

    void on(Topic topic, String key, SpecificRecord record) {
        input(topic).pipeInput(key, wire.encode(topic.name(), record));
    }

    void passes(Duration time) {
        driver.advanceWallClockTime(time);
    }

    /** Everything heard is planned. */
    void settles() {
        int announced;
        do {
            announced = announcements();
            passes(Duration.ofSeconds(1));
        } while (announcements() > announced);
    }

    private int announcements() {
        return ANNOUNCED.stream().mapToInt(topic -> all(topic).size()).sum();
    }

    List<TestRecord<String, byte[]>> all(Topic topic) {
        var all = announced.computeIfAbsent(topic.name(), none -> new ArrayList<>());
        all.addAll(outputs.computeIfAbsent(
                        topic.name(),
                        name -> driver.createOutputTopic(name, new StringDeserializer(), new ByteArrayDeserializer()))
                .readRecordsToList());
        return all;
    }

    /** The keys of a store. */
    List<String> stored(String store) {
        var keys = new ArrayList<String>();
        try (var all = driver.<String, byte[]>getKeyValueStore(store).all()) {
            all.forEachRemaining(entry -> keys.add(entry.key));
        }
        return keys;
    }

    <R extends SpecificRecord> List<R> announced(Topic topic, Class<R> type) {
        return all(topic).stream()
                .filter(record -> record.value() != null)
                .map(record -> read(topic, record.value(), SpecificRecord.class))
                .filter(record -> type.isInstance(record) || !(record instanceof DecisionsPlanned))
                .map(type::cast)
                .toList();
    }

    /** The latest checklist of a person. */
    ChecklistSnapshot checklist(String worker) {
        return announced(Topics.CHECKLISTS, ChecklistSnapshot.class).stream()
                .filter(checklist -> checklist.getPerson().equals(personOf(worker)))
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    /** The latest review of a person. */
    ReviewSnapshot review(String worker) {
        return announced(Topics.REVIEWS, ReviewSnapshot.class).stream()
                .filter(review -> review.getPerson().equals(personOf(worker)))
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    /** What the feeds show, by entry. */
    Map<String, FeedEntry> feed() {
        var feed = new TreeMap<String, FeedEntry>();
        announced(Topics.PROJECT_FEED, FeedEntry.class).forEach(entry -> {
            feed.remove(entry.getId());
            if (!entry.getWithdrawn()) {
                feed.put(entry.getId(), entry);
            }
        });
        return feed;
    }

    PersonSnapshot person(String worker) {
        return announced(Topics.PEOPLE, PersonSnapshot.class).stream()
                .filter(person -> person.getId().equals(personOf(worker)))
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    static String personOf(String worker) {
        return DeterministicId.of("person|" + Story.token(worker)).toString();
    }

    /** The latest of each key, without revision and basis: what does not change it is not announced again. */
    String dump() {
        var latest = new TreeMap<String, String>();
        for (var topic : ANNOUNCED) {
            for (var record : all(topic)) {
                var key = topic.name() + " " + record.key();
                if (record.value() == null) {
                    latest.remove(key);
                    continue;
                }
                var value = read(topic, record.value(), SpecificRecord.class);
                if (value instanceof DecisionsPlanned) {
                    continue; // says how far planning is, and nothing else
                }
                if (value instanceof FeedEntry entry && entry.getWithdrawn()) {
                    latest.remove(key); // as whoever shows it does
                } else {
                    latest.put(key, timeless(value));
                }
            }
        }
        return String.join("\n", latest.values());
    }

    private static String timeless(SpecificRecord record) {
        if (record instanceof PersonSnapshot person) {
            return PersonSnapshot.newBuilder(person)
                    .setRevision(0)
                    .setBasis(NO_BASIS)
                    .build()
                    .toString();
        }
        if (record instanceof FeedEntry entry) {
            return FeedEntry.newBuilder(entry)
                    .setRevision(0)
                    .setBasis(null)
                    .build()
                    .toString();
        }
        if (record instanceof ReviewSnapshot review) {
            return ReviewSnapshot.newBuilder(review)
                    .setRevision(0)
                    .setBasis(NO_BASIS)
                    .build()
                    .toString();
        }
        return ChecklistSnapshot.newBuilder((ChecklistSnapshot) record)
                .setRevision(0)
                .setBasis(NO_BASIS)
                .build()
                .toString();
    }

    private <R extends SpecificRecord> R read(Topic topic, byte[] bytes, Class<R> type) {
        return type.cast(((Decoded.Known) wire.decode(topic.name(), bytes)).value());
    }

    private TestInputTopic<String, byte[]> input(Topic topic) {
        return inputs.computeIfAbsent(
                topic.name(), name -> driver.createInputTopic(name, new StringSerializer(), new ByteArraySerializer()));
    }

    static PolicyReading.Accepted read(Path directory) {
        try {
            return (PolicyReading.Accepted) new PolicyFilesReader().read(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        driver.close();
    }
}
