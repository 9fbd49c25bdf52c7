package dev.footbridge.bridge.identity;

import dev.footbridge.bridge.identity.IdentityProcessor.Sinks;
import dev.footbridge.bridge.person.FactCodec;
import dev.footbridge.readmodel.observe.Cause;
import dev.footbridge.readmodel.observe.CauseCodec;
import dev.footbridge.schemas.bridge.Heard;
import dev.footbridge.schemas.bridge.RecordMoved;
import dev.footbridge.schemas.bridge.TakenBack;
import dev.footbridge.schemas.bridge.UnmatchedEvent;
import dev.footbridge.schemas.fact.Personal;
import dev.footbridge.schemas.fact.Told;
import dev.footbridge.schemas.topic.Topic;
import dev.footbridge.schemas.topic.Topics;
import dev.footbridge.schemas.wire.Decoded;
import dev.footbridge.schemas.wire.Wire;
import java.nio.ByteBuffer;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** What homes decide and say, on its way out. */
final class IdentityProducer {
    private final ProcessorContext<String, byte[]> context;
    private final Wire wire;
    private final Sinks sinks;
    private Cause cause = Cause.NONE;

    IdentityProducer(ProcessorContext<String, byte[]> context, Wire wire, Sinks sinks) {
        this.context = context;
        this.wire = wire;
        this.sinks = sinks;
    }

    /** Of all that is said until the next record comes. */
    void causedBy(Cause next) {
        cause = next;
    }

    void service(String service, byte[] fact) {
        forward(service, fact, sinks.services());
    }

    void heard(String person, String home, long number, Kept fact) {
        var heard = new Heard(person, home, number, fact.eventId(), ByteBuffer.wrap(fact.fact()));
        send(person, Topics.HEARD, heard, sinks.heard());
    }

    void takenBack(String person, String home, long number, Kept fact) {
        var takenBack = new TakenBack(person, home, number, fact.eventId(), ByteBuffer.wrap(fact.fact()));
        send(person, Topics.HEARD, takenBack, sinks.heard());
    }

    void moves(String from, String to, String home, long number) {
        send(from, Topics.HEARD, new RecordMoved(from, home, number, from, to), sinks.heard());
        send(to, Topics.HEARD, new RecordMoved(to, home, number, from, to), sinks.heard());
    }

    void say(String to, Word word) {
        var addressed = WordCodec.addressed(to, word);
        send(addressed.key(), Topics.IDENTIFY, WordCodec.record(to, word), sinks.homes());
    }

    void everybody(String key, SpecificRecord broadcast) {
        send(key, Topics.BROADCAST, broadcast, sinks.broadcast());
    }

    /** Since it was first on our log, whenever it came to wait. */
    void waits(Kept fact) {
        if (wire.decode(Topics.IT_EVENTS.name(), fact.fact()) instanceof Decoded.Known known) {
            var told = FactCodec.toldOf(known.value());
            if (told != null) {
                send(fact.eventId(), Topics.UNMATCHED, unmatched(known.value(), told), sinks.unmatched());
            }
        }
    }

    private static UnmatchedEvent unmatched(SpecificRecord fact, Told told) {
        return UnmatchedEvent.newBuilder()
                .setEventId(told.getEventId())
                .setIdentifiers(FactCodec.aboutOf(fact))
                .setType(fact.getSchema().getName())
                .setSince(told.getRecorded())
                .setSource(told.getSource())
                .setSystem(value(fact, "system", String.class))
                .setEntitlement(value(fact, "entitlement", String.class))
                .setAt(value(fact, "at", Instant.class))
                .setPersonal(named(fact))
                .build();
    }

    void waitsNoMore(Kept fact) {
        forward(fact.eventId(), null, sinks.unmatched());
    }

    /** What names people, without what somebody wrote about them. */
    private static @Nullable Personal named(SpecificRecord fact) {
        var personal = value(fact, "personal", Personal.class);
        return personal == null
                ? null
                : Personal.newBuilder(personal)
                        .setText(null)
                        .setPrivateEmail(null)
                        .setPhone(null)
                        .build();
    }

    private static <T> @Nullable T value(SpecificRecord fact, String name, Class<T> type) {
        var field = fact.getSchema().getField(name);
        return field != null && type.isInstance(fact.get(field.pos())) ? type.cast(fact.get(field.pos())) : null;
    }

    private void send(String key, Topic topic, SpecificRecord record, String sink) {
        forward(key, wire.encode(topic.name(), record), sink);
    }

    private void forward(String key, byte @Nullable [] bytes, String sink) {
        var record = new Record<>(key, bytes, context.currentSystemTimeMs());
        CauseCodec.write(cause, record.headers());
        context.forward(record, sink);
    }
}
