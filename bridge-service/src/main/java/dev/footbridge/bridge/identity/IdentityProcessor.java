package dev.footbridge.bridge.identity;

import dev.footbridge.bridge.feed.ServiceFactCodec;
import dev.footbridge.bridge.identity.IdentityStores.Shelf;
import dev.footbridge.bridge.log.DeadLetterCodec;
import dev.footbridge.bridge.person.FactCodec;
import dev.footbridge.readmodel.observe.CauseCodec;
import dev.footbridge.readmodel.observe.Trail;
import dev.footbridge.schemas.fact.AccessListingEnded;
import dev.footbridge.schemas.fact.ChangeReleased;
import dev.footbridge.schemas.fact.FeedbackGiven;
import dev.footbridge.schemas.fact.IncidentClosed;
import dev.footbridge.schemas.fact.PersonsLinked;
import dev.footbridge.schemas.fact.ProblemPrevented;
import dev.footbridge.schemas.fact.RolloutAnnounced;
import dev.footbridge.schemas.fact.SourceConnected;
import dev.footbridge.schemas.fact.TaskReported;
import dev.footbridge.schemas.fact.Told;
import dev.footbridge.schemas.topic.Topics;
import dev.footbridge.schemas.wire.Decoded;
import dev.footbridge.schemas.wire.Wire;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Brings each fact and each word to its home. */
public final class IdentityProcessor implements Processor<String, byte[], String, byte[]> {
    /** Those name who did it, or nobody: they are about a service, a rollout, a whole system. */
    private static final Set<Class<?>> ABOUT_NO_PERSON = Set.of(
            AccessListingEnded.class,
            ChangeReleased.class,
            FeedbackGiven.class,
            IncidentClosed.class,
            ProblemPrevented.class,
            RolloutAnnounced.class);

    private final Wire wire;
    private final Trail trail;
    private final Sinks sinks;
    private ProcessorContext<String, byte[]> context;
    private IdentityStores stores;
    private IdentityProducer out;
    private WorkerStores workers;
    private SystemsProducer systems;

    /** Names of the nodes that take what comes of it. */
    public record Sinks(
            String heard, String homes, String unmatched, String services, String broadcast, String unreadable) {}

    @SuppressWarnings("NullAway.Init") // the rest comes with init, before any record
    public IdentityProcessor(Wire wire, Trail trail, Sinks sinks) {
        this.wire = wire;
        this.trail = trail;
        this.sinks = sinks;
    }

    /** The home a word on bridge.identify.v1 is for: its key begins with it. */
    public static String homeOf(String key) {
        int end = key.indexOf('/');
        return end < 0 ? key : key.substring(0, end);
    }

    @Override
    public void init(ProcessorContext<String, byte[]> context) {
        this.context = context;
        this.stores = new IdentityStores(context);
        this.out = new IdentityProducer(context, wire, sinks);
        this.workers = new WorkerStores(stores, out, wire);
        this.systems = new SystemsProducer(context, out);
    }

    @Override
    public void process(Record<String, byte[]> record) {
        if (record.key() == null || record.value() == null) {
            refuse(record, "Expected something for a home, but its key or its value is missing");
            return;
        }
        out.causedBy(trail.step("identify", CauseCodec.of(record.headers()), Instant.ofEpochMilli(record.timestamp())));
        var topic = topic();
        var decoded = wire.decode(topic, record.value());
        if (decoded instanceof Decoded.Unreadable unreadable) {
            refuse(record, unreadable.reason());
        } else if (topic.equals(Topics.IDENTIFY.name())) {
            hearWord(record, decoded);
        } else if (decoded instanceof Decoded.Known known) {
            hear(record, known.value());
        } else {
            hearUnknown(record);
        }
    }

    private void hear(Record<String, byte[]> record, SpecificRecord fact) {
        var told = FactCodec.toldOf(fact);
        if (fact instanceof SourceConnected connected) {
            out.everybody("source/" + connected.getSource(), connected);
        } else if (told == null) {
            refuse(record, "Expected a fact, but it is a " + fact.getSchema().getName());
        } else if (!isAtHome(record.key(), fact)) {
            refuse(record, "Expected the key to be the token of one of its identifiers, but it is of none");
        } else {
            place(record.key(), fact, told, record.value());
            if (fact instanceof PersonsLinked linked && !NamingCodec.namesTwoRecords(linked)) {
                refuse(record, "Expected a link of two records by their worker numbers, but it lacks one");
            }
            readAgain(record.key());
            if (isToldByIt()) {
                systems.heardFrom(fact, told);
            }
        }
    }

