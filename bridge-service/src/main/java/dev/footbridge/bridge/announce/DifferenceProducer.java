package dev.footbridge.bridge.announce;

import dev.footbridge.bridge.log.Outgoing;
import dev.footbridge.readmodel.observe.Cause;
import dev.footbridge.readmodel.observe.CauseCodec;
import dev.footbridge.schemas.bridge.Basis;
import dev.footbridge.schemas.wire.Decoded;
import dev.footbridge.schemas.wire.Wire;
import java.util.function.BiFunction;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Says something where it differs from what was said before. Revision and basis are no difference. */
final class DifferenceProducer {
    private final ProcessorContext<String, Outgoing> context;
    private final AnnouncedStores announced;
    private final Wire wire;
    private Cause cause = Cause.NONE;

    DifferenceProducer(ProcessorContext<String, Outgoing> context, AnnouncedStores announced, Wire wire) {
        this.context = context;
        this.announced = announced;
        this.wire = wire;
    }

    /** Of all that is said until something else is. */
    void causedBy(Cause next) {
        cause = next;
    }

    /** @param key on the topic; empty for what there is one of to a person, which goes by theirs */
    void differ(
            Remembered person,
            Kind kind,
            String key,
            BiFunction<Long, Basis, ? extends SpecificRecord> snapshot,
            Basis basis) {
        differ(person, kind, key, key, snapshot, basis);
    }

    /** @param lastKey the key it was said under last, where that has become another */
    void differ(
            Remembered person,
            Kind kind,
            String key,
            String lastKey,
            BiFunction<Long, Basis, ? extends SpecificRecord> snapshot,
            Basis basis) {
        var content = wire.encode(kind.topic().name(), snapshot.apply(0L, SnapshotCodec.NO_BASIS));
        var last = person.announced.get(kind.what(lastKey));
        if (last != null && last.says(content)) {
            return;
        }
        if (!lastKey.equals(key)) {
            forget(person, kind.what(lastKey));
        }
        long revision = last == null ? 1 : last.revision() + 1;
        var now = new Announced(revision, content);
        person.announced.put(kind.what(key), now);
        announced.put(person.id, kind.what(key), now);
        send(
                kind,
                key.isEmpty() ? person.id : key,
                new Outgoing(person.id, wire.encode(kind.topic().name(), snapshot.apply(revision, basis))));
    }

    /** What was said last under a key. */
    <R extends SpecificRecord> @Nullable R last(Remembered person, Kind kind, String key, Class<R> type) {
        var last = person.announced.get(kind.what(key));
        if (last == null) {
            return null;
        }
        if (wire.decode(kind.topic().name(), last.content()) instanceof Decoded.Known known
                && type.isInstance(known.value())) {
            return type.cast(known.value());
        }
        throw new IllegalStateException(
                "Expected a " + type.getSimpleName() + " where one was announced, but there is none");
    }

    /** It goes on under another key, which says so. */
    void remove(Remembered person, Kind kind, String key) {
        forget(person, kind.what(key));
        send(kind, key.isEmpty() ? person.id : key, new Outgoing(person.id, null));
    }

    private void forget(Remembered person, String what) {
        person.announced.remove(what);
        announced.remove(person.id, what);
    }

    private void send(Kind kind, String key, Outgoing outgoing) {
        var record = new Record<>(key, outgoing, context.currentSystemTimeMs());
        CauseCodec.write(cause, record.headers());
        context.forward(record, kind.sink());
    }
}
