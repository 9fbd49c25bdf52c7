package dev.footbridge.bridge.stream;

import dev.footbridge.bridge.read.PeopleRepository;
import dev.footbridge.bridge.read.ReviewCodec;
import dev.footbridge.schemas.bridge.ChecklistSnapshot;
import dev.footbridge.schemas.bridge.FeedEntry;
import dev.footbridge.schemas.bridge.PersonSnapshot;
import dev.footbridge.schemas.bridge.ReviewSnapshot;
import dev.footbridge.schemas.bridge.UnmatchedEvent;
import dev.footbridge.schemas.topic.Topics;
import dev.footbridge.schemas.wire.Decoded;
import dev.footbridge.schemas.wire.Wire;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the log for the hub, from a few minutes ago on; what is lost is waited for. */
final class StreamConsumer implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(StreamConsumer.class);
    static final List<String> TOPICS = List.of(
            Topics.PEOPLE.name(),
            Topics.CHECKLISTS.name(),
            Topics.REVIEWS.name(),
            Topics.PROJECT_FEED.name(),
            Topics.UNMATCHED.name());
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration WAIT_FOR_PERSON = Duration.ofSeconds(1);

    private final Supplier<Consumer<String, byte[]>> log;
    private final Wire wire;
    private final Hub hub;
    private final PeopleRepository repository;
    private final Acquaintances people;
    private final HappeningCodec codec;
    private final UnmatchedReader unmatched;
    private final Duration remember;
    private final Clock clock;
    private final Map<String, Waiting> waiting = new HashMap<>();
    private volatile boolean stopped;
    private volatile @Nullable Consumer<String, byte[]> open;

    /** A record and what it is; null: the key is gone. */
    private record Told(
            ConsumerRecord<String, byte[]> record, @Nullable SpecificRecord value) {
        String place() {
            return Positions.place(record.topic(), record.partition());
        }
    }

    /** Lists and entries whose person's own announcement, of the same transaction, is not here yet. */
    private record Waiting(List<Told> told, long since) {}

    StreamConsumer(
            Supplier<Consumer<String, byte[]>> log,
            Wire wire,
            Hub hub,
            PeopleRepository repository,
            Acquaintances people,
            HappeningCodec codec,
            UnmatchedReader unmatched,
            Duration remember,
            Clock clock) {
        this.log = log;
        this.wire = wire;
        this.hub = hub;
        this.repository = repository;
        this.people = people;
        this.codec = codec;
        this.unmatched = unmatched;
        this.remember = remember;
        this.clock = clock;
    }

    @Override
    public void run() {
        while (!stopped) {
            try (var consumer = log.get()) {
                open = consumer;
                follow(consumer);
            } catch (WakeupException e) {
                LOG.debug("The stream was woken to stop");
            } catch (RuntimeException e) {
                LOG.warn(
                        "The stream lost what it needs and tries again: {}",
                        e.getClass().getName());
                pause();
            } finally {
                open = null;
            }
        }
    }

    private void follow(Consumer<String, byte[]> consumer) {
        var partitions = partitions(consumer);
        consumer.assign(partitions);
        var ends = consumer.endOffsets(partitions, PATIENCE);
        var from = hub.reached().orElse(null);
        if (from == null) {
            from = minutesAgo(consumer, ends);
            hub.beginAt(from);
        }
        for (var partition : partitions) {
            consumer.seek(partition, from.next().getOrDefault(place(partition), 0L));
        }
        while (!stopped) {
            var told = decoded(consumer.poll(Duration.ofMillis(waiting.isEmpty() ? 500 : 20)));
            meetThoseMissing(told);
            var happenings = happenings(told);
            var reached = positions(consumer, partitions);
            if (!told.isEmpty() || !happenings.isEmpty()) {
                hub.publish(happenings, reached, clock.instant());
            }
            if (ends.entrySet().stream().allMatch(end -> reached.has(place(end.getKey()), end.getValue() - 1))) {
                hub.isLive();
            }
        }
    }

    private static List<TopicPartition> partitions(Consumer<String, byte[]> consumer) {
        return TOPICS.stream()
                .flatMap(topic -> consumer.partitionsFor(topic, PATIENCE).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
    }

    private Positions minutesAgo(Consumer<String, byte[]> consumer, Map<TopicPartition, Long> ends) {
        var then = clock.instant().minus(remember).toEpochMilli();
        var asked = new HashMap<TopicPartition, Long>();
        ends.keySet().forEach(partition -> asked.put(partition, then));
        var found = consumer.offsetsForTimes(asked, PATIENCE);
        var from = new HashMap<String, Long>();
        ends.forEach((partition, end) -> from.put(
                place(partition),
                found.get(partition) == null ? end : found.get(partition).offset()));
        return Positions.of(from);
    }

    private static Positions positions(Consumer<String, byte[]> consumer, List<TopicPartition> partitions) {
        var reached = new HashMap<String, Long>();
        partitions.forEach(partition -> reached.put(place(partition), consumer.position(partition, PATIENCE)));
        return Positions.of(reached);
    }

    private static String place(TopicPartition partition) {
        return Positions.place(partition.topic(), partition.partition());
    }

    /** What cannot be read is the projection's to report. People come first: the rest is shown with their names. */
    private List<Told> decoded(ConsumerRecords<String, byte[]> polled) {
        var told = new ArrayList<Told>();
        TOPICS.forEach(topic -> polled.records(topic).forEach(record -> {
            if (record.value() == null) {
                told.add(new Told(record, null));
            } else if (wire.decode(topic, record.value()) instanceof Decoded.Known known) {
                told.add(new Told(record, known.value()));
            }
        }));
        return told;
    }

    /** One question for a whole batch, and before anything is remembered: it may fail, and then the batch comes again. */
    private void meetThoseMissing(List<Told> told) {
        Set<String> persons = new HashSet<>(waiting.keySet());
        Set<String> workers = new HashSet<>();
        for (var one : told) {
            if (one.value() instanceof ChecklistSnapshot checklist) {
                persons.add(checklist.getPerson());
            } else if (one.value() instanceof ReviewSnapshot review) {
                persons.add(review.getPerson());
                workers.addAll(ReviewCodec.workers(ReviewCodec.reviewers(review).stream()));
            } else if (one.value() instanceof FeedEntry entry && entry.getPerson() != null) {
                persons.add(entry.getPerson());
            } else if (one.value() instanceof PersonSnapshot person) {
                if (person.getRevision() > 1) {
                    persons.add(person.getId()); // whom it concerned until now
                }
                managers(person).forEach(workers::add);
            }
        }
        persons.removeIf(person -> people.of(person) != null);
        workers.removeIf(people::knowsWorker);
        if (!persons.isEmpty() || !workers.isEmpty()) {
            repository.met(persons, workers).forEach(people::meet);
        }
    }

    private static Stream<String> managers(PersonSnapshot person) {
        return person.getEmployments().stream()
                .map(employment -> employment.getDetails().getManager())
                .filter(Objects::nonNull);
    }

    private List<Happening> happenings(List<Told> told) {
        var happenings = new ArrayList<Happening>();
        var waits = unmatched.shown(told.stream()
                .map(Told::value)
                .filter(UnmatchedEvent.class::isInstance)
                .map(UnmatchedEvent.class::cast)
                .toList());
        for (var one : told) {
            var record = one.record();
            if (one.value() instanceof PersonSnapshot person) {
                happenings.add(codec.person(person, one.place(), record.offset()));
                happenings.addAll(arrived(person.getId(), one.place(), record.offset()));
            } else if (one.value() instanceof ChecklistSnapshot
                    || one.value() instanceof ReviewSnapshot
                    || one.value() instanceof FeedEntry) {
                var person = personOf(one);
                if (person != null && people.of(person) == null) {
                    waiting.computeIfAbsent(person, any -> new Waiting(new ArrayList<>(), System.nanoTime()))
                            .told()
                            .add(one);
                } else {
                    happenings.addAll(ofSomebody(one, one.place(), record.offset()));
                }
            } else if (one.value() instanceof UnmatchedEvent event) {
                happenings.add(HappeningCodec.unmatched(waits.get(event.getEventId()), one.place(), record.offset()));
            } else if (one.value() == null && record.topic().equals(Topics.UNMATCHED.name())) {
                happenings.add(HappeningCodec.unmatchedGone(record.key(), one.place(), record.offset()));
            } else if (one.value() == null && record.topic().equals(Topics.PEOPLE.name())) {
                happenings.add(codec.personGone(record.key(), one.place(), record.offset()));
            } else if (one.value() == null && record.topic().equals(Topics.CHECKLISTS.name())) {
                happenings.addAll(codec.checklistGone(record.key(), one.place(), record.offset()));
            } else if (one.value() == null && record.topic().equals(Topics.REVIEWS.name())) {
                happenings.add(codec.reviewGone(record.key(), one.place(), record.offset()));
            }
        }
        happenings.addAll(waitedLongEnough());
        return happenings;
    }

    private List<Happening> arrived(String person, String place, long offset) {
        var arrived = waiting.remove(person);
        return arrived == null
                ? List.of()
                : arrived.told().stream()
                        .flatMap(one -> ofSomebody(one, place, offset).stream())
                        .toList();
    }

    private static @Nullable String personOf(Told one) {
        if (one.value() instanceof ChecklistSnapshot checklist) {
            return checklist.getPerson();
        }
        return one.value() instanceof ReviewSnapshot review
                ? review.getPerson()
                : one.value() instanceof FeedEntry entry ? entry.getPerson() : null;
    }

    private List<Happening> ofSomebody(Told one, String place, long offset) {
        if (one.value() instanceof ChecklistSnapshot checklist) {
            return codec.checklist(checklist, place, offset, clock.instant());
        }
        if (one.value() instanceof ReviewSnapshot review) {
            return List.of(codec.review(review, place, offset, clock.instant()));
        }
        var announced = Instant.ofEpochMilli(one.record().timestamp());
        return one.value() instanceof FeedEntry entry
                ? List.of(codec.entry(entry, announced, place, offset))
                : List.of();
    }

    /** Met meanwhile in the read model, or not at all: shown without a name then. */
    private List<Happening> waitedLongEnough() {
        var happenings = new ArrayList<Happening>();
        var reached = hub.reached().orElseThrow();
        var place = reached.next().firstKey();
        for (var person : List.copyOf(waiting.keySet())) {
            var isLong = System.nanoTime() - waiting.get(person).since() > WAIT_FOR_PERSON.toNanos();
            if (isLong || people.of(person) != null) {
                happenings.addAll(arrived(person, place, reached.next().get(place)));
            }
        }
        return happenings;
    }

    void stop() {
        stopped = true;
        var consumer = open;
        if (consumer != null) {
            consumer.wakeup();
        }
    }

    private void pause() {
        try {
            Thread.sleep(stopped ? 0 : 1_000);
        } catch (InterruptedException e) {
            stopped = true;
            Thread.currentThread().interrupt();
        }
    }
}