    private void place(String home, SpecificRecord fact, Told told, byte[] bytes) {
        var shelf = shelf(home, fact);
        var copy = CopyCodec.of(fact, told);
        var kept = stores.kept(home, shelf, told.getEventId());
        if (kept != null && copy.addsNothingTo(kept.copy())) {
            return;
        }
        var now = KeptCodec.of(home, told.getEventId(), fact, copy, bytes);
        switch (shelf) {
            case WORKER -> workers.hear(home, now, fact, isToldByIt());
            case DECIDED -> identifier(home).hear(now);
            default -> {
                stores.keep(home, shelf, now);
                routeOn(fact, bytes);
            }
        }
    }

    /** What concerns a service enters no person's file. */
    private void routeOn(SpecificRecord fact, byte[] bytes) {
        var service = ServiceFactCodec.subjectOf(fact);
        if (service != null) {
            out.service(service, bytes);
        }
    }

    private void hearWord(Record<String, byte[]> record, Decoded decoded) {
        var addressed = decoded instanceof Decoded.Known known ? WordCodec.of(known.value()) : null;
        if (addressed == null) {
            refuse(record, "Expected a word between homes, but it is none this version knows");
            return;
        }
        var home = addressed.home();
        var word = addressed.word();
        if (word instanceof Word.Linked || word instanceof Word.Asked asked && asked.aboutPerson()) {
            new PersonHome(desk(home, Shelf.DECIDED)).hear(word);
        } else if (word instanceof Word.Matched || word instanceof Word.Withdrawn) {
            new MatchHome(desk(home, Shelf.DECIDED)).hear(word);
        } else if (word instanceof Word.Answered answered && answered.of().equals(WorkerHome.personOf(home))) {
            workers.hear(home, answered);
        } else {
            identifier(home).hear(word);
        }
    }

    /** A home that has decided is a worker number's: what it does not understand is its person's all the same. */
    private void hearUnknown(Record<String, byte[]> record) {
        var home = record.key();
        var copy = CopyCodec.ofUnknown(record.value());
        var unknown = KeptCodec.ofUnknown(eventIdOf(record), copy, record.value());
        var shelf = workers.knows(home) ? Shelf.WORKER : Shelf.UNKNOWN;
        var kept = stores.kept(home, shelf, unknown.eventId());
        if (kept != null && copy.equals(kept.copy())) {
            return;
        }
        if (shelf == Shelf.WORKER) {
            workers.hearUnknown(home, unknown);
        } else {
            stores.keep(home, shelf, unknown);
        }
    }

    /** What was of an unknown type: this home is a worker number's after all, or this version knows the type. */
    private void readAgain(String home) {
        for (var kept : stores.unknown(home)) {
            var decoded = wire.decode(Topics.IT_EVENTS.name(), kept.fact());
            if (decoded instanceof Decoded.Known known) {
                readAgain(home, kept, known.value());
            } else if (workers.knows(home)) {
                stores.release(home, Shelf.UNKNOWN, kept.eventId());
                workers.hearUnknown(home, kept);
            }
        }
    }

    private void readAgain(String home, Kept kept, SpecificRecord fact) {
        var told = FactCodec.toldOf(fact);
        if (told != null && isAtHome(home, fact)) {
            stores.release(home, Shelf.UNKNOWN, kept.eventId());
            place(home, fact, told, kept.fact());
        }
    }

    private IdentifierHome identifier(String home) {
        return new IdentifierHome(desk(home, Shelf.DECIDED));
    }

    private DeskStores desk(String home, Shelf shelf) {
        return new DeskStores(home, shelf, stores, out, wire);
    }

    private void refuse(Record<String, byte[]> record, String reason) {
        context.forward(DeadLetterCodec.of(record, context.recordMetadata(), reason), sinks.unreadable());
    }

    private boolean isToldByIt() {
        return topic().equals(Topics.IT_EVENTS.name());
    }

    private String topic() {
        return context.recordMetadata().orElseThrow().topic();
    }

    private static boolean isAtHome(String home, SpecificRecord fact) {
        return ABOUT_NO_PERSON.contains(fact.getClass())
                || fact instanceof TaskReported
                || FactCodec.aboutOf(fact).stream()
                        .anyMatch(identifier -> identifier.getToken().equals(home));
    }

    private static Shelf shelf(String home, SpecificRecord fact) {
        if (ABOUT_NO_PERSON.contains(fact.getClass())) {
            return Shelf.NOBODY;
        }
        return !(fact instanceof TaskReported) && KeptCodec.isWorkerNumber(home, FactCodec.aboutOf(fact))
                ? Shelf.WORKER
                : Shelf.DECIDED;
    }

    private static String eventIdOf(Record<String, byte[]> record) {
        var header = record.headers().lastHeader("ce_id");
        return header == null || header.value() == null
                ? UUID.nameUUIDFromBytes(record.value()).toString()
                : new String(header.value(), StandardCharsets.UTF_8);
    }
}
