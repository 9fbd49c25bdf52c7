package dev.footbridge.bridge.identity;

import dev.footbridge.bridge.feed.ServiceFactCodec;
import dev.footbridge.bridge.log.DeadLetterCodec;
import dev.footbridge.bridge.person.FactCodec;
import dev.footbridge.schemas.bridge.Heard;
import dev.footbridge.schemas.fact.AccessListingEnded;
import dev.footbridge.schemas.fact.FeedbackGiven;
import dev.footbridge.schemas.fact.Identifier;
import dev.footbridge.schemas.fact.IdentifierKind;
import dev.footbridge.schemas.fact.SourceConnected;
import dev.footbridge.schemas.fact.TaskReported;
import dev.footbridge.schemas.topic.Topics;
import dev.footbridge.schemas.wire.Decoded;
import dev.footbridge.schemas.wire.Wire;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Gives each fact to the person its home knows, once; keeps the rest. */
public final class IdentityProcessor implements Processor<String, byte[], String, byte[]> {
    /** Those name who did it, or nobody: they are about a task, a rollout or a whole system. */
    private static final Set<Class<?>> ABOUT_NO_PERSON =
            Set.of(AccessListingEnded.class, FeedbackGiven.class, TaskReported.class);

    private final Wire wire;
    private final Sinks sinks;
    private ProcessorContext<String, byte[]> context;
    private IdentityStores homes;

    /** Names of the nodes that take what comes of it. */
    public record Sinks(String heard, String services, String broadcast, String unreadable) {}

    @SuppressWarnings("NullAway.Init") // context and homes come with init, before any record
    public IdentityProcessor(Wire wire, Sinks sinks) {
        this.wire = wire;
        this.sinks = sinks;
    }

    @Override
    public void init(ProcessorContext<String, byte[]> context) {
        this.context = context;
        this.homes = new IdentityStores(context);
    }

    @Override
    public void process(Record<String, byte[]> record) {
        if (record.key() == null || record.value() == null) {
            refuse(record, "Expected a fact under the token of an identifier, but its key or its value is missing");
            return;
        }
        var decoded = wire.decode(topic(), record.value());
        if (decoded instanceof Decoded.Known known) {
            hear(record, known.value());
        } else if (decoded instanceof Decoded.Unknown) {
            hearUnknown(record);
        } else if (decoded instanceof Decoded.Unreadable unreadable) {
            refuse(record, unreadable.reason());
        }
    }

    private void hear(Record<String, byte[]> record, SpecificRecord fact) {
        var told = FactCodec.toldOf(fact);
        if (fact instanceof SourceConnected connected) {
            context.forward(
                    record.withKey("source/" + connected.getSource())
                            .withValue(wire.encode(Topics.BROADCAST.name(), connected)),
                    sinks.broadcast());
        } else if (told == null) {
            refuse(record, "Expected a fact, but it is a " + fact.getSchema().getName());
        } else {
            var copy = CopyCodec.of(fact, told);
            var heard = homes.copy(record.key(), told.getEventId());
            if (heard == null || !copy.addsNothingTo(heard)) {
                homes.answeredFor(record.key(), told.getEventId(), copy);
                place(record, fact, told.getEventId());
            }
        }
    }

    private void place(Record<String, byte[]> record, SpecificRecord fact, String eventId) {
        var about = FactCodec.aboutOf(fact);
        var ofService = ServiceFactCodec.subjectOf(fact);
        if (ofService != null) {
            context.forward(record.withKey(ofService), sinks.services()); // it enters no person's file
        } else if (ABOUT_NO_PERSON.contains(fact.getClass())) {
            homes.keep(record.key(), eventId, record.value());
        } else if (about.stream().noneMatch(identifier -> identifier.getToken().equals(record.key()))) {
            refuse(record, "Expected the key to be the token of one of its identifiers, but it is of none");
        } else if (isWorkerNumber(record.key(), about)) {
            tellThoseWhoWaited(record);
            announce(record, eventId);
        } else {
            homes.keep(record.key(), eventId, record.value());
        }
    }

    /** A home that has decided is a worker number's: what it does not understand is its person's all the same. */
    private void hearUnknown(Record<String, byte[]> record) {
        var eventId = eventIdOf(record);
        var copy = CopyCodec.ofUnknown(record.value());
        if (copy.equals(homes.copy(record.key(), eventId))) {
            return;
        }
        homes.answeredFor(record.key(), eventId, copy);
        if (homes.hasDecided(record.key())) {
            announce(record, eventId);
        } else {
            homes.keep(record.key(), eventId, record.value());
        }
    }

    private void tellThoseWhoWaited(Record<String, byte[]> first) {
        if (homes.hasDecided(first.key())) {
            return;
        }
        for (var fact : homes.waitingAt(first.key())) {
            if (wire.decode(topic(), fact.value) instanceof Decoded.Unknown) {
                announce(first.withValue(fact.value), fact.key);
                homes.release(first.key(), fact.key);
            }
        }
    }

    private void announce(Record<String, byte[]> record, String eventId) {
        var home = record.key();
        var person = WorkerHome.personOf(home).value().toString();
        var heard = new Heard(person, home, homes.nextNumber(home), eventId, ByteBuffer.wrap(record.value()));
        context.forward(record.withKey(person).withValue(wire.encode(Topics.HEARD.name(), heard)), sinks.heard());
    }

    private void refuse(Record<String, byte[]> record, String reason) {
        context.forward(DeadLetterCodec.of(record, context.recordMetadata(), reason), sinks.unreadable());
    }

    private String topic() {
        return context.recordMetadata().orElseThrow().topic();
    }

    private static boolean isWorkerNumber(String token, List<Identifier> about) {
        return about.stream()
                .anyMatch(identifier -> identifier.getKind() == IdentifierKind.WORKER_NUMBER
                        && identifier.getToken().equals(token));
    }

    private static String eventIdOf(Record<String, byte[]> record) {
        var header = record.headers().lastHeader("ce_id");
        return header == null || header.value() == null
                ? UUID.nameUUIDFromBytes(record.value()).toString()
                : new String(header.value(), StandardCharsets.UTF_8);
    }
}
