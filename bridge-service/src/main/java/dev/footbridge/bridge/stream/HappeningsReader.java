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
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jspecify.annotations.Nullable;

/** What records of the log mean to whoever watches: each with the name of its person, once that is known. */
final class HappeningsReader {
    private static final Duration WAIT_FOR_PERSON = Duration.ofSeconds(1);

    private final Wire wire;
    private final PeopleRepository repository;
    private final Acquaintances people;
    private final HappeningCodec codec;
    private final UnmatchedReader unmatched;
    private final Clock clock;
    private final Map<String, Waiting> waiting = new HashMap<>();

    /** A record and what it is; null: the key is gone. */
    private record Told(
            ConsumerRecord<String, byte[]> record, @Nullable SpecificRecord value) {
        String place() {
            return Positions.place(record.topic(), record.partition());
        }
    }

    /** Lists and entries whose person's own announcement, of the same transaction, is not here yet. */
    private record Waiting(List<Told> told, long since) {}

    HappeningsReader(
            Wire wire,
            PeopleRepository repository,
            Acquaintances people,
            HappeningCodec codec,
            UnmatchedReader unmatched,
            Clock clock) {
        this.wire = wire;
        this.repository = repository;
        this.people = people;
        this.codec = codec;
        this.unmatched = unmatched;
        this.clock = clock;
    }

    /** Whether something is held back until its person is known. */
    boolean isWaiting() {
        return !waiting.isEmpty();
    }

    /** @param reached how far the log was read before these */
    List<Happening> happenings(ConsumerRecords<String, byte[]> polled, Positions reached) {
        var told = decoded(polled);
        meetThoseMissing(told);
        var happenings = happenings(told);
        happenings.addAll(waitedLongEnough(reached));
        return happenings;
    }

    /** What cannot be read is the projection's to report. People come first: the rest is shown with their names. */
    private List<Told> decoded(ConsumerRecords<String, byte[]> polled) {
        var told = new ArrayList<Told>();
        StreamConsumer.TOPICS.forEach(topic -> polled.records(topic).forEach(record -> {
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
    private List<Happening> waitedLongEnough(Positions reached) {
        var happenings = new ArrayList<Happening>();
        var place = reached.next().firstKey();
        for (var person : List.copyOf(waiting.keySet())) {
            var isLong = System.nanoTime() - waiting.get(person).since() > WAIT_FOR_PERSON.toNanos();
            if (isLong || people.of(person) != null) {
                happenings.addAll(arrived(person, place, reached.next().get(place)));
            }
        }
        return happenings;
    }
}
